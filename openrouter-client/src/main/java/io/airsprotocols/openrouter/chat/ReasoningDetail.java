package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A block of a model's reasoning ({@code reasoning_details[]}). Immutable.
 *
 * <p>The blocks of an answer go back to the model with its message, unchanged and in order: signed and encrypted ones are
 * refused otherwise. {@link AssistantMessage} takes care of it.
 */
public abstract sealed class ReasoningDetail extends JsonView
        permits ReasoningText, ReasoningSummary, ReasoningEncrypted, ReasoningServerToolCall, OtherReasoning {

    static final String TEXT = "reasoning.text";
    static final String SUMMARY = "reasoning.summary";
    static final String ENCRYPTED = "reasoning.encrypted";
    static final String SERVER_TOOL_CALL = "reasoning.server_tool_call";

    ReasoningDetail(ObjectNode json) {
        super(json);
    }

    /**
     * Reasoning in plain words.
     *
     * @param text the words
     * @return the block, not signed
     */
    public static ReasoningText text(String text) {
        return new ReasoningText(typed(TEXT).put("text", text));
    }

    /**
     * Reasoning in short.
     *
     * @param summary the summary
     * @return the block
     */
    public static ReasoningSummary summary(String summary) {
        return new ReasoningSummary(typed(SUMMARY).put("summary", summary));
    }

    /**
     * Reasoning that only its provider can read.
     *
     * @param data the block as the provider made it
     * @return the block
     */
    public static ReasoningEncrypted encrypted(String data) {
        return new ReasoningEncrypted(typed(ENCRYPTED).put("data", data));
    }

    /**
     * A call of one of OpenRouter's own tools within the reasoning.
     *
     * @param toolName the tool
     * @param arguments what it was called with, JSON as text
     * @param result what came of it
     * @return the block
     */
    public static ReasoningServerToolCall serverToolCall(String toolName, String arguments, String result) {
        return new ReasoningServerToolCall(typed(SERVER_TOOL_CALL)
                .put("tool_name", toolName)
                .put("arguments", arguments)
                .put("result", result));
    }

    /**
     * A block from JSON, whatever its kind.
     *
     * @param json the block as the API defines it
     * @return the block
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static ReasoningDetail of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return view(Json.copy("reasoning_detail", object));
        }
        throw new IllegalArgumentException("A block of reasoning is a JSON object, was " + json);
    }

    static ReasoningDetail view(ObjectNode json) {
        JsonNode type = json.path("type");
        return switch (type.isString() ? type.stringValue() : "") {
            case TEXT -> new ReasoningText(json);
            case SUMMARY -> new ReasoningSummary(json);
            case ENCRYPTED -> new ReasoningEncrypted(json);
            case SERVER_TOOL_CALL -> new ReasoningServerToolCall(json);
            default -> new OtherReasoning(json);
        };
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    /**
     * The kind of the block ({@code type}).
     *
     * @return such as {@code reasoning.text}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }

    /**
     * The provider's name for the block ({@code id}).
     *
     * @return the id, or null if it has none
     */
    public @Nullable String id() {
        return string("id");
    }

    /**
     * The place of the block ({@code index}); in a stream it tells which block a piece belongs to.
     *
     * @return from 0, or null if not told
     */
    public @Nullable Long index() {
        return number("index");
    }

    /**
     * Whose form it has ({@code format}).
     *
     * @return the format, or null if not told
     */
    public @Nullable ReasoningFormat format() {
        String format = string("format");
        return format == null ? null : new ReasoningFormat(format);
    }

    /**
     * A copy with another value; see {@link #id()}.
     *
     * @param value the id
     * @return the copy, of the same class
     */
    public ReasoningDetail withId(String value) {
        return view(with("id", value));
    }

    /**
     * A copy with another value; see {@link #index()}.
     *
     * @param value from 0
     * @return the copy, of the same class
     */
    public ReasoningDetail withIndex(int value) {
        return view(with("index", JsonNodeFactory.instance.numberNode(value)));
    }

    /**
     * A copy with another value; see {@link #format()}.
     *
     * @param value the format
     * @return the copy, of the same class
     */
    public ReasoningDetail withFormat(ReasoningFormat value) {
        return view(with("format", value.value()));
    }

    /** Whether it is worth something to its own provider alone: encrypted, or signed. */
    boolean isSealed() {
        String signature = this instanceof ReasoningText text ? text.signature() : null;
        return this instanceof ReasoningEncrypted || (signature != null && !signature.isEmpty());
    }
}

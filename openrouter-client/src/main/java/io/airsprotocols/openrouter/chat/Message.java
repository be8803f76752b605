package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of a conversation. Immutable.
 *
 * <p>What this release has no name for is kept: the message of an answer can be put into the next request as it is, its
 * reasoning and tool calls included. Roles without a class of their own are {@link OtherMessage}; later releases add
 * classes below that one.
 */
public abstract sealed class Message extends JsonView
        permits SystemMessage, DeveloperMessage, UserMessage, AssistantMessage, ToolMessage, OtherMessage {

    Message(ObjectNode json) {
        super(json);
    }

    /**
     * Instructions to the model.
     *
     * @param text the instructions
     * @return the message
     */
    public static SystemMessage system(String text) {
        return new SystemMessage(message(Role.SYSTEM, text));
    }

    /**
     * Instructions to the model in parts, so that the prompt can be cached up to one of them.
     *
     * @param parts one or more parts
     * @return the message
     * @throws IllegalArgumentException if there is no part
     */
    public static SystemMessage system(TextPart... parts) {
        return new SystemMessage(message(Role.SYSTEM, parts));
    }

    /**
     * Instructions to the model, under the name newer models give them.
     *
     * @param text the instructions
     * @return the message
     */
    public static DeveloperMessage developer(String text) {
        return new DeveloperMessage(message(Role.DEVELOPER, text));
    }

    /**
     * Instructions to the model in parts, under the name newer models give them.
     *
     * @param parts one or more parts
     * @return the message
     * @throws IllegalArgumentException if there is no part
     */
    public static DeveloperMessage developer(TextPart... parts) {
        return new DeveloperMessage(message(Role.DEVELOPER, parts));
    }

    /**
     * What the user says.
     *
     * @param text the text
     * @return the message
     */
    public static UserMessage user(String text) {
        return new UserMessage(message(Role.USER, text));
    }

    /**
     * What the user says and shows.
     *
     * @param parts one or more parts
     * @return the message
     * @throws IllegalArgumentException if there is no part
     */
    public static UserMessage user(ContentPart... parts) {
        return new UserMessage(message(Role.USER, parts));
    }

    /**
     * What the model said earlier. As the last message of a request it is the beginning of the answer, which the model
     * continues.
     *
     * @param text the text
     * @return the message
     */
    public static AssistantMessage assistant(String text) {
        return new AssistantMessage(message(Role.ASSISTANT, text));
    }

    /**
     * What the model said earlier, in parts.
     *
     * @param parts one or more parts
     * @return the message
     * @throws IllegalArgumentException if there is no part
     */
    public static AssistantMessage assistant(ContentPart... parts) {
        return new AssistantMessage(message(Role.ASSISTANT, parts));
    }

    /**
     * The result of a tool the model called.
     *
     * @param toolCallId the id of the call, as the model gave it
     * @param result the result, for the model to read
     * @return the message
     * @throws IllegalArgumentException if the id is blank
     */
    public static ToolMessage tool(String toolCallId, String result) {
        ObjectNode json = result(toolCallId);
        return new ToolMessage(json.put("content", result));
    }

    /**
     * The result of a tool the model called, in parts: texts, images.
     *
     * @param toolCallId the id of the call, as the model gave it
     * @param parts one or more parts
     * @return the message
     * @throws IllegalArgumentException if the id is blank or there is no part
     */
    public static ToolMessage tool(String toolCallId, ContentPart... parts) {
        ObjectNode json = result(toolCallId);
        json.set("content", content(Role.TOOL, parts));
        return new ToolMessage(json);
    }

    /**
     * The result of a tool the model called, as JSON.
     *
     * @param toolCallId the id of the call, as the model gave it
     * @param result anything Jackson can write: a record, a map, a list, a number, a node
     * @return the message
     * @throws IllegalArgumentException if the id is blank, or there is no JSON for the result
     */
    public static ToolMessage toolJson(String toolCallId, Object result) {
        return tool(toolCallId, Json.of("result", result).toString());
    }

    /**
     * A message from JSON, whatever its role.
     *
     * @param json the message as the API defines it
     * @return the message
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Message of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return view(Json.copy("message", object));
        }
        throw new IllegalArgumentException("A message is a JSON object, was " + json);
    }

    static Message view(ObjectNode json) {
        JsonNode role = json.path("role");
        return switch (role.isString() ? role.stringValue() : "") {
            case "system" -> new SystemMessage(json);
            case "developer" -> new DeveloperMessage(json);
            case "user" -> new UserMessage(json);
            case "assistant" -> new AssistantMessage(json);
            case "tool" -> new ToolMessage(json);
            default -> new OtherMessage(json);
        };
    }

    /** The tree itself, for requests that hold the message; not to be changed. */
    final ObjectNode kept() {
        return tree();
    }

    private static ObjectNode message(Role role, String text) {
        return Json.object().put("role", role.value()).put("content", text);
    }

    private static ObjectNode message(Role role, ContentPart... parts) {
        ObjectNode json = Json.object().put("role", role.value());
        json.set("content", content(role, parts));
        return json;
    }

    private static ArrayNode content(Role role, ContentPart... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("A " + role + " message has at least one part; was given none");
        }
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        for (ContentPart part : parts) {
            content.add(part.json());
        }
        return content;
    }

    private static ObjectNode result(String toolCallId) {
        if (toolCallId.isBlank()) {
            throw new IllegalArgumentException("A tool message names the call it answers; its id was blank");
        }
        return Json.object().put("role", Role.TOOL.value()).put("tool_call_id", toolCallId);
    }

    /**
     * Who speaks.
     *
     * @return the role; its value is empty if there is none
     */
    public Role role() {
        return new Role(string("role", ""));
    }

    /**
     * The text of the message: of content that has parts, the text parts joined.
     *
     * @return the text, empty if there is none
     */
    public String text() {
        String content = string("content");
        if (content != null) {
            return content;
        }
        StringBuilder text = new StringBuilder();
        for (ContentPart part : parts()) {
            if (part instanceof TextPart each) {
                text.append(each.text());
            }
        }
        return text.toString();
    }

    /**
     * The content in parts; content that is plain text is one text part.
     *
     * @return the parts, never null
     */
    public List<ContentPart> parts() {
        List<ContentPart> parts = new ArrayList<>();
        for (JsonNode each : list("content", node -> node)) {
            if (each instanceof ObjectNode part) {
                parts.add(ContentPart.view(part));
            } else if (each.isValueNode() && !each.isNull()) {
                parts.add(ContentPart.text(each.asString()));
            }
        }
        return Collections.unmodifiableList(parts);
    }

    /**
     * The name of the speaker, to tell several of one role apart ({@code name}).
     *
     * @return the name, or null
     */
    public @Nullable String name() {
        return string("name");
    }

    /**
     * This message with the name of its speaker.
     *
     * @param name the name
     * @return a changed copy, of the same class
     */
    public Message withName(String name) {
        return view(tree().deepCopy().put("name", name));
    }

    /** The JSON as one line of text; a file that goes with it is named, not written out. */
    @Override
    public String toString() {
        return Json.brief(tree());
    }
}

package io.airsprotocols.openrouter.chat;

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
     * Instructions to the model, under the name newer models give them.
     *
     * @param text the instructions
     * @return the message
     */
    public static DeveloperMessage developer(String text) {
        return new DeveloperMessage(message(Role.DEVELOPER, text));
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
        if (parts.length == 0) {
            throw new IllegalArgumentException("A user message has at least one part; was given none");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("role", Role.USER.value());
        ArrayNode content = json.putArray("content");
        for (ContentPart part : parts) {
            content.add(part.json());
        }
        return new UserMessage(json);
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
     * The result of a tool the model called.
     *
     * @param toolCallId the id of the call, as the model gave it
     * @param result the result, often JSON
     * @return the message
     * @throws IllegalArgumentException if the id is blank
     */
    public static ToolMessage tool(String toolCallId, String result) {
        if (toolCallId.isBlank()) {
            throw new IllegalArgumentException("A tool message names the call it answers; its id was blank");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("role", Role.TOOL.value()).put("tool_call_id", toolCallId).put("content", result);
        return new ToolMessage(json);
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
            return view(object.deepCopy());
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

    private static ObjectNode message(Role role, String text) {
        return JsonNodeFactory.instance.objectNode().put("role", role.value()).put("content", text);
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
}

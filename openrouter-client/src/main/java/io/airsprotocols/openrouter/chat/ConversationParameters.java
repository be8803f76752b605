package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.tool.Tool;
import io.airsprotocols.openrouter.tool.ToolChoice;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is said. */
abstract sealed class ConversationParameters extends RequestParameters permits RoutingParameters {

    ConversationParameters(ObjectNode json) {
        super(json);
    }

    /**
     * Adds instructions to the model.
     *
     * @param text the instructions
     * @return this
     */
    public ChatRequestBuilder system(String text) {
        return message(Message.system(text));
    }

    /**
     * Adds instructions to the model, under the name newer models give them.
     *
     * @param text the instructions
     * @return this
     */
    public ChatRequestBuilder developer(String text) {
        return message(Message.developer(text));
    }

    /**
     * Adds what the user says.
     *
     * @param text the text
     * @return this
     */
    public ChatRequestBuilder user(String text) {
        return message(Message.user(text));
    }

    /**
     * Adds what the user says and shows.
     *
     * @param parts one or more parts
     * @return this
     * @throws IllegalArgumentException if there is no part
     */
    public ChatRequestBuilder user(ContentPart... parts) {
        return message(Message.user(parts));
    }

    /**
     * Adds what the model said earlier; as the last message it is the beginning of the answer.
     *
     * @param text the text
     * @return this
     */
    public ChatRequestBuilder assistant(String text) {
        return message(Message.assistant(text));
    }

    /**
     * Adds a message, such as the one of an earlier answer.
     *
     * @param message the message
     * @return this
     */
    public ChatRequestBuilder message(Message message) {
        String role = message.role().value();
        boolean told = role.isEmpty() || message.kept().path("role").isString();
        array("messages").add(told ? message.kept() : ((ObjectNode) message.json()).put("role", role));
        return self();
    }

    /**
     * The whole conversation, in place of messages added before.
     *
     * @param conversation the messages
     * @return this
     */
    public ChatRequestBuilder messages(List<? extends Message> conversation) {
        json().putArray("messages");
        conversation.forEach(this::message);
        return self();
    }

    /**
     * A bare text to go on with, in place of messages ({@code prompt}): the older form, which few models know.
     *
     * @param text the text
     * @return this
     */
    public ChatRequestBuilder prompt(String text) {
        return put("prompt", text);
    }

    /**
     * Adds something the model may call ({@code tools}). Tools are sent anew with every request of a conversation.
     *
     * @param added a function of yours, or a tool OpenRouter runs
     * @return this
     */
    public ChatRequestBuilder tool(Tool added) {
        array("tools").add(added.json());
        return self();
    }

    /**
     * What the model may call, in place of tools added before ({@code tools}).
     *
     * @param all functions of yours, and tools OpenRouter runs
     * @return this
     */
    public ChatRequestBuilder tools(List<? extends Tool> all) {
        json().remove("tools");
        all.forEach(this::tool);
        return self();
    }

    /**
     * Whether the model must, may or must not call tools, and which ({@code tool_choice}).
     *
     * @param choice the choice
     * @return this
     */
    public ChatRequestBuilder toolChoice(ToolChoice choice) {
        return put("tool_choice", choice.json());
    }

    /**
     * Whether the model may call several tools at once ({@code parallel_tool_calls}).
     *
     * @param value false to have one call at a time
     * @return this
     */
    public ChatRequestBuilder parallelToolCalls(boolean value) {
        return put("parallel_tool_calls", value);
    }

    /**
     * In which form the model answers ({@code response_format}).
     *
     * @param format the format
     * @return this
     */
    public ChatRequestBuilder responseFormat(ResponseFormat format) {
        return put("response_format", format.json());
    }
}

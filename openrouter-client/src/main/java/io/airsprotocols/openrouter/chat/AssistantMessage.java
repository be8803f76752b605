package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the model says ({@code role: assistant}). Immutable.
 *
 * <p>The message of an answer is put into the next request as it is: its tool calls, its reasoning with signatures and
 * encrypted blocks, and whatever this release has no name for go back to the model as they came. That of a stream is the
 * same: the pieces of a block are joined, which providers insist on. The {@code with…} methods give a changed copy.
 */
public final class AssistantMessage extends Message {

    AssistantMessage(ObjectNode json) {
        super(json);
    }

    /** Always {@link Role#ASSISTANT}, unless the message names another. */
    @Override
    public Role role() {
        return new Role(string("role", Role.ASSISTANT.value()));
    }

    /**
     * Why the model refuses ({@code refusal}).
     *
     * @return its words, or null if it does not refuse
     */
    public @Nullable String refusal() {
        return string("refusal");
    }

    /**
     * What the model thought before it answered, as far as it shows it ({@code reasoning}, or {@code reasoning_content} as
     * some providers name it). The same text is in {@link #reasoningDetails()}: show one, not both.
     *
     * @return the text, or null if there is none
     */
    public @Nullable String reasoning() {
        String reasoning = string("reasoning");
        return reasoning == null ? string("reasoning_content") : reasoning;
    }

    /**
     * What the model thought, block by block, with all that its provider needs to take it back ({@code reasoning_details}).
     *
     * @return the blocks in order, never null
     */
    public List<ReasoningDetail> reasoningDetails() {
        return children("reasoning_details", ReasoningDetail::view);
    }

    /**
     * The functions the model calls ({@code tool_calls}). Each is answered by a {@link ToolMessage} in the next request.
     *
     * @return the calls, never null
     */
    public List<ToolCall> toolCalls() {
        return children("tool_calls", ToolCall::new);
    }

    /**
     * The images the model made ({@code images}).
     *
     * @return the images, never null
     */
    public List<GeneratedImage> images() {
        return children("images", GeneratedImage::new);
    }

    /**
     * What the model said aloud ({@code audio}).
     *
     * @return the audio, or null if there is none
     */
    public @Nullable GeneratedAudio audio() {
        return child("audio", GeneratedAudio::new);
    }

    /**
     * What the answer rests on ({@code annotations}): pages of the web, files of the request. Put into the next request with
     * the message, those of files spare reading the files again.
     *
     * @return the annotations, never null
     */
    public List<Annotation> annotations() {
        return children("annotations", Annotation::view);
    }

    /**
     * The model that said it ({@code model}); messages of answers do not tell, {@link ChatResponse#model()} does.
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * A copy with another value; see {@link #refusal()}.
     *
     * @param value the model's words
     * @return the copy
     */
    public AssistantMessage withRefusal(String value) {
        return new AssistantMessage(with("refusal", value));
    }

    /**
     * A copy with another value; see {@link #reasoning()}.
     *
     * @param value what the model thought
     * @return the copy
     */
    public AssistantMessage withReasoning(String value) {
        return new AssistantMessage(with("reasoning", value));
    }

    /**
     * A copy with another value; see {@link #reasoning()}.
     *
     * @param value what the model thought, under the name some providers have for it ({@code reasoning_content})
     * @return the copy
     */
    public AssistantMessage withReasoningContent(String value) {
        return new AssistantMessage(with("reasoning_content", value));
    }

    /**
     * A copy with other blocks; see {@link #reasoningDetails()}.
     *
     * @param blocks the blocks in order
     * @return the copy
     */
    public AssistantMessage withReasoningDetails(ReasoningDetail... blocks) {
        return new AssistantMessage(with("reasoning_details", array(blocks)));
    }

    /**
     * A copy with other calls; see {@link #toolCalls()}.
     *
     * @param calls the calls in order
     * @return the copy
     */
    public AssistantMessage withToolCalls(ToolCall... calls) {
        return new AssistantMessage(with("tool_calls", array(calls)));
    }

    /**
     * A copy with other images; see {@link #images()}.
     *
     * @param images the images in order
     * @return the copy
     */
    public AssistantMessage withImages(GeneratedImage... images) {
        return new AssistantMessage(with("images", array(images)));
    }

    /**
     * A copy with another value; see {@link #audio()}.
     *
     * @param value what the model said aloud
     * @return the copy
     */
    public AssistantMessage withAudio(GeneratedAudio value) {
        return new AssistantMessage(with("audio", value.json()));
    }

    /**
     * A copy with other annotations; see {@link #annotations()}.
     *
     * @param annotations the annotations in order
     * @return the copy
     */
    public AssistantMessage withAnnotations(Annotation... annotations) {
        return new AssistantMessage(with("annotations", array(annotations)));
    }

    /**
     * A copy that names the model that said it; OpenRouter's auto router can stay with it then.
     *
     * @param id the model's id
     * @return the copy
     */
    public AssistantMessage withModel(String id) {
        return new AssistantMessage(with("model", id));
    }

    private static ArrayNode array(JsonView... views) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonView view : views) {
            array.add(view.json());
        }
        return array;
    }
}

package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Media;
import io.airsprotocols.openrouter.sandbox.internal.chat.Scripted;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the sandbox is to answer. Immutable.
 *
 * <p>Words ({@link #text}, {@link #tokens}, {@link #toolCall}, {@link #refusal}) are put into the forms of the API, whole or
 * streamed as the request asks, counted and charged. Raw replies go out as they stand and are not charged. A fault that
 * changes fields changes theirs too if they are JSON objects; one that would do nothing to them makes the answer an error of
 * status 400 that says so.
 */
public final class Reply {

    private final Scripted.@Nullable Content content;
    private final Map<String, String> headers;
    private final List<FaultSpec> faults;
    private final Duration delay;

    private Reply(
            Scripted.@Nullable Content content, Map<String, String> headers, List<FaultSpec> faults, Duration delay) {
        this.content = content;
        this.headers = headers;
        this.faults = faults;
        this.delay = delay;
    }

    private static Reply of(Scripted.@Nullable Content content) {
        return new Reply(content, Map.of(), List.of(), Duration.ZERO);
    }

    /**
     * Words, streamed in the sandbox's own tokens.
     *
     * @param text the words; an empty text is an empty completion
     * @return the reply
     */
    public static Reply text(String text) {
        return of(new Scripted.Words(Completion.text(text)));
    }

    /**
     * Words, streamed in the pieces given, one a chunk.
     *
     * @param pieces the tokens
     * @return the reply
     */
    public static Reply tokens(String... pieces) {
        return of(new Scripted.Words(Completion.of(List.of(pieces))));
    }

    /**
     * A call of a function, with the finish reason {@code tool_calls}. More calls are added by {@link #withToolCall}.
     *
     * @param id the call's id, such as {@code call_1}
     * @param name the function
     * @param arguments its arguments as JSON; anything goes, so that broken arguments can be tried
     * @return the reply
     */
    public static Reply toolCall(String id, String name, String arguments) {
        return of(new Scripted.Words(Completion.tools(List.of(new Completion.ToolCall(id, name, arguments)))));
    }

    /**
     * A refusal: no content, but the field {@code refusal}, as models give it that would have to answer by a schema.
     *
     * @param text why the model refuses
     * @return the reply
     */
    public static Reply refusal(String text) {
        return of(new Scripted.Words(Completion.refused(text)));
    }

    /**
     * A body as it stands, with status 200 and {@code application/json}, also for a request that asked for a stream.
     *
     * @param body the body, which need not be JSON
     * @return the reply
     */
    public static Reply json(String body) {
        return of(new Scripted.Raw(200, "application/json", body));
    }

    /**
     * The data lines of a stream as they stand. The end mark is not added: give {@code [DONE]} as the last.
     *
     * @param data what follows {@code data: } in each event
     * @return the reply
     */
    public static Reply chunks(String... data) {
        return of(new Scripted.Lines(List.of(data)));
    }

    /**
     * An error in OpenRouter's envelope.
     *
     * @param status the HTTP status, which is also the error's code
     * @param message what it says
     * @return the reply
     */
    public static Reply error(int status, String message) {
        return fault(Fault.status(status, message));
    }

    /**
     * A body as it stands, with any status.
     *
     * @param status the HTTP status, 200 to 999
     * @param contentType such as {@code application/json}
     * @param body the body
     * @return the reply
     * @throws IllegalArgumentException if the status is another
     */
    public static Reply raw(int status, String contentType, String body) {
        HttpResponse.checkHeader("Content-Type", contentType);
        return of(new Scripted.Raw(HttpResponse.checkStatus(status), contentType, body));
    }

    /**
     * What the model would have answered, broken by a fault.
     *
     * @param fault the fault
     * @return the reply
     */
    public static Reply fault(Fault fault) {
        return of(null).withFault(fault);
    }

    /**
     * What the model would have answered: useful with {@link #withHeader} and {@link #after}.
     *
     * @return the reply
     */
    public static Reply asUsual() {
        return of(null);
    }

    /**
     * This reply with one more header, which takes the place of one that the answer would have had.
     *
     * @param name its name
     * @param value its value
     * @return a new reply
     * @throws IllegalArgumentException if HTTP has no such headers, as with letters beyond ASCII
     */
    public Reply withHeader(String name, String value) {
        HttpResponse.checkHeader(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(content, more, faults, delay);
    }

    /**
     * This reply with one more fault. Faults are applied in the order given.
     *
     * @param fault the fault
     * @return a new reply
     */
    public Reply withFault(Fault fault) {
        List<FaultSpec> more = new ArrayList<>(faults);
        more.add(fault.spec());
        return new Reply(content, headers, more, delay);
    }

    /**
     * This reply with thoughts before its words ({@code reasoning} and {@code reasoning_details}), in the format of the
     * model that is asked: signed text for Anthropic's, a summary and encrypted data for OpenAI's and xAI's.
     *
     * @param thoughts the thoughts
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withReasoning(String thoughts) {
        Completion words = words();
        return with(words.withThoughts(words.thoughts().plus(thoughts)));
    }

    /**
     * This reply with one more element of {@code reasoning_details}, as it stands: of any format, signed or not. Its
     * {@code text} or {@code summary} is streamed in tokens and also stands in {@code reasoning}; what else it has comes
     * last. With such a detail, {@link #withReasoning} makes none of its own.
     *
     * @param json a JSON object, such as {@code {"type":"reasoning.encrypted","data":"…","format":"xai-responses-v1"}}
     * @return a new reply
     * @throws IllegalArgumentException if that is no JSON object
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withReasoningDetail(String json) {
        Completion words = words();
        return with(words.withThoughts(words.thoughts().plusDetail(object(json))));
    }

    /**
     * This reply with a picture ({@code images}).
     *
     * @param mediaType such as {@code image/png}
     * @param bytes the picture's file
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withImage(String mediaType, byte[] bytes) {
        Completion words = words();
        return with(words.withImage(Media.image(mediaType, bytes, words.images().size())));
    }

    /**
     * This reply with sound ({@code audio}), which a stream brings in pieces.
     *
     * @param bytes the sound in the format that was asked for
     * @param transcript the words in it
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withAudio(byte[] bytes, String transcript) {
        return with(words().withSound(Media.sound(bytes, transcript)));
    }

    /**
     * This reply with a citation of a page of the web ({@code annotations}).
     *
     * @param url where the page is
     * @param title what it is called
     * @param start where in the content the citation begins, counted in UTF-16 units from 0
     * @param end where it ends
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withCitation(String url, String title, int start, int end) {
        return with(words().withAnnotation(Media.citation(url, title, null, start, end)));
    }

    /**
     * This reply with one more element of {@code annotations}, as it stands.
     *
     * @param json a JSON object, such as {@code {"type":"file","file":{"hash":"…","content":[]}}}
     * @return a new reply
     * @throws IllegalArgumentException if that is no JSON object
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withAnnotation(String json) {
        return with(words().withAnnotation(object(json)));
    }

    private static ObjectNode object(String json) {
        try {
            if (Json.parse(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException(
                    "Not valid JSON: " + notJson.getOriginalMessage() + ": " + json, notJson);
        }
        throw new IllegalArgumentException("A JSON object is needed, not " + json);
    }

    /**
     * This reply with one more call of a function.
     *
     * @param id the call's id
     * @param name the function
     * @param arguments its arguments as JSON
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withToolCall(String id, String name, String arguments) {
        Completion words = words();
        List<Completion.ToolCall> calls = new ArrayList<>(words.toolCalls());
        calls.add(new Completion.ToolCall(id, name, arguments));
        return with(words.withToolCalls(calls));
    }

    /**
     * This reply with another reason why it ended.
     *
     * @param reason such as {@code length} or {@code content_filter}, known or not
     * @return a new reply
     * @throws IllegalStateException if this is a raw reply
     */
    public Reply withFinishReason(String reason) {
        return with(words().withFinishReason(reason));
    }

    /**
     * This reply after a time in which not even the head of the answer comes.
     *
     * @param time how long to wait, zero or longer
     * @return a new reply
     * @throws IllegalArgumentException if it is negative
     */
    public Reply after(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("A time must not be negative, was " + time);
        }
        return new Reply(content, headers, faults, time);
    }

    private Completion words() {
        if (content instanceof Scripted.Words words) {
            return words.completion();
        }
        throw new IllegalStateException(
                "Only a reply made by text(), tokens(), toolCall() or refusal() has words to add to; this one is "
                        + this);
    }

    private Reply with(Completion completion) {
        return new Reply(new Scripted.Words(completion), headers, faults, delay);
    }

    Scripted scripted() {
        return new Scripted(content, headers, faults, delay);
    }

    @Override
    public String toString() {
        String what = content == null ? "as usual" : Json.write(Json.texts(List.of(content.toString())));
        return "Reply[" + what + ", faults " + faults + "]";
    }
}

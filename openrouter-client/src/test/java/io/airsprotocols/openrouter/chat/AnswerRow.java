package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.support.WirePath;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which accessor reads a property of an answer or a chunk.
 *
 * @param path where it stands on the wire
 * @param sample JSON in which it stands
 * @param expected what the accessor gives for the sample
 * @param typed reads it
 */
record AnswerRow(String path, ObjectNode sample, Object expected, Function<ObjectNode, @Nullable Object> typed) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A property of a whole answer; single quotes in the JSON stand for double ones. */
    static AnswerRow answer(
            String path, String sample, Object expected, Function<ChatResponse, @Nullable Object> typed) {
        return row(path, sample, expected, json -> typed.apply(new ChatResponse(json, CallFacts.none())));
    }

    /** A property of a piece of a stream. */
    static AnswerRow chunk(String path, String sample, Object expected, Function<ChatChunk, @Nullable Object> typed) {
        return row(path, sample, expected, json -> typed.apply(new ChatChunk(json)));
    }

    private static AnswerRow row(
            String path, String sample, Object expected, Function<ObjectNode, @Nullable Object> typed) {
        return new AnswerRow(path, (ObjectNode) JSON.readTree(sample.replace('\'', '"')), expected, typed);
    }

    /** The accessor gives what stands in that place, and does not give it when nothing stands there. */
    void prove() {
        assertThat(WirePath.valuesAt(path, sample))
                .as("%s in its sample %s", path, sample)
                .isNotEmpty();
        assertThat(typed.apply(sample)).as("%s of %s", path, sample).isEqualTo(expected);
        assertThat(readWithout()).as("%s of %s without it", path, sample).isNotEqualTo(expected);
    }

    private @Nullable Object readWithout() {
        try {
            return typed.apply((ObjectNode) WirePath.without(path, sample));
        } catch (RuntimeException nothingThere) {
            return null;
        }
    }
}

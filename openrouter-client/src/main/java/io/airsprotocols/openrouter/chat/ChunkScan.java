package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One pass over the bytes of a chunk, without making a tree: nearly all chunks of a stream bring a word or two and nothing
 * else, and this tells. For such a chunk it goes to the end, so that what is not JSON fails here and not later in the user's
 * code; for any other it ends where that is seen, since the tree is made of it at once.
 */
final class ChunkScan {

    private String text = "";
    private int textBegin = -1;
    private int textEnd = -1;
    private boolean plain = true;

    private ChunkScan() {}

    /** @throws JacksonException if it is not JSON */
    static ChunkScan of(byte[] bytes, int offset, int length) {
        ChunkScan scan = new ChunkScan();
        try (JsonParser parser = Json.parser(bytes, offset, length)) {
            scan.chunk(parser);
        }
        return scan;
    }

    /** Whether it is the frame every chunk has, with text of the first choice, all else being null. */
    boolean isPlain() {
        return plain;
    }

    /** The text of a plain chunk. */
    String text() {
        return text;
    }

    /** Whether there is a string to hold a text, were it empty. */
    boolean hasText() {
        return textBegin >= 0;
    }

    /** Where the text begins, behind its quote. */
    int textBegin() {
        return textBegin;
    }

    /** Where the text ends, at its quote. */
    int textEnd() {
        return textEnd;
    }

    private void chunk(JsonParser parser) {
        plain = parser.nextToken() == JsonToken.START_OBJECT;
        for (String name = next(parser); name != null; name = next(parser)) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "choices" -> choices(parser, token);
                case "id", "provider", "model", "object", "created" -> parser.skipChildren();
                default -> unlessNull(token);
            }
        }
        plain = plain && parser.nextToken() == null;
    }

    /** The next field of an object, or null at its end and where nothing more needs to be known. */
    private @Nullable String next(JsonParser parser) {
        return plain ? parser.nextName() : null;
    }

    private void choices(JsonParser parser, JsonToken token) {
        plain = token == JsonToken.START_ARRAY && parser.nextToken() == JsonToken.START_OBJECT;
        for (String name = next(parser); name != null; name = next(parser)) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "delta" -> delta(parser, value);
                case "index" -> plain = isZero(parser, value);
                default -> unlessNull(value);
            }
        }
        plain = plain && parser.nextToken() == JsonToken.END_ARRAY;
    }

    private void delta(JsonParser parser, JsonToken token) {
        plain = token == JsonToken.START_OBJECT;
        for (String name = next(parser); name != null; name = next(parser)) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "content" -> {
                    text = "";
                    textBegin = -1;
                    if (value == JsonToken.VALUE_STRING) {
                        textBegin = (int) parser.currentTokenLocation().getByteOffset() + 1;
                        text = parser.getString();
                        textEnd = (int) parser.currentLocation().getByteOffset() - 1;
                    } else {
                        unlessNull(value);
                    }
                }
                case "role" -> parser.skipChildren();
                default -> unlessNull(value);
            }
        }
    }

    private static boolean isZero(JsonParser parser, JsonToken token) {
        // The kind first: to ask for an int where there is a larger number fails.
        return token == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT
                && parser.getIntValue() == 0;
    }

    private void unlessNull(JsonToken token) {
        plain = token == JsonToken.VALUE_NULL;
    }
}

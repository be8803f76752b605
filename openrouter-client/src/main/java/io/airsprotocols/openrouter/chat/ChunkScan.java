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
    private int textAt = -1;
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

    /** Where the quote before that text stands, or -1 if there is no text. */
    int textAt() {
        return textAt;
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
                    textAt = -1;
                    if (value == JsonToken.VALUE_STRING) {
                        textAt = (int) parser.currentTokenLocation().getByteOffset();
                        text = parser.getString();
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

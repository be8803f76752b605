package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One pass over the bytes of a chunk, without making a tree: nearly all chunks of a stream bring a word or two and nothing
 * else, and this tells. It goes to the end, so that what is not JSON fails here and not later in the user's code.
 */
final class ChunkScan {

    private String text = "";
    private int textAt = -1;
    private boolean plain = true;
    /** Where the shape is not the usual one, the lenient view must say what the text is. */
    private boolean usual = true;

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
        return usual && plain;
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
        usual = parser.nextToken() == JsonToken.START_OBJECT;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "choices" -> choices(parser, token);
                case "id", "provider", "model", "object", "created" -> parser.skipChildren();
                default -> unlessNull(parser, token);
            }
        }
        usual &= parser.nextToken() == null;
    }

    private void choices(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_ARRAY) {
            usual = false;
            parser.skipChildren();
            return;
        }
        int count = 0;
        for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
            if (count++ == 0 && each == JsonToken.START_OBJECT) {
                choice(parser);
            } else {
                plain = false;
                parser.skipChildren();
            }
        }
        plain &= count == 1;
    }

    private void choice(JsonParser parser) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "delta" -> delta(parser, token);
                case "index" -> {
                    plain &= token == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == 0;
                    parser.skipChildren();
                }
                default -> unlessNull(parser, token);
            }
        }
    }

    private void delta(JsonParser parser, JsonToken token) {
        if (token != JsonToken.START_OBJECT) {
            usual = false;
            parser.skipChildren();
            return;
        }
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "content" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        textAt = (int) parser.currentTokenLocation().getByteOffset();
                        text = parser.getString();
                    } else {
                        unlessNull(parser, value);
                    }
                }
                case "role" -> parser.skipChildren();
                default -> unlessNull(parser, value);
            }
        }
    }

    private void unlessNull(JsonParser parser, JsonToken token) {
        plain &= token == JsonToken.VALUE_NULL;
        parser.skipChildren();
    }
}

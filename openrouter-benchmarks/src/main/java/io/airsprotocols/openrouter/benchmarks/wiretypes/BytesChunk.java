package io.airsprotocols.openrouter.benchmarks.wiretypes;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Way (b'): a chunk that keeps its bytes, finds its text by one pass over all of them, and makes the tree only when
 * something else is asked for. The pass goes to the end, so that a chunk that is not JSON fails here and not in the
 * user's code later. It also tells whether the chunk is {@link #plain()}: if whoever assembles the stream had to make
 * the tree of every chunk to be sure of that, nothing would be saved.
 *
 * <p>Immutable as seen from outside; two threads may both make the tree, to the same effect.
 */
final class BytesChunk {

    private final byte[] bytes;
    private final @Nullable String text;
    private final boolean plain;
    private TreeViews.@Nullable ChatChunk view;

    BytesChunk(byte[] bytes) {
        this.bytes = bytes;
        Scan scan = new Scan();
        try (JsonParser parser = Trees.parser(bytes)) {
            scan.chunk(parser);
        }
        text = scan.usual ? scan.text : null;
        plain = scan.usual && scan.plain;
    }

    String text() {
        return text == null ? view().text() : text;
    }

    /** Whether there is nothing in it but the frame every chunk has, and text of one choice. */
    boolean plain() {
        return plain;
    }

    TreeViews.ChatChunk view() {
        TreeViews.ChatChunk made = view;
        if (made == null) {
            made = TreeViews.readChunk(bytes);
            view = made;
        }
        return made;
    }

    byte[] write() {
        return bytes.clone();
    }

    private static final class Scan {
        private String text = "";
        private boolean plain = true;
        /** Where the shape is not the usual one, the lenient view must say what the text is. */
        private boolean usual = true;

        void chunk(JsonParser parser) {
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
            usual &= token == JsonToken.START_ARRAY;
            if (!usual) {
                parser.skipChildren();
                return;
            }
            int count = 0;
            for (JsonToken each = parser.nextToken(); each != JsonToken.END_ARRAY; each = parser.nextToken()) {
                if (count++ == 0 && each == JsonToken.START_OBJECT) {
                    choice(parser);
                } else {
                    usual &= count > 1;
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
                    case "index" -> parser.skipChildren();
                    default -> unlessNull(parser, token);
                }
            }
        }

        private void delta(JsonParser parser, JsonToken token) {
            usual &= token == JsonToken.START_OBJECT;
            if (!usual) {
                parser.skipChildren();
                return;
            }
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "content" -> {
                        usual &= value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
                        text = value == JsonToken.VALUE_STRING ? parser.getString() : "";
                        parser.skipChildren();
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
}

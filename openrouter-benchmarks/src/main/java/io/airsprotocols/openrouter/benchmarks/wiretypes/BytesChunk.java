package io.airsprotocols.openrouter.benchmarks.wiretypes;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Way (b'): a chunk that keeps its bytes, finds its text by one pass over all of them, and makes the tree only when
 * something else is asked for. The pass goes to the end, so that a chunk that is not JSON fails here and not in the
 * user's code later. Immutable as seen from outside; two threads may both make the tree, to the same effect.
 */
final class BytesChunk {

    private final byte[] bytes;
    private final @Nullable String text;
    private TreeViews.@Nullable ChatChunk view;

    BytesChunk(byte[] bytes) {
        this.bytes = bytes;
        this.text = scan(bytes);
    }

    String text() {
        return text == null ? view().text() : text;
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

    /** The text of the first choice, or null where the chunk has not the usual shape and the lenient view must say. */
    private static @Nullable String scan(byte[] bytes) {
        String text = "";
        try (JsonParser parser = Trees.parser(bytes)) {
            boolean usual = parser.nextToken() == JsonToken.START_OBJECT;
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                JsonToken token = parser.nextToken();
                if (!name.equals("choices")) {
                    parser.skipChildren();
                } else if (token != JsonToken.START_ARRAY) {
                    usual = false;
                    parser.skipChildren();
                } else if (parser.nextToken() == JsonToken.START_OBJECT) {
                    text = choice(parser);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.skipChildren();
                    }
                } else if (parser.currentToken() != JsonToken.END_ARRAY) {
                    return null;
                }
            }
            if (parser.nextToken() != null) {
                return null;
            }
            return usual ? text : null;
        }
    }

    private static @Nullable String choice(JsonParser parser) {
        String text = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("delta")) {
                text = token == JsonToken.START_OBJECT ? delta(parser) : null;
            }
            parser.skipChildren();
        }
        return text;
    }

    private static @Nullable String delta(JsonParser parser) {
        String text = "";
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("content")) {
                text = token == JsonToken.VALUE_STRING ? parser.getString() : token == JsonToken.VALUE_NULL ? "" : null;
            }
            parser.skipChildren();
        }
        return text;
    }
}

package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON that arrives in pieces, each character once, wherever the pieces are cut. What is closed becomes a tree as
 * Jackson would make it; what is still open is a chain of frames. Prose before the JSON and all that follows it is passed
 * over. Never throws: broken JSON stops it, with what was read until there.
 */
final class JsonScan {

    private static final int DEEPEST = 500;

    private enum State {
        PROSE,
        FIRST_KEY,
        KEY,
        COLON,
        FIRST_ITEM,
        VALUE,
        STRING,
        ESCAPE,
        UNICODE,
        WORD,
        AFTER,
        DONE,
        BROKEN
    }

    /** An object or a list that is not closed yet. */
    static final class Frame {
        final @Nullable Frame parent;
        final @Nullable ObjectNode object;
        final @Nullable ArrayNode array;
        /** The names of the closed properties, in order. */
        final List<String> names = new ArrayList<>();
        /** The property whose value has not been closed yet. */
        @Nullable
        String key;
        /** The container that is open inside this one. */
        @Nullable
        Frame child;
        /** What has been made of the closed part already, kept for whoever makes values. */
        @Nullable
        Object made;

        private Frame(@Nullable Frame parent, boolean list) {
            this.parent = parent;
            this.object = list ? null : Json.object();
            this.array = list ? Json.object().arrayNode() : null;
        }

        int closed() {
            return array == null ? names.size() : array.size();
        }

        private void add(JsonNode value) {
            if (object != null && key != null) {
                object.set(key, value);
                names.add(key);
                key = null;
            } else if (array != null) {
                array.add(value);
            }
        }
    }

    private final boolean lists;
    private State state = State.PROSE;
    private @Nullable Frame root;
    private @Nullable Frame top;
    private @Nullable JsonNode done;
    private final StringBuilder token = new StringBuilder();
    private boolean inKey;
    private int unicode;
    private int digits;
    private int depth;
    private long position;
    private long begin;
    private long end;
    private boolean news;

    /** Makes a reader; {@code lists} says whether a list may be the root besides an object. */
    JsonScan(boolean lists) {
        this.lists = lists;
    }

    /** The outermost container while it is open, or null. */
    @Nullable
    Frame root() {
        return done == null ? root : null;
    }

    /** The whole JSON once it is closed. */
    @Nullable
    JsonNode done() {
        return done;
    }

    boolean isDone() {
        return done != null;
    }

    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Where the JSON begins in the text. */
    long begin() {
        return begin;
    }

    /** Where it ends. */
    long end() {
        return end;
    }

    /** How many characters have been read; where broken JSON breaks. */
    long position() {
        return position;
    }

    /** Whether anything has come that a value could show, since this was last asked. */
    boolean takeNews() {
        boolean any = news;
        news = false;
        return any;
    }

    /** The text of the value that is open in the innermost frame, or null if there is none or it is no text. */
    @Nullable
    String openText() {
        boolean text = !inKey && (state == State.STRING || state == State.ESCAPE || state == State.UNICODE);
        if (!text) {
            return null;
        }
        // Half a character is none.
        int length = token.length();
        boolean half = length > 0 && Character.isHighSurrogate(token.charAt(length - 1));
        return token.substring(0, half ? length - 1 : length);
    }

    void add(CharSequence piece) {
        int i = 0;
        while (i < piece.length() && state != State.DONE && state != State.BROKEN) {
            int read = state == State.STRING ? string(piece, i) : take(piece.charAt(i)) ? 1 : 0;
            i += read;
            position += read;
        }
    }

    /** Reads a run of plain characters, or the one that ends it. */
    private int string(CharSequence piece, int from) {
        int i = from;
        while (i < piece.length() && piece.charAt(i) != '"' && piece.charAt(i) != '\\') {
            i++;
        }
        if (i > from) {
            token.append(piece, from, i);
            news |= !inKey;
            return i - from;
        }
        if (piece.charAt(i) == '\\') {
            state = State.ESCAPE;
        } else if (inKey && top != null) {
            top.key = token.toString();
            inKey = false;
            state = State.COLON;
        } else {
            close(Json.object().stringNode(token.toString()));
        }
        return 1;
    }

    /** Takes a character; false if it is to be looked at again in the state that follows. */
    private boolean take(char c) {
        switch (state) {
            case PROSE -> {
                if (c == '{' || (c == '[' && lists)) {
                    begin = position;
                    open(c == '[');
                }
            }
            case ESCAPE -> escape(c);
            case UNICODE -> unicode(c);
            case WORD -> {
                return word(c);
            }
            default -> {
                return isSpace(c) || between(c);
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private boolean between(char c) {
        switch (state) {
            case FIRST_KEY, KEY -> {
                if (c == '"') {
                    begin(true);
                } else if (c == '}' && state == State.FIRST_KEY) {
                    closeTop();
                } else {
                    return broken();
                }
            }
            case COLON -> {
                if (c != ':') {
                    return broken();
                }
                state = State.VALUE;
            }
            case FIRST_ITEM -> {
                if (c == ']') {
                    closeTop();
                    return true;
                }
                return value(c);
            }
            case VALUE -> {
                return value(c);
            }
            default -> {
                return after(c);
            }
        }
        return true;
    }

    private boolean after(char c) {
        boolean list = top != null && top.array != null;
        if (c == ',') {
            state = list ? State.VALUE : State.KEY;
        } else if (c == (list ? ']' : '}')) {
            closeTop();
        } else {
            return broken();
        }
        return true;
    }

    private boolean value(char c) {
        if (c == '{' || c == '[') {
            open(c == '[');
        } else if (c == '"') {
            begin(false);
        } else if (c == '-' || (c >= '0' && c <= '9') || c == 't' || c == 'f' || c == 'n') {
            token.setLength(0);
            token.append(c);
            state = State.WORD;
        } else {
            return broken();
        }
        return true;
    }

    private void begin(boolean key) {
        token.setLength(0);
        inKey = key;
        news |= !key;
        state = State.STRING;
    }

    private void escape(char c) {
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            token.append("\"\\/\b\f\n\r\t".charAt(plain));
            news |= !inKey;
            state = State.STRING;
        } else if (c == 'u') {
            unicode = 0;
            digits = 0;
            state = State.UNICODE;
        } else {
            stop();
        }
    }

    private void unicode(char c) {
        int digit = c < 128 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            stop();
            return;
        }
        unicode = (unicode << 4) | digit;
        if (++digits == 4) {
            token.append((char) unicode);
            news |= !inKey;
            state = State.STRING;
        }
    }

    /** Numbers, true, false and null are known to be whole when something else follows. */
    private boolean word(char c) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == 'E' || c == '.' || c == '-' || c == '+') {
            token.append(c);
            return true;
        }
        try {
            close(Json.read(token.toString()));
        } catch (JacksonException noWord) {
            return broken();
        }
        return false;
    }

    private void open(boolean list) {
        if (++depth > DEEPEST) {
            stop();
            return;
        }
        Frame frame = new Frame(top, list);
        if (top == null) {
            root = frame;
        } else {
            top.child = frame;
        }
        top = frame;
        news = true;
        state = list ? State.FIRST_ITEM : State.FIRST_KEY;
    }

    private void closeTop() {
        Frame closed = top;
        if (closed != null) {
            depth--;
            top = closed.parent;
            close(closed.array == null ? closed.object : closed.array);
        }
    }

    private void close(@Nullable JsonNode value) {
        news = true;
        if (top == null) {
            done = value;
            end = position + 1;
            state = State.DONE;
        } else if (value != null) {
            top.child = null;
            top.add(value);
            state = State.AFTER;
        }
    }

    /** A brace in prose, or a name in braces, is no JSON: what has no property yet is given up, and the search goes on. */
    private boolean broken() {
        if (top != null && top == root && top.closed() == 0 && (top.key == null || state == State.COLON)) {
            top = null;
            root = null;
            depth = 0;
            state = State.PROSE;
            return false;
        }
        stop();
        return true;
    }

    private void stop() {
        state = State.BROKEN;
    }
}

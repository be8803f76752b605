package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.schema.JsonScan.Frame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hands out the elements of a list while it arrives, each once and when it is whole. Made by
 * {@link PartialReader#elements}. Not safe for use by several threads at once.
 *
 * @param <E> the type of an element
 */
public final class ElementReader<E> {

    private final JsonSchema<E> schema;
    private final JsonScan scan;
    private final @Nullable String wrapper;
    private final String[] path;
    private int next;

    ElementReader(JsonSchema<E> schema, JsonScan scan, @Nullable String wrapper, String... path) {
        this.schema = schema;
        this.scan = scan;
        this.wrapper = wrapper;
        this.path = path.clone();
    }

    /**
     * The next element that is whole.
     *
     * @return the element, or null if there is none yet
     * @throws MismatchException if it does not fit; the next call goes on with the one after it
     */
    public @Nullable E poll() {
        JsonNode element = element(next);
        if (element == null) {
            return null;
        }
        int index = next++;
        try {
            return schema.read(element);
        } catch (MismatchException wrong) {
            String list = "$" + (wrapper == null ? "" : "." + wrapper)
                    + (path.length == 0 ? "" : "." + String.join(".", path));
            throw new MismatchException(
                    schema.name(),
                    wrong.mismatches().stream()
                            .map(each -> new Mismatch(
                                    list + "[" + index + "]" + each.path().substring(1), each.wanted(), each.found()))
                            .toList(),
                    wrong);
        }
    }

    private @Nullable JsonNode element(int index) {
        Frame frame = scan.root();
        JsonNode closed = scan.done();
        if (wrapper != null) {
            boolean wrapped = frame == null
                    ? closed != null && closed.has(wrapper)
                    : frame.object != null && (frame.object.has(wrapper) || wrapper.equals(frame.key));
            if (wrapped) {
                closed = closed(frame, closed, wrapper);
                frame = closed == null ? open(frame, wrapper) : null;
            }
        }
        for (String each : path) {
            closed = closed(frame, closed, each);
            frame = closed == null ? open(frame, each) : null;
        }
        JsonNode list = frame == null ? closed : frame.array;
        return list != null && list.isArray() && index < list.size() ? list.get(index) : null;
    }

    private static @Nullable JsonNode closed(@Nullable Frame frame, @Nullable JsonNode closed, String name) {
        if (closed != null) {
            return closed.get(name);
        }
        return frame == null || frame.object == null ? null : frame.object.get(name);
    }

    private static @Nullable Frame open(@Nullable Frame frame, String name) {
        return frame != null && name.equals(frame.key) ? frame.child : null;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.play;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer before it is given: its head and its steps, for faults to change. Not thread-safe; every request has its own.
 */
public final class Plan {

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<Step> before = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private Encoding encoding = Encoding.PLAIN;
    private final boolean stream;
    private @Nullable Shapes shapes;
    private @Nullable ObjectNode json;
    private long length = -1;

    private Plan(int status, boolean stream) {
        this.status = status;
        this.stream = stream;
    }

    /** A stream of events. */
    public static Plan stream(Shapes shapes, List<Step> steps) {
        Plan plan = new Plan(200, true);
        plan.shapes = shapes;
        plan.steps.addAll(steps);
        plan.headers.put("Content-Type", "text/event-stream");
        plan.headers.put("Cache-Control", "no-cache");
        return plan;
    }

    /** One JSON value. */
    public static Plan whole(int status, ObjectNode json) {
        Plan plan = new Plan(status, false);
        plan.json = json;
        plan.headers.put("Content-Type", "application/json");
        return plan;
    }

    /** One JSON value that is a model's answer. */
    public static Plan answer(Shapes shapes, ObjectNode json) {
        Plan plan = whole(200, json);
        plan.shapes = shapes;
        return plan;
    }

    /** Bytes of any kind. */
    public static Plan bytes(int status, String contentType, byte[] bytes) {
        Plan plan = new Plan(status, false);
        plan.headers.put("Content-Type", contentType);
        plan.steps.add(new Step.Bytes(bytes));
        plan.length = bytes.length;
        return plan;
    }

    public int status() {
        return status;
    }

    /** The headers of the answer; the case of names does not count. */
    public Map<String, String> headers() {
        return headers;
    }

    /** What happens before the head of the answer is sent: waiting, hanging, cutting. */
    public List<Step> before() {
        return before;
    }

    public List<Step> steps() {
        return steps;
    }

    public Encoding encoding() {
        return encoding;
    }

    public void encoding(Encoding newEncoding) {
        this.encoding = newEncoding;
    }

    public boolean isStream() {
        return stream;
    }

    /** The forms of a model's answer, null if this is none. */
    public @Nullable Shapes shapes() {
        return shapes;
    }

    /** The value to send, null if the body is no JSON value or no longer one. */
    public @Nullable ObjectNode json() {
        return json;
    }

    /** The length the head declares, or -1 for a body whose end the transfer shows. */
    public long length() {
        return length;
    }

    /** Whether there is a JSON object in it, whole or as an event. */
    public boolean hasJson() {
        return json != null || steps.stream().anyMatch(step -> step.json() != null);
    }

    /** Changes every JSON object in it. */
    public void changeJson(Consumer<ObjectNode> change) {
        if (json != null) {
            change.accept(json);
        }
        for (int i = 0; i < steps.size(); i++) {
            ObjectNode event = steps.get(i).json();
            if (event != null) {
                change.accept(event);
                steps.set(i, steps.get(i).with(event));
                // A length that promises more than comes, by another fault, is left.
                length = length < 0 ? length : bytes().length;
            }
        }
    }

    /** The bytes of a body that is no stream. */
    public byte[] bytes() {
        if (json != null) {
            return Json.bytes(json);
        }
        Buffer all = new Buffer();
        steps.forEach(step -> {
            if (step instanceof Step.Bytes raw) {
                all.write(raw.bytes());
            }
        });
        return all.readByteArray();
    }

    /** Puts bytes in the place of the JSON value. */
    public void body(byte[] bytes, long declaredLength) {
        json = null;
        steps.clear();
        steps.add(new Step.Bytes(bytes));
        length = declaredLength;
    }

    /** The place of the chunk that carries the given number of content chunks before it, or the end of them. */
    public int afterContent(int chunks) {
        int seen = 0;
        int last = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (carriesWords(steps.get(i))) {
                if (seen == chunks) {
                    return i;
                }
                seen++;
                last = i + 1;
            } else if (seen == 0 && steps.get(i) instanceof Step.Chunk && chunks == 0) {
                // Before the first content means after the role.
                last = i + 1;
            }
        }
        return last;
    }

    private static boolean carriesWords(Step step) {
        return step instanceof Step.Chunk chunk ? chunk.tokens() > 0 : step instanceof Step.Data data && data.words();
    }

    /** Drops everything from a place on. */
    public void dropFrom(int place) {
        steps.subList(place, steps.size()).clear();
    }
}

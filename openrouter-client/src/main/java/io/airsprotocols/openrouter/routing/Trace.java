package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a call belongs in a trace ({@code trace}), for the observability tools an account is connected to. Immutable; the
 * {@code with…} methods give a changed copy.
 */
public final class Trace extends JsonView {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER =
            List.of("trace_id", "trace_name", "span_name", "generation_name", "parent_span_id");

    private Trace(ObjectNode json) {
        super(json);
    }

    /**
     * A place in no trace yet; say in which with the methods.
     *
     * @return an empty place
     */
    public static Trace create() {
        return new Trace(Json.object());
    }

    /**
     * A place in a trace ({@code trace_id}).
     *
     * @param traceId the trace's id
     * @return the place
     */
    public static Trace of(String traceId) {
        return create().withLabel("trace_id", traceId);
    }

    /**
     * The trace's name ({@code trace_name}).
     *
     * @param value a name for people
     * @return a changed copy
     */
    public Trace withName(String value) {
        return withLabel("trace_name", value);
    }

    /**
     * The name of the step within the trace ({@code span_name}).
     *
     * @param value a name for people
     * @return a changed copy
     */
    public Trace withSpanName(String value) {
        return withLabel("span_name", value);
    }

    /**
     * The name of the call ({@code generation_name}).
     *
     * @param value a name for people
     * @return a changed copy
     */
    public Trace withGenerationName(String value) {
        return withLabel("generation_name", value);
    }

    /**
     * The step this call is a part of ({@code parent_span_id}).
     *
     * @param value the step's id
     * @return a changed copy
     */
    public Trace withParentSpanId(String value) {
        return withLabel("parent_span_id", value);
    }

    /**
     * Anything else to hand on to the tools.
     *
     * @param name its name
     * @param value anything Jackson can write
     * @return a changed copy
     * @throws IllegalArgumentException if there is no JSON for the value
     */
    public Trace withLabel(String name, Object value) {
        ObjectNode changed = tree().deepCopy();
        changed.set(name, Json.of(name, value));
        return new Trace(Json.inOrder(changed, ORDER));
    }
}

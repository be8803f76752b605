package io.airsprotocols.openrouter.internal.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a feature asks the engine to do.
 *
 * @param name its name in facts and logs, such as {@code chat.completions}
 * @param method the HTTP method
 * @param path below the base URL, beginning with a slash, each segment encoded already
 * @param query the query parameters in order, not encoded
 * @param body the JSON to send, or null
 * @param streaming whether the answer is read as it comes
 * @param repeatable false if sending it twice could create two things
 * @param errorIn finds the error object in a body of a successful status, or answers null if there is none
 */
public record Operation(
        String name,
        String method,
        String path,
        Map<String, String> query,
        @Nullable ObjectNode body,
        boolean streaming,
        boolean repeatable,
        Function<ObjectNode, @Nullable JsonNode> errorIn) {

    /** Where every endpoint puts an error: a field of the body that is not null. */
    public static final Function<ObjectNode, @Nullable JsonNode> TOP_LEVEL_ERROR =
            body -> body.hasNonNull("error") ? body.get("error") : null;

    /**
     * Reads something.
     *
     * @param name its name in facts and logs
     * @param path below the base URL
     * @return the operation
     */
    public static Operation get(String name, String path) {
        return new Operation(name, "GET", path, Map.of(), null, false, true, TOP_LEVEL_ERROR);
    }

    /**
     * Asks for an inference. Repeatable: a repetition costs at most what a second question costs, and OpenRouter does not
     * charge for answers without tokens.
     *
     * @param name its name in facts and logs
     * @param path below the base URL
     * @param body the request
     * @param streaming whether the answer is read as it comes
     * @param errorIn finds the error object in a body of a successful status
     * @return the operation
     */
    public static Operation inference(
            String name,
            String path,
            ObjectNode body,
            boolean streaming,
            Function<ObjectNode, @Nullable JsonNode> errorIn) {
        return new Operation(name, "POST", path, Map.of(), body, streaming, true, errorIn);
    }

    /**
     * This operation with a query parameter.
     *
     * @param parameter its name
     * @param value its value, or null to leave it out
     * @return a changed copy
     */
    public Operation with(String parameter, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(parameter, value);
        return new Operation(name, method, path, more, body, streaming, repeatable, errorIn);
    }
}

package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model work with the files of the account. It has no parameters.
 *
 * <p>On the wire {@code openrouter:files}. Immutable.
 */
public final class FilesTool extends ServerTool {

    static final String TYPE = "openrouter:files";

    FilesTool(ObjectNode json) {
        super(json);
    }

    /**
     * A copy that says so in so many words ({@code parameters} is an empty object).
     *
     * @return the copy
     */
    public FilesTool withParameters() {
        return new FilesTool(with("parameters", Json.object()));
    }
}

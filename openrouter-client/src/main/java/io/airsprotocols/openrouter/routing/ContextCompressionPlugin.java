package io.airsprotocols.openrouter.routing;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shortens long conversations ({@code context-compression}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class ContextCompressionPlugin extends Plugin {

    ContextCompressionPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public ContextCompressionPlugin withEnabled(boolean value) {
        return new ContextCompressionPlugin(option("enabled", value));
    }

    /**
     * How they are shortened ({@code engine}).
     *
     * @return the way, or null if not set
     */
    public @Nullable CompressionEngine engine() {
        String value = string("engine");
        return value == null ? null : new CompressionEngine(value);
    }

    /**
     * A copy with another value; see {@link #engine()}.
     *
     * @param value the way
     * @return the copy
     */
    public ContextCompressionPlugin withEngine(CompressionEngine value) {
        return new ContextCompressionPlugin(option("engine", value.value()));
    }
}

package io.airsprotocols.openrouter.tool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the model the date and the time.
 *
 * <p>On the wire {@code openrouter:datetime}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class DatetimeTool extends ServerTool {

    static final String TYPE = "openrouter:datetime";

    DatetimeTool(ObjectNode json) {
        super(json);
    }

    private DatetimeTool parameters() {
        return part("parameters", DatetimeTool::new);
    }

    /**
     * In which time zone ({@code parameters.timezone}).
     *
     * @return the IANA name, or null if not set
     */
    public @Nullable String timezone() {
        return parameters().string("timezone");
    }

    /**
     * A copy with another value; see {@link #timezone()}.
     *
     * @param value such as {@code Europe/Oslo}; UTC if not set
     * @return the copy
     */
    public DatetimeTool withTimezone(String value) {
        return new DatetimeTool(withParameter("timezone", value));
    }
}

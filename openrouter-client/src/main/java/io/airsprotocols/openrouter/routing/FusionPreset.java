package io.airsprotocols.openrouter.routing;

/**
 * Which models think together ({@code preset} of fusion).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record FusionPreset(String value) {
    /** The best. */
    public static final FusionPreset GENERAL_HIGH = new FusionPreset("general-high");

    /** Cheap ones. */
    public static final FusionPreset GENERAL_BUDGET = new FusionPreset("general-budget");

    /** Fast ones. */
    public static final FusionPreset GENERAL_FAST = new FusionPreset("general-fast");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

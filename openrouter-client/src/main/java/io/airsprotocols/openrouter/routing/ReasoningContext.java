package io.airsprotocols.openrouter.routing;

/**
 * Which earlier reasoning a model may see ({@code reasoning.context}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ReasoningContext(String value) {
    /** As the model does by default. */
    public static final ReasoningContext AUTO = new ReasoningContext("auto");

    /** That of the whole conversation. */
    public static final ReasoningContext ALL_TURNS = new ReasoningContext("all_turns");

    /** That of the current turn alone. */
    public static final ReasoningContext CURRENT_TURN = new ReasoningContext("current_turn");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

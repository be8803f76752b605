package io.airsprotocols.openrouter.chat;

/**
 * Why a model stopped ({@code finish_reason}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record FinishReason(String value) {
    /** The answer is complete, or a stop sequence was reached. */
    public static final FinishReason STOP = new FinishReason("stop");

    /** The limit of tokens was reached; the answer is cut. */
    public static final FinishReason LENGTH = new FinishReason("length");

    /** The model wants tools to be called. */
    public static final FinishReason TOOL_CALLS = new FinishReason("tool_calls");

    /** A filter stopped the answer. */
    public static final FinishReason CONTENT_FILTER = new FinishReason("content_filter");

    /** The provider failed. */
    public static final FinishReason ERROR = new FinishReason("error");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

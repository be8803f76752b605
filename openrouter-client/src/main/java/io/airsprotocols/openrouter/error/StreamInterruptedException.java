package io.airsprotocols.openrouter.error;

/**
 * A stream broke after it had begun: an error in mid-stream, a cut connection, a clock, an end without its end mark.
 *
 * <p>{@link #getCause()} says why, as the exception that would have been thrown before the first content; what had
 * arrived is not lost: subclasses carry it as the kind of answer they belong to, and {@link #partialText()} has its
 * text.
 */
public class StreamInterruptedException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    private final String partialText;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     * @param partialText the text that had arrived
     */
    public StreamInterruptedException(Failure failure, String partialText) {
        super(failure);
        this.partialText = partialText;
    }

    /**
     * The text that had arrived.
     *
     * @return the text, empty if there was none
     */
    public String partialText() {
        return partialText;
    }
}

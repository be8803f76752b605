package io.airsprotocols.openrouter.error;

/**
 * The answer is not what the API promises: not JSON, cut off, or larger than the limits allow.
 *
 * <p>{@link #path()} and {@link #excerpt()} say where and what.
 */
public final class DecodingException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String excerpt;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     * @param path where in the answer: a JSON path or {@code line 3, column 14}; empty if not known
     * @param excerpt the beginning of what could not be read
     */
    public DecodingException(Failure failure, String path, String excerpt) {
        super(failure);
        this.path = path;
        this.excerpt = excerpt;
    }

    /**
     * Where in the answer the trouble is.
     *
     * @return a JSON path or a line and column; empty if not known
     */
    public String path() {
        return path;
    }

    /**
     * What could not be read.
     *
     * @return at most 200 characters from its beginning
     */
    public String excerpt() {
        return excerpt;
    }
}

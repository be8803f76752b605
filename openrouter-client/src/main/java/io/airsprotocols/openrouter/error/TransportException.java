package io.airsprotocols.openrouter.error;

/**
 * The network failed: no connection, a connection cut before the answer was whole, a TLS failure.
 */
public final class TransportException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    private final boolean requestSent;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     * @param requestSent false only if no byte of the request can have reached the server
     */
    public TransportException(Failure failure, boolean requestSent) {
        super(failure);
        this.requestSent = requestSent;
    }

    /**
     * Whether the server may have seen the request.
     *
     * @return false only if no byte of the request can have reached the server
     */
    public boolean requestSent() {
        return requestSent;
    }
}

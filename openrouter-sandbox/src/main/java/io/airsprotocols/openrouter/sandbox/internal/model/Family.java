package io.airsprotocols.openrouter.sandbox.internal.model;

/** The house a model comes from, as far as it shows on the wire. */
public enum Family {
    OPENAI("stop", "length", "tool_calls", "content_filter", CallPieces.NAME_THEN_ARGUMENTS),
    ANTHROPIC("end_turn", "max_tokens", "tool_use", "refusal", CallPieces.NAME_THEN_ARGUMENTS),
    GOOGLE("STOP", "MAX_TOKENS", "STOP", "SAFETY", CallPieces.WHOLE),
    XAI("stop", "length", "tool_calls", "content_filter", CallPieces.WHOLE),
    /** Providers that serve open models: they repeat what was said already as empty texts. */
    OTHER("stop", "length", "tool_calls", "content_filter", CallPieces.EMPTY_REPEATED);

    /** In what pieces a stream brings the call of a function. */
    public enum CallPieces {
        /** Id and name once, then the arguments in pieces. */
        NAME_THEN_ARGUMENTS,
        /** All in one. */
        WHOLE,
        /** The id in the first piece, the name in the second, and both again as empty texts in the others. */
        EMPTY_REPEATED
    }

    private final String stop;
    private final String length;
    private final String toolCalls;
    private final String contentFilter;
    private final CallPieces callPieces;

    Family(String stop, String length, String toolCalls, String contentFilter, CallPieces callPieces) {
        this.stop = stop;
        this.length = length;
        this.toolCalls = toolCalls;
        this.contentFilter = contentFilter;
        this.callPieces = callPieces;
    }

    /** The family of a model's author. */
    public static Family of(String author) {
        return switch (author) {
            case "openai", "meta", "sandbox" -> OPENAI;
            case "anthropic" -> ANTHROPIC;
            case "google" -> GOOGLE;
            case "x-ai" -> XAI;
            default -> OTHER;
        };
    }

    /** How the provider itself calls the reason why an answer ended. */
    public String nativeReason(String reason) {
        return switch (reason) {
            case "stop" -> stop;
            case "length" -> length;
            case "tool_calls" -> toolCalls;
            case "content_filter" -> contentFilter;
            default -> reason;
        };
    }

    public CallPieces callPieces() {
        return callPieces;
    }
}

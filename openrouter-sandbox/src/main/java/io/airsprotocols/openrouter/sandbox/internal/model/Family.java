package io.airsprotocols.openrouter.sandbox.internal.model;

import java.util.Map;

/** The house a model comes from, as far as it shows on the wire. */
public enum Family {
    OPENAI(Map.of(), CallPieces.NAME_THEN_ARGUMENTS),
    ANTHROPIC(
            Map.of("stop", "end_turn", "length", "max_tokens", "tool_calls", "tool_use", "content_filter", "refusal"),
            CallPieces.NAME_THEN_ARGUMENTS),
    GOOGLE(
            Map.of("stop", "STOP", "length", "MAX_TOKENS", "tool_calls", "STOP", "content_filter", "SAFETY"),
            CallPieces.WHOLE),
    XAI(Map.of(), CallPieces.WHOLE),
    /** Providers that serve open models: they repeat what was said already as empty texts. */
    OTHER(Map.of(), CallPieces.EMPTY_REPEATED);

    /** In what pieces a stream brings the call of a function. */
    public enum CallPieces {
        /** Id and name once, then the arguments in pieces. */
        NAME_THEN_ARGUMENTS,
        /** All in one. */
        WHOLE,
        /** The id in the first piece, the name in the second, and both again as empty texts in the others. */
        EMPTY_REPEATED
    }

    private final Map<String, String> nativeReasons;
    private final CallPieces callPieces;

    Family(Map<String, String> nativeReasons, CallPieces callPieces) {
        this.nativeReasons = nativeReasons;
        this.callPieces = callPieces;
    }

    /** The family of a model's author. */
    public static Family of(String author) {
        return switch (author) {
            case "openai", "sandbox" -> OPENAI;
            case "anthropic" -> ANTHROPIC;
            case "google" -> GOOGLE;
            case "x-ai" -> XAI;
            default -> OTHER;
        };
    }

    /** How the provider itself calls the reason why an answer ended. */
    public String nativeReason(String reason) {
        return nativeReasons.getOrDefault(reason, reason);
    }

    public CallPieces callPieces() {
        return callPieces;
    }
}

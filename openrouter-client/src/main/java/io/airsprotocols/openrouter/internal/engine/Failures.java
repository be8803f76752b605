package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.Availability;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.error.CreditsException;
import io.airsprotocols.openrouter.error.ErrorType;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.ModerationException;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.PermissionException;
import io.airsprotocols.openrouter.error.ProviderException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.http.Headers;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns what the server said into the exception of its meaning: by {@code error_type} first, by status second. */
final class Failures {

    /** The kinds of failure a server can report, and whether the same request may succeed later. */
    private enum Kind {
        AUTHENTICATION(false, "Check the API key (by default OPENROUTER_API_KEY)."),
        PERMISSION(false, ""),
        CREDITS(false, "Add credits, raise the key's limit, or ask for fewer max_tokens."),
        INVALID_REQUEST(false, ""),
        NOT_FOUND(false, ""),
        MODERATION(false, ""),
        RATE_LIMIT(true, ""),
        PROVIDER(true, ""),
        SERVER(true, ""),
        TIMEOUT(true, ""),
        REDIRECT(false, "Redirects are not followed, so that the key goes to no other host; check the base URL.");

        private final boolean retryable;
        private final String advice;

        Kind(boolean retryable, String advice) {
            this.retryable = retryable;
            this.advice = advice;
        }
    }

    private Failures() {}

    /**
     * The exception for an error the server reported.
     *
     * @param error what it said; null if the body held no error object
     * @param text what to show where there is no error object
     * @param facts the facts, with the HTTP status
     * @param headers the headers of the answer
     * @param now the time, for dates in headers
     */
    static OpenRouterException of(
            @Nullable ApiError error, String text, CallFacts facts, Headers headers, Instant now) {
        int status = status(error, facts);
        ErrorType type = error == null ? null : error.type();
        Kind kind = kind(type, status, error);
        Availability availability = error == null ? null : error.availability();
        Boolean said = availability == null ? null : availability.retryable();
        Duration retryAfter = RetryAfter.of(status, headers, error, now);
        CallFacts known = error == null ? facts : known(facts, error);
        String message = message(kind, status, type, error == null ? text : error.description(), known, retryAfter);
        Failure failure = new Failure(message, known, said == null ? kind.retryable : said, error, retryAfter, null);
        return switch (kind) {
            case AUTHENTICATION -> new AuthenticationException(failure);
            case PERMISSION -> new PermissionException(failure);
            case CREDITS -> new CreditsException(failure);
            case INVALID_REQUEST -> new InvalidRequestException(failure);
            case NOT_FOUND -> new NotFoundException(failure);
            case MODERATION -> new ModerationException(failure);
            case RATE_LIMIT -> new RateLimitException(failure);
            case PROVIDER -> new ProviderException(failure);
            case SERVER, REDIRECT -> new ServerException(failure);
            case TIMEOUT -> new CallTimeoutException(failure, Clock.SERVER, null);
        };
    }

    /** The facts, with what only the error tells. */
    private static CallFacts known(CallFacts facts, ApiError error) {
        CallFacts.Builder known = facts.toBuilder();
        if (facts.provider() == null) {
            known.provider(error.providerName());
        }
        if (facts.rateLimit() == null) {
            known.rateLimit(error.rateLimit());
        }
        return known.build();
    }

    private static int status(@Nullable ApiError error, CallFacts facts) {
        Integer said = error == null ? null : error.status();
        Integer http = facts.status();
        // A body of status 200 tells the true status only inside the error.
        return http != null && http >= 300 ? http : said == null ? 0 : said;
    }

    private static Kind kind(@Nullable ErrorType type, int status, @Nullable ApiError error) {
        boolean refused = error != null && !error.reasons().isEmpty();
        if (ErrorType.PERMISSION_DENIED.equals(type)) {
            return refused ? Kind.MODERATION : Kind.PERMISSION;
        }
        Kind named = type == null ? null : byType(type.value());
        if (named != null) {
            return named;
        }
        return switch (status) {
            // An error in an answer that began well, without a code: a provider broke off.
            case 0, 502, 503, 529 -> Kind.PROVIDER;
            case 401 -> Kind.AUTHENTICATION;
            case 402 -> Kind.CREDITS;
            case 403 -> refused ? Kind.MODERATION : Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 408, 504, 524 -> Kind.TIMEOUT;
            case 429 -> Kind.RATE_LIMIT;
            default -> status >= 500 ? Kind.SERVER : status >= 400 ? Kind.INVALID_REQUEST : Kind.REDIRECT;
        };
    }

    private static @Nullable Kind byType(String type) {
        return switch (type) {
            case "authentication" -> Kind.AUTHENTICATION;
            case "payment_required" -> Kind.CREDITS;
            case "rate_limit_exceeded" -> Kind.RATE_LIMIT;
            case "provider_overloaded", "provider_unavailable" -> Kind.PROVIDER;
            case "not_found", "image_not_found" -> Kind.NOT_FOUND;
            case "content_policy_violation", "refusal" -> Kind.MODERATION;
            case "server", "unmapped" -> Kind.SERVER;
            case "timeout" -> Kind.TIMEOUT;
            case "context_length_exceeded",
                    "max_tokens_exceeded",
                    "token_limit_exceeded",
                    "string_too_long",
                    "invalid_request",
                    "invalid_prompt",
                    "precondition_failed",
                    "payload_too_large",
                    "unprocessable",
                    "invalid_image",
                    "image_too_large",
                    "image_too_small",
                    "unsupported_image_format",
                    "image_download_failed" -> Kind.INVALID_REQUEST;
            default -> null;
        };
    }

    private static String message(
            Kind kind,
            int status,
            @Nullable ErrorType type,
            String description,
            CallFacts facts,
            @Nullable Duration retryAfter) {
        StringBuilder text = new StringBuilder();
        if (status > 0) {
            text.append(status).append(' ');
        }
        if (type != null) {
            text.append(type).append(' ');
        }
        if (!text.isEmpty()) {
            text.setCharAt(text.length() - 1, ':');
            text.append(' ');
        }
        text.append(description);
        if (facts.provider() != null) {
            text.append(" [provider ").append(facts.provider()).append(']');
        }
        if (retryAfter != null) {
            text.append(" [retry after ").append(retryAfter.toMillis() / 1000.0).append(" s]");
        }
        if (!kind.advice.isEmpty()) {
            text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ").append(kind.advice);
        }
        return text.toString();
    }
}

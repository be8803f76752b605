package io.airsprotocols.openrouter.http;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a user may choose for one call: clocks, retry, headers, tags. What is not said here is as the client was built.
 * Immutable.
 *
 * <pre>{@code
 * router.chat().send(request, RequestOptions.create(o -> o.timeout(Duration.ofSeconds(20)).tag("job", "nightly")));
 * }</pre>
 */
public final class RequestOptions {

    private static final RequestOptions NONE = new Builder().build();

    private final @Nullable Timeouts timeouts;
    private final @Nullable Duration timeout;
    private final @Nullable RetryPolicy retry;
    private final Headers headers;
    private final Map<String, String> tags;

    private RequestOptions(Builder builder) {
        this.timeouts = builder.timeouts;
        this.timeout = builder.timeout;
        this.retry = builder.retry;
        this.headers = builder.headers;
        this.tags = Collections.unmodifiableMap(new LinkedHashMap<>(builder.tags));
    }

    /**
     * Nothing chosen.
     *
     * @return empty options
     */
    public static RequestOptions none() {
        return NONE;
    }

    /**
     * Options in one expression.
     *
     * @param choices sets them
     * @return the options
     */
    public static RequestOptions create(Consumer<Builder> choices) {
        Builder builder = new Builder();
        choices.accept(builder);
        return builder.build();
    }

    /**
     * Starts with nothing chosen.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The clocks of the call.
     *
     * @param client the clocks of the client
     * @return the clocks that hold
     */
    public Timeouts timeouts(Timeouts client) {
        Timeouts chosen = timeouts == null ? client : timeouts;
        return timeout == null ? chosen : chosen.withTotal(timeout).withStreamTotal(timeout);
    }

    /**
     * The retry policy of the call.
     *
     * @param client the policy of the client
     * @return the policy that holds
     */
    public RetryPolicy retry(RetryPolicy client) {
        return retry == null ? client : retry;
    }

    /**
     * These options with everything chosen: what is not said here is as given.
     *
     * @param clientTimeouts the clocks of the client
     * @param clientRetry the policy of the client
     * @return options that need no defaults
     */
    public RequestOptions orElse(Timeouts clientTimeouts, RetryPolicy clientRetry) {
        Builder filled = new Builder();
        filled.timeouts = timeouts(clientTimeouts);
        filled.retry = retry(clientRetry);
        filled.headers = headers;
        filled.tags.putAll(tags);
        return filled.build();
    }

    /**
     * Headers to send besides those of the client.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * Labels for interceptors and logs; they stay on this side.
     *
     * @return the tags
     */
    public Map<String, String> tags() {
        return tags;
    }

    @Override
    public String toString() {
        return "RequestOptions[timeouts=" + timeouts + ", timeout=" + timeout + ", retry=" + retry + ", headers="
                + headers + ", tags=" + tags + "]";
    }

    /** Collects choices. Not safe for use by several threads at once. */
    public static final class Builder {
        private @Nullable Timeouts timeouts;
        private @Nullable Duration timeout;
        private @Nullable RetryPolicy retry;
        private Headers headers = Headers.none();
        private final Map<String, String> tags = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Limits the whole call, attempts and waits included, whether it streams or not.
         *
         * @param total longer than zero
         * @return this
         * @throws IllegalArgumentException if it is zero or negative
         */
        public Builder timeout(Duration total) {
            timeout = Timeouts.standard().withTotal(total).total();
            return this;
        }

        /**
         * Sets all clocks.
         *
         * @param value the clocks
         * @return this
         */
        public Builder timeouts(Timeouts value) {
            timeouts = value;
            return this;
        }

        /**
         * Sets the retry policy.
         *
         * @param value the policy
         * @return this
         */
        public Builder retry(RetryPolicy value) {
            retry = value;
            return this;
        }

        /**
         * Sends a header with the call.
         *
         * @param name its name; {@code Authorization} is refused, the key has its own place
         * @param value its value
         * @return this
         * @throws IllegalArgumentException if it cannot stand in a header
         */
        public Builder header(String name, String value) {
            if ("authorization".equalsIgnoreCase(name)) {
                throw new IllegalArgumentException(
                        "The Authorization header is set from the API key; give the key to OpenRouter.builder().apiKey(…)");
            }
            headers = headers.with(name, value);
            return this;
        }

        /**
         * Whether OpenRouter may answer from its response cache, and keeps the answer there ({@code X-OpenRouter-Cache}). An
         * answer from there is what an equal request of this key got before; it costs nothing and says so in its usage.
         *
         * @param value true to use the cache, also where a preset does not; false not to, also where a preset does
         * @return this
         */
        public Builder responseCache(boolean value) {
            return header("X-OpenRouter-Cache", Boolean.toString(value));
        }

        /**
         * Uses OpenRouter's response cache, and keeps the answer there for a time ({@code X-OpenRouter-Cache-TTL}).
         *
         * @param ttl from 1 second to 24 hours, in whole seconds; 5 minutes if not said
         * @return this
         * @throws IllegalArgumentException if it is outside of that range
         */
        public Builder responseCache(Duration ttl) {
            if (ttl.compareTo(Duration.ofSeconds(1)) < 0 || ttl.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException(
                        "The ttl of the response cache must be between PT1S and PT24H, was " + ttl);
            }
            return responseCache(true).header("X-OpenRouter-Cache-TTL", Long.toString(ttl.toSeconds()));
        }

        /**
         * Uses OpenRouter's response cache, but not the answer it has: that one is dropped and the new one kept
         * ({@code X-OpenRouter-Cache-Clear}).
         *
         * @return this
         */
        public Builder refreshResponseCache() {
            return responseCache(true).header("X-OpenRouter-Cache-Clear", "true");
        }

        /**
         * Whether the answer tells how OpenRouter came to its provider ({@code X-OpenRouter-Metadata}): which endpoints there
         * were, which were tried, which plugins ran. Answers from the response cache never do.
         *
         * @param value true to be told
         * @return this
         */
        public Builder routerMetadata(boolean value) {
            return header("X-OpenRouter-Metadata", value ? "enabled" : "disabled");
        }

        /**
         * Features that Anthropic has in trial ({@code x-anthropic-beta}); passed on to its models.
         *
         * @param names such as {@code interleaved-thinking-2025-05-14}
         * @return this
         */
        public Builder anthropicBeta(String... names) {
            return header("x-anthropic-beta", String.join(",", names));
        }

        /**
         * Labels the call.
         *
         * @param name the label
         * @param value its value
         * @return this
         */
        public Builder tag(String name, String value) {
            tags.put(name, value);
            return this;
        }

        /**
         * Makes the options.
         *
         * @return them
         */
        public RequestOptions build() {
            return new RequestOptions(this);
        }
    }
}

package io.airsprotocols.openrouter.error;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a call, whether it gave an answer or an exception. Immutable.
 *
 * <p>Stands beside the exceptions because they and every answer carry it.
 */
public final class CallFacts {

    private static final CallFacts NONE = new Builder().build();

    private final Builder facts;

    private CallFacts(Builder facts) {
        this.facts = facts;
    }

    /**
     * Facts of a call that was never made.
     *
     * @return facts in which nothing is known
     */
    public static CallFacts none() {
        return NONE;
    }

    /**
     * Starts with nothing known.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts with what is known here.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        return new Builder(facts);
    }

    /**
     * The name of the operation, such as {@code chat.completions}.
     *
     * @return the name, empty if no call was made
     */
    public String operation() {
        return facts.operation;
    }

    /**
     * The generation id ({@code X-Generation-Id}, or the answer's {@code id}): the handle for {@code /generation}.
     *
     * @return the id, or null
     */
    public @Nullable String generationId() {
        return facts.generationId;
    }

    /**
     * The HTTP status, from 100 to 599.
     *
     * @return the status, or null if no answer came
     */
    public @Nullable Integer status() {
        return facts.status;
    }

    /**
     * The model that served, which may be another than the one asked for.
     *
     * @return its id, or null
     */
    public @Nullable String model() {
        return facts.model;
    }

    /**
     * The provider that served, by its display name.
     *
     * @return its name, or null
     */
    public @Nullable String provider() {
        return facts.provider;
    }

    /**
     * How many requests were sent, retries included.
     *
     * @return 0 if none left, else 1 or more
     */
    public int attempts() {
        return facts.attempts;
    }

    /**
     * When the call began.
     *
     * @return the moment, or null if no call was made
     */
    public @Nullable Instant startedAt() {
        return facts.startedAt;
    }

    /**
     * How long the call took, retries and waits included.
     *
     * @return the time, zero if no call was made
     */
    public Duration duration() {
        return facts.duration;
    }

    /**
     * For a stream: the time from the start of the call to its first content.
     *
     * @return the time, or null for a call that does not stream or gave no content
     */
    public @Nullable Duration timeToFirstToken() {
        return facts.timeToFirstToken;
    }

    /**
     * What the account is charged, in US dollars, never rounded ({@code usage.cost}, or the
     * {@code X-OpenRouter-Cost} header where the body says nothing).
     *
     * @return the cost, or null if not known
     */
    public @Nullable BigDecimal cost() {
        return facts.cost;
    }

    /**
     * The rate limit as the headers tell it ({@code X-RateLimit-*}). OpenRouter sends it with its own 429, not with
     * successes.
     *
     * @return the limit, or null if it was not told
     */
    public @Nullable RateLimit rateLimit() {
        return facts.rateLimit;
    }

    /**
     * What OpenRouter's response cache says of the answer ({@code X-OpenRouter-Cache-*}).
     *
     * @return what it says, or null if it was not asked
     */
    public @Nullable ResponseCache responseCache() {
        return facts.responseCache;
    }

    /** All that is known, for logs; holds no secret and no content. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "CallFacts[", "]");
        add(text, "operation", facts.operation);
        add(text, "generation", facts.generationId);
        add(text, "status", facts.status);
        add(text, "model", facts.model);
        add(text, "provider", facts.provider);
        add(text, "attempts", facts.attempts);
        add(text, "duration", facts.duration);
        add(text, "firstToken", facts.timeToFirstToken);
        add(text, "rateLimit", facts.rateLimit);
        add(text, "cache", facts.responseCache == null ? null : facts.responseCache.status());
        add(text, "cost", facts.cost == null ? null : facts.cost.toPlainString());
        return text.toString();
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            text.add(name + "=" + value);
        }
    }

    /** Collects facts. Not safe for use by several threads at once. */
    public static final class Builder {
        private String operation = "";
        private @Nullable String generationId;
        private @Nullable Integer status;
        private @Nullable String model;
        private @Nullable String provider;
        private int attempts;
        private @Nullable Instant startedAt;
        private Duration duration = Duration.ZERO;
        private @Nullable Duration timeToFirstToken;
        private @Nullable BigDecimal cost;
        private @Nullable RateLimit rateLimit;
        private @Nullable ResponseCache responseCache;

        private static final long MOST_PLACES = 1000;

        private Builder() {}

        private Builder(Builder other) {
            operation = other.operation;
            generationId = other.generationId;
            status = other.status;
            model = other.model;
            provider = other.provider;
            attempts = other.attempts;
            startedAt = other.startedAt;
            duration = other.duration;
            timeToFirstToken = other.timeToFirstToken;
            cost = other.cost;
            rateLimit = other.rateLimit;
            responseCache = other.responseCache;
        }

        /**
         * Sets {@link CallFacts#operation()}.
         *
         * @param value the value
         * @return this
         */
        public Builder operation(String value) {
            operation = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#generationId()}.
         *
         * @param value the value
         * @return this
         */
        public Builder generationId(@Nullable String value) {
            generationId = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#status()}.
         *
         * @param value the value
         * @return this
         */
        public Builder status(@Nullable Integer value) {
            status = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#model()}.
         *
         * @param value the value
         * @return this
         */
        public Builder model(@Nullable String value) {
            model = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#provider()}.
         *
         * @param value the value
         * @return this
         */
        public Builder provider(@Nullable String value) {
            provider = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#attempts()}.
         *
         * @param value the value
         * @return this
         */
        public Builder attempts(int value) {
            attempts = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#startedAt()}.
         *
         * @param value the value
         * @return this
         */
        public Builder startedAt(@Nullable Instant value) {
            startedAt = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#duration()}.
         *
         * @param value the value
         * @return this
         */
        public Builder duration(Duration value) {
            duration = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#timeToFirstToken()}.
         *
         * @param value the value
         * @return this
         */
        public Builder timeToFirstToken(@Nullable Duration value) {
            timeToFirstToken = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#rateLimit()}.
         *
         * @param value the value
         * @return this
         */
        public Builder rateLimit(@Nullable RateLimit value) {
            rateLimit = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#responseCache()}.
         *
         * @param value the value
         * @return this
         */
        public Builder responseCache(@Nullable ResponseCache value) {
            responseCache = value;
            return this;
        }

        /**
         * Sets {@link CallFacts#cost()}.
         *
         * @param value the value
         * @return this
         */
        public Builder cost(@Nullable BigDecimal value) {
            // What has a thousand places is no cost, and could not be written out in digits.
            cost = value == null || Math.abs((long) value.scale()) > MOST_PLACES ? null : value;
            return this;
        }

        /**
         * Makes the facts.
         *
         * @return them
         */
        public CallFacts build() {
            return new CallFacts(new Builder(this));
        }
    }
}

package io.airsprotocols.openrouter.sandbox.internal.account;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The account: keys, credits, limits, and what was generated. Exact in its decimals, and safe for many threads. */
public final class Ledger {

    private static final BigDecimal FREE_TIER_BELOW = BigDecimal.TEN;
    private static final int FREE_PER_MINUTE = 20;

    private final InstantSource clock;
    private final BigDecimal initialCredits;
    private final int requestsPerMinute;
    private final Duration generationDelay;
    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final Map<String, Generation> generations = new LinkedHashMap<>();
    private final Map<String, Window> windows = new LinkedHashMap<>();
    private final SplittableRandom secrets = new SplittableRandom(7_310_527L);
    private BigDecimal credits;
    private BigDecimal usage = BigDecimal.ZERO;

    /**
     * An account with so many credits.
     *
     * @param requestsPerMinute of one key, or 0 for no limit
     */
    public Ledger(InstantSource clock, BigDecimal credits, int requestsPerMinute, Duration generationDelay) {
        this.clock = clock;
        this.initialCredits = credits;
        this.credits = credits;
        this.requestsPerMinute = requestsPerMinute;
        this.generationDelay = generationDelay;
    }

    /** Makes a key and gives its secret, which is kept nowhere here. */
    public synchronized String issue(String name, boolean management) {
        byte[] bytes = new byte[32];
        secrets.nextBytes(bytes);
        String secret = "sk-or-v1-" + HexFormat.of().formatHex(bytes);
        Key key = new Key(secret, name, management);
        keys.put(key.hash(), key);
        return secret;
    }

    public synchronized Key bySecret(String secret) {
        Key key = keys.get(Key.hash(secret));
        if (key == null) {
            throw new IllegalArgumentException("The sandbox's account has no such key");
        }
        return key;
    }

    public synchronized void change(Key key, KeyChange change) {
        change.apply(key);
    }

    /** One change of a key. */
    public sealed interface KeyChange {
        void apply(Key key);
    }

    /** Turns a key off or on. */
    public record Disabled(boolean now) implements KeyChange {
        @Override
        public void apply(Key key) {
            key.disabled(now);
        }
    }

    /** Lets a key end. */
    public record Expires(@Nullable Instant when) implements KeyChange {
        @Override
        public void apply(Key key) {
            key.expiresAt(when);
        }
    }

    /** Bounds what a key may spend. */
    public record Limited(@Nullable BigDecimal usd) implements KeyChange {
        @Override
        public void apply(Key key) {
            key.limit(usd);
        }
    }

    public synchronized void remove(Key key) {
        keys.remove(key.hash());
    }

    /** Who sent a request. */
    public synchronized Key authenticate(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw new ApiFailure(401, "Missing Authentication header").type("authentication");
        }
        String[] words = authorization.strip().split("\\s+", 2);
        if (words.length != 2 || !words[0].equalsIgnoreCase("Bearer")) {
            throw new ApiFailure(401, "No auth credentials found").type("authentication");
        }
        Key key = keys.get(Key.hash(words[1]));
        if (key == null || !key.isUsable(clock.instant())) {
            throw new ApiFailure(401, "User not found.").type("authentication");
        }
        return key;
    }

    /** Counts a request of a key against its rate limit. */
    public synchronized @Nullable Window admit(Key key) {
        return requestsPerMinute <= 0
                ? null
                : count("key " + key.hash(), requestsPerMinute, Duration.ofMinutes(1), "requests-per-min");
    }

    /** Counts a request for a model that is free of charge. */
    public synchronized void admitFree() {
        boolean freeTier = credits.compareTo(FREE_TIER_BELOW) < 0;
        count("free minute", FREE_PER_MINUTE, Duration.ofMinutes(1), "free-models-per-min");
        count("free day", freeTier ? 50 : 1000, Duration.ofDays(1), "free-models-per-day");
    }

    private Window count(String name, int limit, Duration length, String limitName) {
        Instant now = clock.instant();
        Window window = windows.get(name);
        if (window == null || !now.isBefore(window.reset())) {
            window = new Window(limit, limit, now.plus(length));
        }
        if (window.remaining() == 0) {
            ApiFailure limited = new ApiFailure(429, "Rate limit exceeded: " + limitName).type("rate_limit_exceeded");
            long seconds = Math.max(1, (Duration.between(now, window.reset()).toMillis() + 999) / 1000);
            limited.header("Retry-After", Long.toString(seconds));
            ObjectNode headers = limited.metadata().putObject("headers");
            window.headers().forEach((header, value) -> {
                limited.header(header, value);
                headers.put(header, value);
            });
            throw limited;
        }
        Window counted = new Window(limit, window.remaining() - 1, window.reset());
        windows.put(name, counted);
        return counted;
    }

    /**
     * Refuses what the account cannot pay.
     *
     * @param promptCost what the prompt will cost
     * @param outputPrice the price of one token of the answer
     * @param maxTokens how many tokens the answer may have
     */
    public synchronized void afford(Key key, BigDecimal promptCost, BigDecimal outputPrice, int maxTokens) {
        BigDecimal balance = credits.subtract(usage);
        if (balance.signum() <= 0) {
            throw shortage("Insufficient credits. Add more using https://openrouter.ai/settings/credits");
        }
        BigDecimal remaining = key.remaining();
        if (remaining != null && remaining.signum() <= 0) {
            throw shortage("Key limit exceeded (total limit). Manage it using https://openrouter.ai/settings/keys");
        }
        BigDecimal affordable = remaining == null ? balance : balance.min(remaining);
        BigDecimal asked = promptCost.add(outputPrice.multiply(BigDecimal.valueOf(maxTokens)));
        if (asked.compareTo(affordable) > 0 && outputPrice.signum() > 0) {
            BigDecimal can =
                    affordable.subtract(promptCost).max(BigDecimal.ZERO).divide(outputPrice, 0, RoundingMode.DOWN);
            throw shortage("This request requires more credits, or fewer max_tokens. You requested up to " + maxTokens
                    + " tokens, but can only afford " + can.toPlainString()
                    + ". To increase, visit https://openrouter.ai/settings/credits and upgrade to a paid account");
        }
    }

    private static ApiFailure shortage(String message) {
        ApiFailure shortage = new ApiFailure(402, message).type("payment_required");
        shortage.metadata().putNull("provider_name");
        return shortage;
    }

    /** Writes a generation down and charges it. */
    public synchronized void record(Key key, Generation generation) {
        Instant now = clock.instant();
        generations.put(generation.id(), generation.visibleFrom(now.plus(generationDelay)));
        usage = usage.add(generation.cost());
        key.charge(generation.cost(), now);
    }

    public synchronized @Nullable Generation generation(String id) {
        Generation generation = generations.get(id);
        return generation == null || clock.instant().isBefore(generation.visible()) ? null : generation;
    }

    public synchronized List<Generation> generations() {
        return new ArrayList<>(generations.values());
    }

    public synchronized void credits(BigDecimal total) {
        credits = total;
    }

    public synchronized BigDecimal credits() {
        return credits;
    }

    public synchronized BigDecimal usage() {
        return usage;
    }

    public synchronized BigDecimal usage(Key key) {
        return key.usage();
    }

    public synchronized ObjectNode keyJson(Key key) {
        return key.json(clock.instant(), credits.compareTo(FREE_TIER_BELOW) < 0);
    }

    public synchronized ObjectNode creditsJson() {
        ObjectNode json = Json.object();
        json.put("total_credits", Json.plain(credits));
        json.put("total_usage", Json.plain(usage));
        return json;
    }

    /** Forgets what happened; keys stay, as they were at first. */
    public synchronized void reset() {
        generations.clear();
        windows.clear();
        credits = initialCredits;
        usage = BigDecimal.ZERO;
        keys.values().forEach(Key::forget);
    }
}

package io.airsprotocols.openrouter.sandbox.internal.account;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An API key: known by its hash, shown by its label, never by itself. Guarded by its ledger. */
public final class Key {

    private static final String PREFIX = "sk-or-v1-";

    private final String hash;
    private final String label;
    private final String name;
    private final boolean management;
    private final NavigableMap<LocalDate, BigDecimal> usage = new TreeMap<>();
    private boolean disabled;
    private @Nullable Instant expiresAt;
    private @Nullable BigDecimal limit;

    Key(String secret, String name, boolean management) {
        this.hash = hash(secret);
        this.label = PREFIX + secret.substring(PREFIX.length(), PREFIX.length() + 3) + "..."
                + secret.substring(secret.length() - 3);
        this.name = name;
        this.management = management;
    }

    static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-256", missing);
        }
    }

    public String hash() {
        return hash;
    }

    public String label() {
        return label;
    }

    public String name() {
        return name;
    }

    public boolean isManagement() {
        return management;
    }

    void disabled(boolean now) {
        this.disabled = now;
    }

    void expiresAt(@Nullable Instant when) {
        this.expiresAt = when;
    }

    void limit(@Nullable BigDecimal usd) {
        this.limit = usd;
    }

    boolean isUsable(Instant now) {
        return !disabled && (expiresAt == null || now.isBefore(expiresAt));
    }

    void charge(BigDecimal cost, Instant when) {
        usage.merge(day(when), cost, BigDecimal::add);
    }

    void forget() {
        usage.clear();
        limit = null;
        disabled = false;
        expiresAt = null;
    }

    BigDecimal usage() {
        return sum(LocalDate.EPOCH);
    }

    private BigDecimal sum(LocalDate from) {
        return usage.tailMap(from, true).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Nullable
    BigDecimal remaining() {
        return limit == null ? null : limit.subtract(usage()).max(BigDecimal.ZERO);
    }

    private static LocalDate day(Instant when) {
        return when.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    ObjectNode json(Instant now, boolean freeTier) {
        LocalDate today = day(now);
        ObjectNode json = Json.object();
        json.put("label", label);
        json.put("limit", plainOrNull(limit));
        json.put("limit_remaining", plainOrNull(remaining()));
        json.putNull("limit_reset");
        json.put("include_byok_in_limit", false);
        json.put("usage", Json.plain(usage()));
        json.put("usage_daily", Json.plain(sum(today)));
        json.put("usage_weekly", Json.plain(sum(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))));
        json.put("usage_monthly", Json.plain(sum(today.withDayOfMonth(1))));
        json.put("byok_usage", 0);
        json.put("byok_usage_daily", 0);
        json.put("byok_usage_weekly", 0);
        json.put("byok_usage_monthly", 0);
        json.put("is_free_tier", freeTier);
        json.put("is_management_key", management);
        json.put("is_provisioning_key", management);
        json.put("creator_user_id", "user_sandbox");
        json.put("expires_at", expiresAt == null ? null : expiresAt.toString());
        ObjectNode rate = json.putObject("rate_limit");
        rate.put("requests", -1);
        rate.put("interval", "10s");
        rate.put("note", "This field is deprecated and safe to ignore.");
        return json;
    }

    private static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : Json.plain(value);
    }
}

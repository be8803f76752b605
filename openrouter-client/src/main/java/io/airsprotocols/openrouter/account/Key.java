package io.airsprotocols.openrouter.account;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The key this client uses ({@code GET /key}). Money in US dollars. Immutable. */
public final class Key extends JsonView {

    Key(ObjectNode json) {
        super(json);
    }

    /**
     * The key, masked ({@code label}).
     *
     * @return such as {@code sk-or-v1-au7...890}
     */
    public String label() {
        return string("label", "");
    }

    /**
     * The most it may spend ({@code limit}).
     *
     * @return the limit, or null if there is none
     */
    public @Nullable BigDecimal limit() {
        return decimal("limit");
    }

    /**
     * What is left of the limit ({@code limit_remaining}).
     *
     * @return the rest, or null if there is no limit
     */
    public @Nullable BigDecimal limitRemaining() {
        return decimal("limit_remaining");
    }

    /**
     * When the limit begins anew ({@code limit_reset}).
     *
     * @return {@code daily}, {@code weekly} or {@code monthly}, or null if never
     */
    public @Nullable String limitReset() {
        return string("limit_reset");
    }

    /**
     * What it spent in all ({@code usage}).
     *
     * @return the sum
     */
    public BigDecimal usage() {
        return decimal("usage", BigDecimal.ZERO);
    }

    /**
     * What it spent this day, UTC ({@code usage_daily}).
     *
     * @return the sum
     */
    public BigDecimal usageDaily() {
        return decimal("usage_daily", BigDecimal.ZERO);
    }

    /**
     * What it spent this week, from Monday, UTC ({@code usage_weekly}).
     *
     * @return the sum
     */
    public BigDecimal usageWeekly() {
        return decimal("usage_weekly", BigDecimal.ZERO);
    }

    /**
     * What it spent this month, UTC ({@code usage_monthly}).
     *
     * @return the sum
     */
    public BigDecimal usageMonthly() {
        return decimal("usage_monthly", BigDecimal.ZERO);
    }

    /**
     * What was paid to providers with keys of your own ({@code byok_usage}).
     *
     * @return the sum
     */
    public BigDecimal byokUsage() {
        return decimal("byok_usage", BigDecimal.ZERO);
    }

    /**
     * Whether the account never bought credits ({@code is_free_tier}).
     *
     * @return true if it did not
     */
    public boolean isFreeTier() {
        return isTrue("is_free_tier");
    }

    /**
     * Whether it is for managing the account, not for asking models ({@code is_management_key}, or its older name).
     *
     * @return true if it is
     */
    public boolean isManagementKey() {
        return isTrue("is_management_key") || isTrue("is_provisioning_key");
    }

    /**
     * When it ends ({@code expires_at}).
     *
     * @return the moment, or null if never
     */
    public @Nullable Instant expiresAt() {
        return instant("expires_at");
    }
}

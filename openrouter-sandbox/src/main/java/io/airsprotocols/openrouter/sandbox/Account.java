package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.account.Generation;
import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The account of a sandbox: its keys, its credits, and what was generated for them. Thread-safe. */
public final class Account {

    private final Ledger ledger;

    Account(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Adds a key for inference.
     *
     * @return the key
     */
    public Key addKey() {
        return key(ledger.issue("added", false));
    }

    /**
     * Adds a management key, which may see the credits, and may not ask models.
     *
     * @return the key
     */
    public Key addManagementKey() {
        return key(ledger.issue("added", true));
    }

    /**
     * A key of this account by its secret.
     *
     * @param secret the key itself
     * @return the key
     * @throws IllegalArgumentException if the account has no such key
     */
    public Key key(String secret) {
        return new Key(ledger, ledger.bySecret(Objects.requireNonNull(secret, "secret")), secret);
    }

    /**
     * Sets the credits ever bought ({@code total_credits}).
     *
     * @param usd in US dollars
     */
    public void credits(BigDecimal usd) {
        ledger.credits(Objects.requireNonNull(usd, "usd"));
    }

    /**
     * The credits ever bought ({@code total_credits}).
     *
     * @return US dollars
     */
    public BigDecimal credits() {
        return ledger.credits();
    }

    /**
     * What was spent so far ({@code total_usage}), to the last decimal.
     *
     * @return US dollars
     */
    public BigDecimal usage() {
        return ledger.usage();
    }

    /**
     * The records of all generations, in the order in which they ended; also those not yet to be found by their id.
     *
     * @return what {@code GET /generation} tells of each in {@code data}
     */
    public List<JsonNode> generations() {
        return ledger.generations().stream()
                .map(Generation::json)
                .map(JsonNode.class::cast)
                .toList();
    }

    /** A key of the account. Thread-safe. */
    public static final class Key {

        private final Ledger ledger;
        private final io.airsprotocols.openrouter.sandbox.internal.account.Key key;
        private final String secret;

        private Key(Ledger ledger, io.airsprotocols.openrouter.sandbox.internal.account.Key key, String secret) {
            this.ledger = ledger;
            this.key = key;
            this.secret = secret;
        }

        /**
         * The key itself, for the header {@code Authorization}.
         *
         * @return {@code sk-or-v1-} and 64 hexadecimal digits
         */
        public String secret() {
            return secret;
        }

        /**
         * The SHA-256 by which the account knows the key.
         *
         * @return 64 hexadecimal digits
         */
        public String hash() {
            return key.hash();
        }

        /**
         * The key as it may be shown.
         *
         * @return such as {@code sk-or-v1-0a1...f2e}
         */
        public String label() {
            return key.label();
        }

        /** Refuses the key from now on (401). */
        public void disable() {
            ledger.change(key, new Ledger.Disabled(true));
        }

        /** Accepts the key again. */
        public void enable() {
            ledger.change(key, new Ledger.Disabled(false));
        }

        /**
         * Refuses the key from some time on, by the sandbox's clock.
         *
         * @param when from when on, null for never
         */
        public void expireAt(@Nullable Instant when) {
            ledger.change(key, new Ledger.Expires(when));
        }

        /**
         * Bounds what the key may spend.
         *
         * @param usd US dollars, null for no bound
         */
        public void limit(@Nullable BigDecimal usd) {
            ledger.change(key, new Ledger.Limited(usd));
        }

        /**
         * What was spent with the key.
         *
         * @return US dollars
         */
        public BigDecimal usage() {
            return ledger.usage(key);
        }

        /** Takes the key from the account, for good. */
        public void remove() {
            ledger.remove(key);
        }

        /** The label, never the key. */
        @Override
        public String toString() {
            return "Key[" + key.label() + "]";
        }
    }
}

package io.airsprotocols.openrouter.error;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** OpenRouter's {@code error.availability}: why no endpoint could serve the request, and what would help. Immutable. */
public final class Availability extends JsonView {

    /** A wait longer than this is a mistake of the server, and would overflow arithmetic on durations. */
    private static final BigDecimal LONGEST_WAIT_SECONDS = BigDecimal.valueOf(31_536_000);

    /**
     * Views an availability object.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public Availability(ObjectNode json) {
        super(json);
    }

    /**
     * What is the matter, such as {@code model_not_found} or {@code capacity_exhausted}.
     *
     * @return the code, empty if the server gave none
     */
    public String code() {
        return string("code", "");
    }

    /**
     * Whether the server says the same request may succeed later.
     *
     * @return its word, or null if it gave none
     */
    public @Nullable Boolean retryable() {
        return flag("retryable");
    }

    /**
     * How long the server asks to wait ({@code retry_after}, seconds on the wire).
     *
     * @return the wait, at most a year, or null if it named none
     */
    public @Nullable Duration retryAfter() {
        BigDecimal seconds = decimal("retry_after");
        return seconds == null || seconds.signum() < 0
                ? null
                : Duration.ofMillis(
                        seconds.min(LONGEST_WAIT_SECONDS).movePointRight(3).longValue());
    }

    /**
     * The models that were asked for.
     *
     * @return their ids, never null
     */
    public List<String> requestedModels() {
        return texts("requested_models");
    }

    /**
     * The providers that could not serve.
     *
     * @return their names, never null
     */
    public List<String> affectedProviders() {
        return texts("affected_providers");
    }

    /**
     * What ruled endpoints out, such as {@code data_policy:zdr} or {@code max_price}.
     *
     * @return the reasons, never null
     */
    public List<String> excludedBy() {
        return texts("excluded_by");
    }

    /**
     * Models that could serve instead.
     *
     * @return their ids, never null
     */
    public List<String> fallbackModels() {
        return texts("fallback_models");
    }

    /**
     * Where the documentation explains this.
     *
     * @return an address, or null
     */
    public @Nullable String docsUrl() {
        return string("docs_url");
    }
}

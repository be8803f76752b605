package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.FinishReason;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.usage.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The last line of a call: who served, what was used, what it cost, how long it took. */
final class FactsLine {

    private FactsLine() {}

    /** Of an answer, whole or not. */
    static String of(ChatResponse response) {
        List<String> parts = new ArrayList<>();
        CallFacts facts = response.facts();
        parts.add(served(
                response.model() == null ? facts.model() : response.model(),
                response.provider() == null ? facts.provider() : response.provider()));
        Usage usage = response.usage();
        parts.add(
                usage.isReported()
                        ? usage.promptTokens() + " + " + usage.completionTokens() + " tokens"
                        : "tokens unknown");
        parts.add(cost(usage.cost(), facts));
        FinishReason finish = response.finishReason();
        if (finish != null && !finish.equals(FinishReason.STOP)) {
            parts.add("finish: " + finish);
        }
        times(parts, facts);
        return String.join(" | ", parts);
    }

    /** Of a call that was stopped before the model said anything. */
    static String of(CallFacts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(facts.status() == null ? "no answer yet" : served(facts.model(), facts.provider()));
        parts.add(cost(facts.cost(), facts));
        times(parts, facts);
        return String.join(" | ", parts);
    }

    private static String served(@Nullable String model, @Nullable String provider) {
        return (model == null ? "unknown model" : model) + (provider == null ? "" : " from " + provider);
    }

    private static String cost(@Nullable BigDecimal cost, CallFacts facts) {
        if (cost != null) {
            return "$" + cost.toPlainString();
        }
        return facts.generationId() == null
                ? "cost unknown"
                : "cost unknown yet, see generation " + facts.generationId();
    }

    private static void times(List<String> parts, CallFacts facts) {
        Duration first = facts.timeToFirstToken();
        if (first != null) {
            parts.add("first token " + seconds(first));
        }
        parts.add("total " + seconds(facts.duration()));
        if (facts.attempts() > 1) {
            parts.add(facts.attempts() + " attempts");
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}

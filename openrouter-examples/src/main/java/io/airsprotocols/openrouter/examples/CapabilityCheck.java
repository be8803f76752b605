package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatCheck;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import java.math.BigDecimal;

/** Looks at a request before it is sent: what its models do not take, and what it may cost. Sends it if that is little. */
public final class CapabilityCheck {

    private static final BigDecimal READY_TO_PAY = new BigDecimal("0.01");

    private CapabilityCheck() {}

    /**
     * Runs the example.
     *
     * @param args the question, if another is wanted
     */
    public static void main(String[] args) {
        ChatRequest request = ChatRequest.builder("openai/gpt-4o-mini")
                .fallback("google/gemini-2.5-flash")
                .user(args.length > 0 ? String.join(" ", args) : "Why is the sky blue? One sentence.")
                .topA(0.2)
                .maxCompletionTokens(300)
                .build();
        try (OpenRouter router = OpenRouter.create()) {
            ChatCheck check = router.chat().check(request);
            check.problems().forEach(problem -> System.out.println(problem.model() + ": " + problem.message()));
            check.costs()
                    .forEach(cost -> System.out.println(cost.model() + ": $" + cost.most() + ", " + cost.reason()));

            BigDecimal most = check.maxCost();
            if (most == null || most.compareTo(READY_TO_PAY) > 0) {
                System.out.println("Not sent: it may cost more than $" + READY_TO_PAY);
                return;
            }
            ChatResponse answer = router.chat().send(request);
            System.out.println(answer.text());
            System.out.println(
                    "at most $" + most + ", billed $" + answer.usage().cost());
        }
    }
}

package io.airsprotocols.openrouter.examples;

import static java.util.Objects.requireNonNullElse;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.TypedStream;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.util.List;

/** Shows a value while the model still writes it, and the elements of a list as each is finished. */
public final class StreamingTypedAnswer {

    /** How to cook something. */
    public record Recipe(String title, int minutes, List<Ingredient> ingredients, List<String> steps) {}

    /** What goes in. */
    public record Ingredient(String name, double amount, String unit) {}

    private StreamingTypedAnswer() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        ChatRequest ask = ChatRequest.of("openai/gpt-4o-mini", "A recipe for ratatouille, please.");
        ChatRequest askForList = ChatRequest.of("openai/gpt-4o-mini", "What do I need for ratatouille?");
        try (OpenRouter router = OpenRouter.create()) {
            try (TypedStream<Recipe> stream = router.chat().stream(ask, Recipe.class)) {
                for (Recipe soFar : stream.partials()) {
                    System.out.println(requireNonNullElse(soFar.title(), "(no title yet)") + ": "
                            + soFar.ingredients().size() + " ingredients, "
                            + soFar.steps().size() + " steps");
                }
                System.out.println("whole: " + stream.value());
                System.out.println("cost: $" + stream.response().cost());
            }

            try (TypedStream<List<Ingredient>> stream =
                    router.chat().stream(askForList, new TypeRef<List<Ingredient>>() {})) {
                for (Ingredient each : stream.elements(Ingredient.class)) {
                    System.out.println("buy " + each.amount() + " " + each.unit() + " of " + each.name());
                }
            }
        }
    }
}

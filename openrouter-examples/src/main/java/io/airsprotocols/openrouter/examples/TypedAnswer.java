package io.airsprotocols.openrouter.examples;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.Repair;
import io.airsprotocols.openrouter.chat.TypedAnswerException;
import io.airsprotocols.openrouter.chat.TypedResponse;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Asks for values instead of text: one record, a list, and one with its cost and a second chance. */
public final class TypedAnswer {

    /** A city, as the model is to describe it. */
    public record City(
            String name,

            @JsonPropertyDescription("Inhabitants of the city proper")
            long population,

            Optional<String> river,
            Climate climate) {}

    /** What weather to expect. */
    public enum Climate {
        ARID,
        MILD,
        TROPICAL,
        POLAR
    }

    private TypedAnswer() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        ChatRequest ask = ChatRequest.of("openai/gpt-4o-mini", "Describe Paris.");
        ChatRequest askMany = ChatRequest.of("openai/gpt-4o-mini", "Describe three capitals of Europe.");
        System.out.println("the schema: " + JsonSchema.of(City.class).json());

        try (OpenRouter router = OpenRouter.create()) {
            City paris = router.chat().send(ask, City.class);
            System.out.println(paris.name() + " has " + paris.population() + " inhabitants");

            List<City> capitals = router.chat().send(askMany, new TypeRef<List<City>>() {});
            capitals.forEach(city -> System.out.println("- " + city.name() + ", " + city.climate()));

            TypedResponse<City> answer = router.chat()
                    .typed(City.class)
                    .repair(Repair.attempts(2).costAtMost(new BigDecimal("0.01")))
                    .send(ask);
            System.out.println(answer.value().river().orElse("no river") + ", by "
                    + answer.response().model() + " for $" + answer.cost());
        } catch (TypedAnswerException noValue) {
            System.out.println("no value: " + noValue.getMessage());
            System.out.println("the model said: " + noValue.response().text());
        }
    }
}

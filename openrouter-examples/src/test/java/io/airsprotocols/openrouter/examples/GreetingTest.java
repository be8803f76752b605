package io.airsprotocols.openrouter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import org.junit.jupiter.api.Test;

@WithSandbox
class GreetingTest {

    @Test
    void greets(Sandbox sandbox) {
        sandbox.script().then(Reply.text("Good morning!"));
        try (OpenRouter router =
                OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
            assertThat(router.chat().send("openai/gpt-4o", "Hi").text()).isEqualTo("Good morning!");
        }
        assertThat(sandbox.received().get(0).json().path("model").stringValue()).isEqualTo("openai/gpt-4o");
    }
}

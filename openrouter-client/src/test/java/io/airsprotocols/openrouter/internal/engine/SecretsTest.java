package io.airsprotocols.openrouter.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    private final Secrets secrets = new Secrets();

    @Test
    void a_key_of_the_client_is_hidden_wherever_it_stands() {
        secrets.learn("my gateway's own key");

        assertThat(secrets.hide("Bearer my gateway's own key, and my gateway's own key."))
                .isEqualTo("Bearer [hidden key], and [hidden key].");
    }

    @Test
    void a_key_of_openrouter_is_hidden_though_it_is_not_this_clients() {
        assertThat(secrets.hide("{\"message\":\"No such key " + KEY + "\"}"))
                .isEqualTo("{\"message\":\"No such key [hidden key]\"}");
        assertThat(secrets.hide("a=" + KEY + "&b=" + KEY.replace("v1", "v2")))
                .isEqualTo("a=[hidden key]&b=[hidden key]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing secret", "sk-or-v1-au7...890", "the prefix sk-or- alone", "sk-or-v1-short"})
    void what_is_no_key_stays(String text) {
        secrets.learn(KEY);

        assertThat(secrets.hide(text)).isEqualTo(text);
    }

    @Test
    void every_key_of_a_rotation_is_hidden() {
        for (int i = 0; i < 10; i++) {
            secrets.learn("rotated key " + i + ";");
        }

        assertThat(secrets.hide("rotated key 0; rotated key 5; rotated key 9;"))
                .isEqualTo("[hidden key] [hidden key] [hidden key]");
    }

    @Test
    void a_key_that_begins_like_another_is_hidden_whole() {
        for (int length = 1; length <= 20; length++) {
            secrets.learn("gatewaykey-" + "x".repeat(length));
        }

        assertThat(secrets.hide("gatewaykey-" + "x".repeat(20))).isEqualTo("[hidden key]");
    }

    @Test
    void a_source_that_makes_a_key_a_call_does_not_fill_the_memory_and_its_keys_are_still_hidden() {
        for (int i = 0; i < 100_000; i++) {
            secrets.learn("sk-or-v1-" + String.format("%064x", i));
        }

        assertThat(secrets.hide("sk-or-v1-" + String.format("%064x", 99_999))).isEqualTo("[hidden key]");
    }
}

package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Presets that requests make, and how they are seen. */
class PresetsTest {

    private static final String SAVED =
            "{\"model\":\"sandbox/default\",\"max_tokens\":3,\"stream\":true,\"user\":\"ada\","
                    + "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"developer\",\"content\":"
                    + "[{\"type\":\"text\",\"text\":\"Be kind.\"}]},{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private final MutableClock clock = new MutableClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.clock(clock)
            .tokenDelay(Duration.ZERO)
            .preset("given", "{\"max_tokens\":2,\"system_prompt\":\"Be short.\"}"));

    @AutoClose
    private final Client client = new Client(sandbox);

    private Answer save(String slug, String body) throws IOException {
        return client.send(client.request("/presets/" + slug + "/chat/completions")
                .post(RequestBody.create(body, MediaType.get("application/json")))
                .build());
    }

    private int longest(String model) throws IOException {
        Answer answer = client.ask(question(model, "Why is it so?"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("/usage/completion_tokens").intValue();
    }

    @Test
    void a_request_becomes_a_preset_without_being_answered() throws IOException {
        Answer saved = save("mine", SAVED);
        assertThat(saved.status()).as(saved.body()).isEqualTo(200);
        JsonNode version = saved.at("/data/designated_version");
        assertThat(version.get("config").toString()).isEqualTo("{\"model\":\"sandbox/default\",\"max_tokens\":3}");
        assertThat(version.get("system_prompt").stringValue()).isEqualTo("Be brief.\n\nBe kind.");
        assertThat(version.get("version").intValue()).isEqualTo(1);
        assertThat(saved.at("/data/designated_version_id")).isEqualTo(version.get("id"));
        assertThat(sandbox.account().generations()).isEmpty();
        assertThat(longest("@preset/mine")).isEqualTo(3);
        assertThat(client.get("/presets/mine").json()).isEqualTo(saved.json());
    }

    @Test
    void saving_again_makes_a_version_that_counts_from_then_on() throws IOException {
        save("mine", SAVED);
        clock.advance(Duration.ofHours(1));
        save("mine", SAVED.replace("\"max_tokens\":3", "\"max_tokens\":5"));
        assertThat(longest("@preset/mine")).isEqualTo(5);
        JsonNode versions = client.get("/presets/mine/versions").json();
        assertThat(versions.get("total_count").intValue()).isEqualTo(2);
        assertThat(versions.at("/data/0/config/max_tokens").intValue()).isEqualTo(3);
        assertThat(client.get("/presets/mine/versions?offset=1")
                        .at("/data/0/version")
                        .intValue())
                .isEqualTo(2);
        assertThat(client.get("/presets/mine/versions/1").at("/data")).isEqualTo(versions.at("/data/0"));
        JsonNode preset = client.get("/presets/mine").at("/data");
        assertThat(preset.get("created_at").stringValue()).isEqualTo("2026-11-24T23:59:00Z");
        assertThat(preset.get("updated_at").stringValue()).isEqualTo("2026-11-25T00:59:00Z");
    }

    @Test
    void they_are_listed_with_the_last_change_first() throws IOException {
        save("mine", SAVED);
        save("other", SAVED);
        save("given", SAVED);
        JsonNode all = client.get("/presets").json();
        assertThat(all.get("total_count").intValue()).isEqualTo(3);
        assertThat(all.get("data").valueStream().map(each -> each.get("slug").stringValue()))
                .containsExactly("given", "other", "mine");
        assertThat(client.get("/presets?limit=1&offset=1")
                        .at("/data")
                        .valueStream()
                        .map(each -> each.get("slug").stringValue()))
                .containsExactly("other");
        sandbox.reset();
        assertThat(client.get("/presets").at("/data").valueStream().map(each -> each.get("slug")
                        .stringValue()))
                .containsExactly("given");
        assertThat(longest("sandbox/default@preset/given")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "/presets/none, 404, Preset \"none\" not found",
        "/presets/none/versions, 404, Preset \"none\" not found",
        "/presets/given/versions/7, 404, Version 7 not found; there are 1 to 1",
        "/presets/given/else, 404, Not found: GET /api/v1/presets/given/else",
        "/presets?limit=101, 400, 'limit must be a whole number from 1 to 100, was \"101\"'",
        "/presets?offset=x, 400, 'offset must be a whole number from 0'",
    })
    void what_is_not_there_is_told(String path, int status, String message) throws IOException {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/message").stringValue()).startsWith(message);
    }

    @Test
    void what_cannot_become_a_preset_is_refused() throws IOException {
        assertThat(save("a%20b", SAVED).at("/error/message").stringValue()).contains("letters, digits, hyphens");
        assertThat(save("mine", "[]").at("/error/message").stringValue()).contains("must be a JSON object");
        assertThat(save("mine", "{").at("/error/message").stringValue()).contains("not valid JSON");
        assertThat(client.get("/presets/mine/chat/completions").status()).isEqualTo(405);
        Answer nobody = client.send(new okhttp3.Request.Builder()
                .url(sandbox.baseUrl() + "/presets")
                .build());
        assertThat(nobody.status()).isEqualTo(401);
    }
}

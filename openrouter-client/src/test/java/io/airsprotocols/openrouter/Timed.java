package io.airsprotocols.openrouter;

import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;

/** Clients whose clock the test moves and that see no environment variable. */
final class Timed {

    private Timed() {}

    static OpenRouterBuilder builder(FakeTime time, String url) {
        return OpenRouter.builder()
                .environment(name -> null)
                .time(time)
                .apiKey(Canned.KEY)
                .baseUrl(url);
    }
}

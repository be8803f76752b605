package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** Who answers: OpenRouter if there is a key, else a sandbox in this process. Says which of the two. */
final class Service implements AutoCloseable {

    private final OpenRouter router;
    private final @Nullable Sandbox sandbox;

    private Service(OpenRouter router, @Nullable Sandbox sandbox) {
        this.router = router;
        this.sandbox = sandbox;
    }

    /** For what any key may do. */
    static Service open(Surroundings around) {
        return open(around, false);
    }

    /** For what takes a management key; the sandbox has one of its own for that. */
    static Service openForManagement(Surroundings around) {
        return open(around, true);
    }

    private static Service open(Surroundings around, boolean management) {
        String key = around.variable("OPENROUTER_API_KEY");
        String baseUrl = around.variable("OPENROUTER_BASE_URL");
        Service service;
        if (key != null) {
            service = new Service(client(key, baseUrl), null);
            around.terminal().note("openrouter: asking " + service.router.baseUrl());
        } else if (baseUrl != null) {
            throw new MisuseException(
                    "OPENROUTER_BASE_URL is set (" + baseUrl + "), but OPENROUTER_API_KEY is not. Set "
                            + "the key of that server as well, or unset both to use the sandbox.");
        } else {
            service = sandbox(management);
            around.terminal()
                    .note("openrouter: no OPENROUTER_API_KEY, so the sandbox answers (" + service.router.baseUrl()
                            + "), not OpenRouter");
        }
        // Closing the client stops whatever call runs, also one that waits for its first byte.
        around.stop().onCancel(service.router::close);
        return service;
    }

    private static Service sandbox(boolean management) {
        Sandbox sandbox = Sandbox.start();
        try {
            String key = management ? sandbox.managementKey() : sandbox.apiKey();
            return new Service(client(key, sandbox.baseUrl().toString()), sandbox);
        } catch (RuntimeException failure) {
            sandbox.close();
            throw failure;
        }
    }

    private static OpenRouter client(String key, @Nullable String baseUrl) {
        try {
            return OpenRouter.create(builder -> {
                builder.apiKey(key);
                if (baseUrl != null) {
                    builder.baseUrl(baseUrl);
                }
            });
        } catch (IllegalArgumentException refused) {
            // The library names its own method where the address came from.
            throw new MisuseException(
                    String.valueOf(refused.getMessage()).replace("baseUrl(…)", "OPENROUTER_BASE_URL"));
        }
    }

    OpenRouter router() {
        return router;
    }

    @Override
    public void close() {
        router.close();
        if (sandbox != null) {
            sandbox.close();
        }
    }
}

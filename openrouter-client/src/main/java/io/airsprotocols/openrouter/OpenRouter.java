package io.airsprotocols.openrouter;

import io.airsprotocols.openrouter.account.Account;
import io.airsprotocols.openrouter.catalog.Catalog;
import io.airsprotocols.openrouter.chat.Chat;
import io.airsprotocols.openrouter.internal.engine.Engine;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client of the OpenRouter API.
 *
 * <pre>{@code
 * try (OpenRouter router = OpenRouter.create()) { // OPENROUTER_API_KEY, OPENROUTER_BASE_URL
 *   ChatResponse answer = router.chat().send("openai/gpt-4o-mini", question);
 *   System.out.println(answer.text());
 *   System.out.println("cost: $" + answer.usage().cost());
 * }
 * }</pre>
 *
 * <p>Immutable, safe for use by several threads, and meant to be shared: make one and keep it, since each holds its own
 * connections. Closing it stops the calls that still run and frees its connections and threads; a client made by
 * {@link #toBuilder()} shares the connections, which live until the last of them is closed.
 */
public final class OpenRouter implements AutoCloseable {

    private final OpenRouterBuilder made;
    private final Engine engine;
    private final @Nullable ExecutorService ownExecutor;
    private final SharedTransport transport;
    private final Chat chat;
    private final Catalog catalog;
    private final Account account;
    private final AtomicBoolean closed = new AtomicBoolean();

    OpenRouter(
            OpenRouterBuilder made, Engine engine, @Nullable ExecutorService ownExecutor, SharedTransport transport) {
        this.made = made;
        this.engine = engine;
        this.ownExecutor = ownExecutor;
        this.transport = transport;
        this.catalog = new Catalog(engine);
        this.chat = new Chat(engine, catalog);
        this.account = new Account(engine);
    }

    /**
     * A client from the environment: key from {@code OPENROUTER_API_KEY}, address from {@code OPENROUTER_BASE_URL} if set.
     *
     * @return the client
     * @throws IllegalArgumentException if the key is missing or malformed, or the address is not one to send a key to
     */
    public static OpenRouter create() {
        return builder().build();
    }

    /**
     * A client from the environment, with changes.
     *
     * @param choices sets what is to differ
     * @return the client
     * @throws IllegalArgumentException if a choice is not valid; the message says which and why
     */
    public static OpenRouter create(Consumer<OpenRouterBuilder> choices) {
        OpenRouterBuilder builder = builder();
        choices.accept(builder);
        return builder.build();
    }

    /**
     * Starts with what the environment says.
     *
     * @return a builder
     */
    public static OpenRouterBuilder builder() {
        return new OpenRouterBuilder();
    }

    /**
     * A builder of a client like this one that shares its connections.
     *
     * @return a builder
     * @throws IllegalStateException if this client was closed
     */
    public OpenRouterBuilder toBuilder() {
        if (closed.get()) {
            throw new IllegalStateException("This OpenRouter client was closed; its connections cannot be shared");
        }
        return new OpenRouterBuilder(made, transport);
    }

    /**
     * Asks models.
     *
     * @return chat completions
     */
    public Chat chat() {
        return chat;
    }

    /**
     * What OpenRouter offers.
     *
     * @return models, endpoints, providers, prices
     */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * Your side of OpenRouter.
     *
     * @return key, credits, records of calls
     */
    public Account account() {
        return account;
    }

    /**
     * Where this client sends its calls.
     *
     * @return the address, without a slash at its end
     */
    public URI baseUrl() {
        return engine.config().baseUrl();
    }

    /** Stops the calls that still run and frees connections and threads. A second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            engine.close();
        } finally {
            if (ownExecutor != null) {
                ownExecutor.shutdown();
            }
            transport.leave();
        }
    }

    /** Where it sends; never the key. */
    @Override
    public String toString() {
        return "OpenRouter[" + baseUrl() + "]";
    }
}

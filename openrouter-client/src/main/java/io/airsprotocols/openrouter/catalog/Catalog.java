package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.http.Listing;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.internal.engine.Engine;
import io.airsprotocols.openrouter.internal.engine.Items;
import io.airsprotocols.openrouter.internal.engine.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenRouter offers. Safe for use by several threads. Every method throws an
 * {@link io.airsprotocols.openrouter.error.OpenRouterException} of the kind that says what went wrong.
 */
public final class Catalog {

    private final Engine engine;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Kept kept;

    /** The last snapshot, and the reading of the stopwatch when it was asked for. */
    private record Kept(ModelSnapshot snapshot, long nanos) {}

    /**
     * Used by the client; users have {@code OpenRouter.catalog()}.
     *
     * @param engine makes the calls
     */
    @SuppressWarnings("exports") // The engine is not exported, so that only the client can make one.
    public Catalog(Engine engine) {
        this.engine = engine;
    }

    /**
     * All models that answer with text ({@code GET /models}).
     *
     * @return the models, read when looked at
     */
    public Listing<Model> listModels() {
        return listModels(ModelQuery.all());
    }

    /**
     * The models that fulfil conditions ({@code GET /models}).
     *
     * @param query the conditions
     * @return the models, read when looked at
     */
    public Listing<Model> listModels(ModelQuery query) {
        Operation operation = Operation.get("models", "/models");
        for (Map.Entry<String, String> each : query.parameters().entrySet()) {
            operation = operation.with(each.getKey(), each.getValue());
        }
        return Items.listing(engine, operation, Model::new);
    }

    /**
     * All models, whatever they answer with, from memory if they were read not long ago. Whoever asks while they are being
     * read waits for that reading; nothing is read unless asked for.
     *
     * @param maxAge how old they may be; zero reads them anew
     * @return the models
     */
    public ModelSnapshot snapshot(Duration maxAge) {
        long asked = engine.config().time().nanos();
        Kept last = kept;
        if (last != null && isYoung(last, asked, maxAge)) {
            return last.snapshot();
        }
        reading.lock();
        try {
            Kept since = kept;
            // What was read while this thread waited is as good as what it would read.
            if (since != null && (since.nanos() - asked > 0 || isYoung(since, asked, maxAge))) {
                return since.snapshot();
            }
            long begun = engine.config().time().nanos();
            ModelSnapshot read = new ModelSnapshot(
                    engine.config().time().now(),
                    listModels(ModelQuery.all().output(new Modality("all"))).toList());
            kept = new Kept(read, begun);
            return read;
        } finally {
            reading.unlock();
        }
    }

    private static boolean isYoung(Kept snapshot, long now, Duration maxAge) {
        return Duration.ofNanos(now - snapshot.nanos()).compareTo(maxAge) < 0;
    }

    /**
     * One model ({@code GET /model/{author}/{slug}}); aliases and variants are resolved by the server.
     *
     * @param id such as {@code openai/gpt-4o} or {@code meta-llama/llama-3.3-70b-instruct:free}
     * @return the model, empty if there is none of that id
     * @throws IllegalArgumentException if the id has not the form {@code author/slug}
     */
    public Optional<Model> findModel(String id) {
        try {
            JsonNode data = engine.send(Operation.get("model", "/model/" + path(id)), RequestOptions.none())
                    .data();
            return Optional.of(new Model(Items.object(data)));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /**
     * A model's providers, with prices, limits and state of each ({@code GET /models/{author}/{slug}/endpoints}).
     *
     * @param id the model's id, such as {@code openai/gpt-4o}
     * @return the model with its endpoints
     * @throws NotFoundException if there is no model of that id
     * @throws IllegalArgumentException if the id has not the form {@code author/slug}
     */
    public ModelEndpoints endpoints(String id) {
        return new ModelEndpoints(Items.object(engine.send(
                        Operation.get("models.endpoints", "/models/" + path(id) + "/endpoints"), RequestOptions.none())
                .data()));
    }

    /**
     * All providers ({@code GET /providers}).
     *
     * @return the providers, read when looked at
     */
    public Listing<Provider> listProviders() {
        return Items.listing(engine, Operation.get("providers", "/providers"), Provider::new);
    }

    /** Author and slug are segments of the path; a colon before a variant is part of the slug. */
    private static String path(String id) {
        int slash = id.indexOf('/');
        String author = id.substring(0, Math.max(0, slash));
        String slug = id.substring(slash + 1);
        if (isNoSegment(author) || isNoSegment(slug)) {
            throw new IllegalArgumentException(
                    "A model's id has the form author/slug, such as openai/gpt-4o, was \"" + id + "\"");
        }
        return encode(author) + "/" + encode(slug);
    }

    /** Dots alone would lead to another place of the API. */
    private static boolean isNoSegment(String text) {
        return text.isEmpty() || text.contains("/") || text.equals(".") || text.equals("..");
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":")
                .replace("%7E", "~");
    }
}

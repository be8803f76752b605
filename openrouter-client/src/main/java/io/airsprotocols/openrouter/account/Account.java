package io.airsprotocols.openrouter.account;

import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.http.FailedAttempt;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.internal.engine.Engine;
import io.airsprotocols.openrouter.internal.engine.Items;
import io.airsprotocols.openrouter.internal.engine.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Your key, your credits, the records of your calls. Safe for use by several threads. Every method throws an
 * {@link io.airsprotocols.openrouter.error.OpenRouterException} of the kind that says what went wrong.
 */
public final class Account {

    /** Records usually appear within seconds. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(500);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Engine engine;

    /**
     * Used by the client; users have {@code OpenRouter.account()}.
     *
     * @param engine makes the calls
     */
    @SuppressWarnings("exports") // The engine is not exported, so that only the client can make one.
    public Account(Engine engine) {
        this.engine = engine;
    }

    /**
     * The key this client uses: what it may spend and has spent ({@code GET /key}).
     *
     * @return the key
     */
    public Key key() {
        return new Key(Items.object(
                engine.send(Operation.get("key", "/key"), RequestOptions.none()).data()));
    }

    /**
     * The account's credits ({@code GET /credits}).
     *
     * @return the credits
     * @throws io.airsprotocols.openrouter.error.PermissionException if the key is not a management key
     */
    public Credits credits() {
        return new Credits(Items.object(engine.send(Operation.get("credits", "/credits"), RequestOptions.none())
                .data()));
    }

    /**
     * The record of a call, if it is there already ({@code GET /generation}). OpenRouter writes records some seconds after
     * the call, and later still after one that was cancelled; {@link #awaitGeneration} waits for it.
     *
     * @param id the generation id, as in {@code response.facts().generationId()}
     * @return the record, empty if there is none yet
     */
    public Optional<Generation> findGeneration(String id) {
        try {
            return Optional.of(new Generation(Items.object(
                    engine.send(generation(id), RequestOptions.none()).data())));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /**
     * The record of a call; looks again and again until it is there.
     *
     * @param id the generation id
     * @param atMost how long to wait, longer than zero
     * @return the record
     * @throws NotFoundException if it is not there in time
     * @throws io.airsprotocols.openrouter.error.CallTimeoutException if the server was still silent when the time was over
     */
    public Generation awaitGeneration(String id, Duration atMost) {
        // The retry loop of the library is the one place that knows to wait, to stop at a deadline and to be cancelled.
        AtomicInteger faults = new AtomicInteger();
        // Looks that found nothing are no faults: real ones are counted apart.
        RetryPolicy untilThere = failed -> failed.error() instanceof NotFoundException
                ? pause(failed.attempt())
                : RetryPolicy.standard()
                        .delay(new FailedAttempt(failed.error(), faults.incrementAndGet(), failed.streaming()));
        return new Generation(
                Items.object(engine.send(generation(id), RequestOptions.create(choice -> choice.retry(untilThere)
                                .timeout(atMost)))
                        .data()));
    }

    private static Duration pause(int attempt) {
        Duration pause = FIRST_LOOK.multipliedBy(attempt);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Operation generation(String id) {
        return Operation.get("generation", "/generation").with("id", id);
    }
}

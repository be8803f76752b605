package io.airsprotocols.openrouter.support;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/**
 * A subscriber that requests at first what it is told to, later what the test does, and notes what it hears.
 *
 * @param <T> what is published
 */
public class Listener<T> implements Flow.Subscriber<T> {

    private final long demand;
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final List<T> heard = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /** Requests nothing by itself. */
    public Listener() {
        this(0);
    }

    /** Requests so many as soon as it may. */
    public Listener(long demand) {
        this.demand = demand;
    }

    @Override
    public void onSubscribe(Flow.Subscription value) {
        subscription.complete(value);
        if (demand > 0) {
            value.request(demand);
        }
    }

    @Override
    public void onNext(T each) {
        heard.add(each);
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete("complete");
    }

    public Flow.Subscription subscription() {
        return subscription.join();
    }

    /** What came until now. */
    public List<T> heard() {
        return heard;
    }

    /** {@code complete}, or the failure. */
    public CompletableFuture<String> end() {
        return end;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.account.Generation;
import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Writes a generation down when it is known how far it came, and keeps its answer if the request wants that. */
final class Settlement implements Player.Listener {

    private final Ask ask;
    private final Router.Route route;
    private final Completion completion;
    private final Bill whole;
    private final String id;
    private final Instant began;
    private final ChatService.Books books;
    private final AtomicBoolean done = new AtomicBoolean();

    Settlement(Ask ask, Router.Route route, Bill whole, String id, Instant began, ChatService.Books books) {
        this.ask = ask;
        this.route = route;
        this.completion = whole.completion();
        this.whole = whole;
        this.id = id;
        this.began = began;
        this.books = books;
    }

    @Override
    public void settled(int tokens) {
        if (ask.wish() != null && ask.kept() == null && !ask.silent()) {
            books.cache().keep(ask.wish(), id, completion, route, books.clock().instant());
        }
        record(tokens, completion.finishReason(), false);
    }

    @Override
    public void cutOff(int tokens) {
        // A generation that failed by the provider's fault is not charged.
        record(0, "error", false);
    }

    @Override
    public void gone(int tokens) {
        record(tokens, null, true);
    }

    private void record(int tokens, @Nullable String finishReason, boolean cancelled) {
        if (done.getAndSet(true)) {
            return;
        }
        ChatCall call = ask.call();
        ResponseCache.Entry kept = ask.kept();
        Bill bill = whole.after(tokens);
        Surcharge surcharge = bill.surcharge();
        Duration firstToken = books.pace().firstToken();
        InstantSource clock = books.clock();
        long millis = Math.max(0, Duration.between(began, clock.instant()).toMillis());
        String session = Json.text(call.body(), "session_id");
        Generation.Sender sender = new Generation.Sender(
                ask.request().header("HTTP-Referer"),
                ask.request().header("User-Agent"),
                Json.text(call.body(), "user"),
                session == null ? ask.request().header("x-session-id") : session,
                "req" + id.substring(3));
        Generation.Circumstances circumstances = new Generation.Circumstances(
                finishReason == null ? null : route.model().family().nativeReason(finishReason),
                Json.has(call.body(), "service_tier") ? route.tier() : null,
                kept == null ? null : kept.id(),
                call.preset() == null ? null : call.preset().slug(),
                surcharge.searches() == 0
                        ? null
                        : (Integer) (completion.annotations().size() - surcharge.fetches()),
                surcharge.fetches(),
                Math.min(bill.completionTokens(), completion.imageTokens()),
                bill.cache().read(),
                bill.cacheDiscount());
        Ledger ledger = books.ledger();
        ledger.record(
                ask.key(),
                new Generation(
                        id,
                        route.model().id(),
                        route.endpoint().provider(),
                        route.attemptsJson(),
                        route.router(),
                        began,
                        call.stream(),
                        cancelled,
                        finishReason,
                        bill.promptTokens(),
                        bill.completionTokens(),
                        bill.reasoningTokens(),
                        bill.cost(),
                        firstToken.toMillis(),
                        Math.max(0, millis - firstToken.toMillis()),
                        sender,
                        circumstances,
                        began));
    }
}

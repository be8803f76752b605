package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.account.Generation;
import io.airsprotocols.openrouter.sandbox.internal.account.Key;
import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultKind;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import io.airsprotocols.openrouter.sandbox.internal.fault.Faults;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code POST /chat/completions}. */
public final class ChatService {

    private final Catalog catalog;
    private final Ledger ledger;
    private final Playbook playbook;
    private final Router router;
    private final Pace pace;
    private final InstantSource clock;
    private final boolean costHeader;
    private final Ids ids = new Ids();

    /**
     * The service over its parts.
     *
     * @param costHeader whether to tell the cost in a header too, as OpenRouter once did
     */
    public ChatService(
            Catalog catalog, Ledger ledger, Playbook playbook, Pace pace, InstantSource clock, boolean costHeader) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.playbook = playbook;
        this.router = new Router(catalog, playbook);
        this.pace = pace;
        this.clock = clock;
        this.costHeader = costHeader;
    }

    /** An answer, and who is to be told how far it came. */
    public record Performance(Plan plan, Player.Listener listener) {}

    /** Answers a request that the key may make. */
    public Performance answer(HttpRequest request, Key key, List<FaultSpec> asked) {
        ChatCall call = ChatCall.read(request.body().toByteArray());
        Scripted scripted = playbook.next(request);
        List<FaultSpec> faults = new ArrayList<>(asked);
        if (scripted != null) {
            faults.addAll(scripted.faults());
        }
        if (faults.stream().anyMatch(fault -> fault.kind() == FaultKind.JSON_FOR_STREAM)) {
            call = call.whole();
        }
        Performance performance = perform(request, key, call, scripted, faults);
        if (scripted != null) {
            scripted.headers().forEach(performance.plan().headers()::put);
            if (!scripted.delay().isZero()) {
                performance.plan().before().add(0, new Step.Wait(scripted.delay(), false));
            }
        }
        return performance;
    }

    private Performance perform(
            HttpRequest request, Key key, ChatCall call, @Nullable Scripted scripted, List<FaultSpec> faults) {
        for (FaultSpec fault : faults) {
            if (Faults.preempts(fault)) {
                Plan plan = Faults.instead(fault, call.models(), call.stream(), clock.instant());
                return new Performance(plan, Player.UNHEARD);
            }
        }
        Performance performance;
        Scripted.Content content = scripted == null ? null : scripted.content();
        if (content instanceof Scripted.Raw raw) {
            performance = new Performance(
                    Plan.bytes(raw.status(), raw.contentType(), raw.body().getBytes(StandardCharsets.UTF_8)),
                    Player.UNHEARD);
        } else if (content instanceof Scripted.Lines lines) {
            performance = new Performance(lines(call, lines), Player.UNHEARD);
        } else if (content instanceof Scripted.Words words) {
            performance = generate(request, key, call, scriptedRoute(call), words.completion());
        } else {
            performance = ask(request, key, call, faults);
        }
        faults.forEach(fault -> Faults.apply(fault, performance.plan()));
        return performance;
    }

    private Plan lines(ChatCall call, Scripted.Lines lines) {
        Shapes shapes = new Shapes(
                "gen-scripted",
                call.models().get(0),
                "FakeProvider",
                clock.instant().getEpochSecond());
        List<Step> steps = new ArrayList<>();
        for (String line : lines.lines()) {
            steps.add(new Step.Data(line));
        }
        return Plan.stream(shapes, steps);
    }

    /** A scripted answer is given whatever the model is; the catalogue tells only what it costs. */
    private Router.Route scriptedRoute(ChatCall call) {
        String id = call.models().get(0);
        CatalogModel model = catalog.find(id);
        if (model == null) {
            model = CatalogModel.scripted(id, Objects.requireNonNull(catalog.find("sandbox/default")));
        }
        return new Router.Route(model, model.top(), null, List.of(new Router.Attempt(model, model.top(), 200)));
    }

    private Performance ask(HttpRequest request, Key key, ChatCall call, List<FaultSpec> faults) {
        Router.Route route = router.route(call);
        if (route.model().isFreeVariant()) {
            ledger.admitFree();
        }
        afford(key, call, route.endpoint());
        Scripted own = playbook.model(route.model().id(), request);
        if (own == null) {
            return generate(
                    request, key, call, route, Models.answer(route.model().id(), call));
        }
        faults.addAll(own.faults());
        if (own.content() instanceof Scripted.Words words) {
            return generate(request, key, call, route, words.completion());
        }
        return perform(request, key, call, own, new ArrayList<>(own.faults()));
    }

    private void afford(Key key, ChatCall call, Endpoint endpoint) {
        int longest = call.maxTokens() == null
                ? endpoint.longestAnswer()
                : Math.min(call.maxTokens(), endpoint.longestAnswer());
        ledger.afford(
                key,
                endpoint.price().promptCost(call.promptTokens()),
                endpoint.price().completion().max(BigDecimal.ZERO),
                longest);
    }

    private Performance generate(HttpRequest request, Key key, ChatCall call, Router.Route route, Completion said) {
        int longest = route.endpoint().longestAnswer();
        int most = call.maxTokens() == null ? longest : Math.min(call.maxTokens(), longest);
        Completion completion = said.within(call.stops(), most);
        Instant now = clock.instant();
        String id = ids.next("gen", now.getEpochSecond());
        Shapes shapes = new Shapes(id, route.model().id(), route.endpoint().provider(), now.getEpochSecond());
        Bill bill = Bill.of(
                route.endpoint().price(),
                call.promptTokens(),
                completion.tokens(),
                completion.reasoning().size());
        ObjectNode metadata = wantsMetadata(request) ? metadata(call, route) : null;
        Settlement settlement = new Settlement(request, key, call, route, completion, id, now);
        Plan plan;
        if (call.stream()) {
            plan = Plan.stream(shapes, Render.stream(shapes, completion, bill, pace, metadata));
        } else {
            plan = Plan.answer(shapes, Render.whole(shapes, completion, bill, metadata));
            if (!pace.firstToken().isZero()) {
                plan.before().add(new Step.Wait(pace.firstToken(), false));
            }
            // A whole answer is paid for whether or not anyone is left to read it.
            settlement.settled(completion.tokens());
        }
        plan.headers().put("X-Generation-Id", id);
        if (costHeader) {
            plan.headers().put("X-OpenRouter-Cost", Json.plain(bill.cost()).toPlainString());
        }
        return new Performance(plan, settlement);
    }

    private static boolean wantsMetadata(HttpRequest request) {
        String asked = request.header("X-OpenRouter-Metadata");
        String older = request.header("X-OpenRouter-Experimental-Metadata");
        return "enabled".equalsIgnoreCase(asked == null ? older : asked);
    }

    private static ObjectNode metadata(ChatCall call, Router.Route route) {
        ObjectNode json = Json.object();
        json.put("requested", call.models().get(0));
        json.put("strategy", route.router() == null ? "direct" : "auto");
        json.putNull("region");
        json.put("summary", "served by " + route.endpoint().provider());
        json.put("attempt", route.attempts().size());
        json.put("is_byok", false);
        ObjectNode endpoints = json.putObject("endpoints");
        endpoints.put("total", route.model().endpoints().size());
        var available = endpoints.putArray("available");
        for (Endpoint each : route.model().endpoints()) {
            ObjectNode one = available.addObject();
            one.put("provider", each.provider());
            one.put("model", route.model().id());
            one.put("selected", each.equals(route.endpoint()));
        }
        var attempts = json.putArray("attempts");
        for (Router.Attempt attempt : route.attempts()) {
            ObjectNode one = attempts.addObject();
            one.put("provider", attempt.endpoint().provider());
            one.put("model", attempt.model().id());
            one.put("status", attempt.status());
        }
        return json;
    }

    /** Writes a generation down when it is known how far it came. */
    private final class Settlement implements Player.Listener {

        private final HttpRequest request;
        private final Key key;
        private final ChatCall call;
        private final Router.Route route;
        private final Completion completion;
        private final String id;
        private final Instant began;
        private final AtomicBoolean done = new AtomicBoolean();

        Settlement(
                HttpRequest request,
                Key key,
                ChatCall call,
                Router.Route route,
                Completion completion,
                String id,
                Instant began) {
            this.request = request;
            this.key = key;
            this.call = call;
            this.route = route;
            this.completion = completion;
            this.id = id;
            this.began = began;
        }

        @Override
        public void settled(int tokens) {
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
            int reasoning = Math.min(tokens, completion.reasoning().size());
            Bill bill = Bill.of(route.endpoint().price(), call.promptTokens(), tokens, reasoning);
            long millis = Math.max(0, Duration.between(began, clock.instant()).toMillis());
            String session = Json.text(call.body(), "session_id");
            Generation.Sender sender = new Generation.Sender(
                    request.header("HTTP-Referer"),
                    request.header("User-Agent"),
                    Json.text(call.body(), "user"),
                    session == null ? request.header("x-session-id") : session,
                    "req" + id.substring(3));
            ledger.record(
                    key,
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
                            call.promptTokens(),
                            tokens,
                            reasoning,
                            bill.cost(),
                            pace.firstToken().toMillis(),
                            Math.max(0, millis - pace.firstToken().toMillis()),
                            sender,
                            began));
        }
    }
}

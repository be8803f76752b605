package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.account.Key;
import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
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
import io.airsprotocols.openrouter.sandbox.internal.reasoning.Thinker;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code POST /chat/completions}. */
public final class ChatService {

    private final Catalog catalog;
    private final Playbook playbook;
    private final Router router;
    private final Presets presets;
    private final Books books;
    private final boolean costHeader;
    private final Ids ids = new Ids();

    /** What is written down about answers, and by which time. */
    record Books(Ledger ledger, ResponseCache cache, PromptCache prompts, Pace pace, InstantSource clock) {}

    /**
     * The service over its parts.
     *
     * @param presets by name
     * @param costHeader whether to tell the cost in a header too, as OpenRouter once did
     */
    public ChatService(
            Catalog catalog,
            Ledger ledger,
            Playbook playbook,
            Map<String, ObjectNode> presets,
            Pace pace,
            InstantSource clock,
            boolean costHeader) {
        this.catalog = catalog;
        this.playbook = playbook;
        this.router = new Router(catalog, playbook);
        this.presets = new Presets(presets, clock.instant());
        this.books = new Books(ledger, new ResponseCache(), new PromptCache(), pace, clock);
        this.costHeader = costHeader;
    }

    /** Forgets the answers and the beginnings of prompts that were kept, and what requests made of the presets. */
    public void forget() {
        books.cache().clear();
        books.prompts().clear();
        presets.forget();
    }

    /** The presets there are. */
    public Presets presets() {
        return presets;
    }

    /** An answer, and who is to be told how far it came. */
    public record Performance(Plan plan, Player.Listener listener) {}

    /** Answers a request that the key may make. */
    public Performance answer(HttpRequest request, Key key, List<FaultSpec> asked) {
        ChatCall call = ChatCall.read(request.body().toByteArray(), presets);
        ResponseCache.Wish wish = ResponseCache.wish(request, call);
        ResponseCache.Entry kept = wish == null ? null : books.cache().find(wish, now());
        if (kept != null && asked.stream().noneMatch(Faults::preempts)) {
            Ask again = new Ask(request, key, call, wish, kept).with(asked);
            checkStreams(again, asked);
            Performance performance = again(again, kept);
            asked.forEach(fault -> Faults.apply(fault, performance.plan()));
            return performance;
        }
        Ask ask = new Ask(request, key, call, wish, null);
        Scripted scripted = playbook.next(request);
        Source anyModel = new Source(this::scriptedRoute, this::ask);
        return perform(ask, scripted == null ? Scripted.AS_USUAL : scripted, asked, anyModel);
    }

    private Instant now() {
        return books.clock().instant();
    }

    /**
     * What scripted answers fall back on.
     *
     * @param route tells which endpoint scripted words are of
     * @param asUsual answers where nothing else is scripted
     */
    private record Source(Function<ChatCall, Router.Route> route, Function<Ask, Performance> asUsual) {}

    /**
     * Gives what is scripted.
     *
     * @param more what to break besides
     */
    private Performance perform(Ask asked, Scripted scripted, List<FaultSpec> more, Source source) {
        List<FaultSpec> faults = new ArrayList<>(more);
        faults.addAll(scripted.faults());
        Ask ask = asked.with(faults);
        ChatCall call = ask.call();
        Plan instead = Faults.instead(faults, call.models(), call.stream(), now());
        Performance performance = instead == null
                ? broken(ask, scripted.content(), faults, source)
                : new Performance(instead, Player.UNHEARD);
        performance.plan().headers().putAll(scripted.headers());
        if (!scripted.delay().isZero()) {
            performance.plan().before().add(0, new Step.Wait(scripted.delay(), false));
        }
        return performance;
    }

    private Performance broken(Ask ask, Scripted.@Nullable Content content, List<FaultSpec> faults, Source source) {
        Performance performance;
        if (content instanceof Scripted.Raw || content instanceof Scripted.Lines) {
            Plan plan = content instanceof Scripted.Raw raw
                    ? Plan.bytes(raw.status(), raw.contentType(), raw.body().getBytes(StandardCharsets.UTF_8))
                    : lines(ask.call(), (Scripted.Lines) content);
            faults.forEach(fault -> Faults.checkUnchanged(fault, plan));
            performance = new Performance(plan, Player.UNHEARD);
        } else {
            checkStreams(ask, faults);
            performance = content instanceof Scripted.Words words
                    ? generate(
                            ask,
                            source.route().apply(ask.call()),
                            new Models.Answer(words.completion(), Surcharge.NONE, List.of()))
                    : source.asUsual().apply(ask);
        }
        faults.forEach(fault -> Faults.apply(fault, performance.plan()));
        return performance;
    }

    /** Refuses what only a stream can have before there is an answer, which would be paid for. */
    private static void checkStreams(Ask ask, List<FaultSpec> faults) {
        for (FaultSpec fault : faults) {
            if (fault.kind().needsStream() && !ask.call().stream()) {
                throw Faults.unasked(fault);
            }
        }
    }

    private Plan lines(ChatCall call, Scripted.Lines lines) {
        Shapes shapes = new Shapes("gen-scripted", call.models().get(0), "FakeProvider", now().getEpochSecond());
        List<Step> steps = new ArrayList<>();
        for (String line : lines.lines()) {
            steps.add(new Step.Data(line, !line.equals("[DONE]")));
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
        return new Router.Route(
                model,
                model.top(),
                null,
                List.of(new Router.Attempt(model, model.top(), 200)),
                false,
                Router.tier(call));
    }

    /** The answer of the model that the request is routed to. */
    private Performance ask(Ask ask) {
        ChatCall call = ask.call();
        if (call.unknownPreset() != null) {
            throw Preset.notFound(call.unknownPreset(), presets.slugs());
        }
        Router.Route route = router.route(call);
        if (route.model().isFreeVariant()) {
            books.ledger().admitFree();
        }
        afford(ask.key(), call, route.endpoint());
        Scripted own = playbook.model(route.model().id(), ask.request());
        Function<Ask, Performance> asUsual =
                each -> generate(each, route, Models.answer(each.call(), route, router, now()));
        return own == null ? asUsual.apply(ask) : perform(ask, own, List.of(), new Source(unused -> route, asUsual));
    }

    private void afford(Key key, ChatCall call, Endpoint endpoint) {
        int longest = call.maxTokens() == null
                ? endpoint.longestAnswer()
                : Math.min(call.maxTokens(), endpoint.longestAnswer());
        books.ledger()
                .afford(
                        key,
                        endpoint.price().promptCost(call.promptTokens()),
                        endpoint.price().completion().max(BigDecimal.ZERO),
                        longest);
    }

    private Performance generate(Ask ask, Router.Route route, Models.Answer given) {
        Models.Answer answer =
                ask.silent() ? new Models.Answer(Completion.text(""), Surcharge.NONE, given.stages()) : given;
        ChatCall call = ask.call();
        int longest = route.endpoint().longestAnswer();
        int most = call.maxTokens() == null ? longest : Math.min(call.maxTokens(), longest);
        String format = route.model().reasoningFormat(route.endpoint());
        Completion completion =
                Thinker.detailed(answer.completion().within(call.stops(), most), format, call.question());
        ObjectNode metadata = RouterMetadata.of(ask.request(), call, route, answer.stages());
        PromptCache.Use cache = books.prompts().use(ask, route, now());
        Bill bill = new Bill(
                route.endpoint().price(),
                call.promptTokens(),
                completion.tokens(),
                completion,
                answer.surcharge(),
                cache);
        Performance performance = performance(ask, route, completion, bill, metadata);
        if (ask.wish() != null) {
            ResponseCache.miss(performance.plan().headers(), ask.wish());
        }
        return performance;
    }

    /** An answer that was given before: under a new id, at no cost, and without a word about how it was routed. */
    private Performance again(Ask ask, ResponseCache.Entry kept) {
        Completion completion = ask.silent() ? Completion.text("") : kept.completion();
        Performance performance = performance(ask, kept.route(), completion, Bill.nothing(completion), null);
        ResponseCache.hit(performance.plan().headers(), kept, now());
        return performance;
    }

    private Performance performance(
            Ask ask, Router.Route route, Completion completion, Bill bill, @Nullable ObjectNode metadata) {
        ChatCall call = ask.call();
        Instant now = now();
        String id = ids.next("gen", now.getEpochSecond());
        String tier = Json.has(call.body(), "service_tier") ? route.tier() : null;
        Shapes shapes = new Shapes(id, route.model().id(), route.endpoint().provider(), now.getEpochSecond(), tier);
        Manner manner = Manner.of(call, books.pace(), route.model().family(), metadata);
        Settlement settlement = new Settlement(ask, route, bill, id, now, books);
        Plan plan;
        if (call.stream()) {
            plan = Plan.stream(shapes, Chunks.of(shapes, completion, bill, manner));
        } else {
            plan = Plan.answer(shapes, Render.whole(shapes, completion, bill, manner));
            if (!books.pace().firstToken().isZero()) {
                plan.before().add(new Step.Wait(books.pace().firstToken(), false));
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
}

package io.airsprotocols.openrouter.sandbox.internal.api;

import io.airsprotocols.openrouter.sandbox.internal.account.Generation;
import io.airsprotocols.openrouter.sandbox.internal.account.Key;
import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import io.airsprotocols.openrouter.sandbox.internal.account.Window;
import io.airsprotocols.openrouter.sandbox.internal.chat.ChatService;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import io.airsprotocols.openrouter.sandbox.internal.fault.Faults;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpHandler;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import io.airsprotocols.openrouter.sandbox.internal.http.Line;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import java.io.IOException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API: which path does what, who may, and how errors are told. */
public final class Api implements HttpHandler {

    private static final System.Logger LOG = System.getLogger(Api.class.getName());

    private static final String BASE = "/api/v1";
    private static final String FAULT_HEADER = "X-Sandbox-Fault";

    private final Catalog catalog;
    private final Ledger ledger;
    private final ChatService chat;
    private final Player player;
    private final InstantSource clock;
    private final boolean legacyHeaders;

    /**
     * The API over its parts.
     *
     * @param legacyHeaders whether successes carry the rate limit's headers, and errors a type of their own
     */
    public Api(
            Catalog catalog,
            Ledger ledger,
            ChatService chat,
            Player player,
            InstantSource clock,
            boolean legacyHeaders) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.chat = chat;
        this.player = player;
        this.clock = clock;
        this.legacyHeaders = legacyHeaders;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Line line) throws IOException {
        ChatService.Performance performance;
        try {
            performance = perform(request);
        } catch (ApiFailure failure) {
            performance = plain(failed(failure));
        } catch (RuntimeException | Error bug) {
            // Without an answer the client would wait for one.
            LOG.log(System.Logger.Level.ERROR, "the sandbox failed at " + request.path(), bug);
            performance = plain(failed(new ApiFailure(500, "The sandbox itself failed: " + bug).type("server")));
        }
        Map<String, String> headers = performance.plan().headers();
        headers.put("X-Sandbox", "openrouter-java");
        // A script may want another time than the clock's.
        headers.putIfAbsent(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        return player.play(performance.plan(), line, performance.listener());
    }

    private Plan failed(ApiFailure failure) {
        ObjectNode envelope = failure.envelope();
        if (legacyHeaders) {
            JsonNode type = envelope.at("/error/metadata/error_type");
            envelope.withObject("/error").set("type", type);
        }
        Plan plan = Plan.whole(failure.status(), envelope);
        plan.headers().putAll(failure.headers());
        return plan;
    }

    private static ChatService.Performance plain(Plan plan) {
        return new ChatService.Performance(plan, Player.UNHEARD);
    }

    private ChatService.Performance perform(HttpRequest request) {
        List<FaultSpec> faults = faults(request);
        String path = request.path();
        if (!path.startsWith(BASE + "/")) {
            throw notFound(request);
        }
        String[] parts = path.substring(BASE.length() + 1).split("/", -1);
        if (path.equals(BASE + "/chat/completions")) {
            allow(request, "POST");
            Key key = inference(request);
            Window window = ledger.admit(key);
            ChatService.Performance performance = chat.answer(request, key, faults);
            if (legacyHeaders && window != null) {
                window.headers().forEach(performance.plan().headers()::putIfAbsent);
            }
            return performance;
        }
        ObjectNode known = route(request, parts);
        Plan instead = Faults.instead(faults, List.of(), false, clock.instant());
        if (instead != null) {
            return plain(instead);
        }
        Plan plan = Plan.whole(200, known);
        faults.forEach(fault -> Faults.apply(fault, plan));
        return plain(plan);
    }

    private static List<FaultSpec> faults(HttpRequest request) {
        try {
            // A header that comes twice is one with commas.
            return FaultSpec.parseAll(String.join(",", request.headers().getOrDefault(FAULT_HEADER, List.of())));
        } catch (IllegalArgumentException badFault) {
            throw ApiFailure.invalid(FAULT_HEADER + ": " + badFault.getMessage());
        }
    }

    private ObjectNode route(HttpRequest request, String[] parts) {
        ObjectNode answer =
                switch (parts[0]) {
                    case "models" -> models(request, parts);
                    case "presets" -> presets(request, parts);
                    case "model" -> parts.length == 3 ? model(request, parts[1] + "/" + parts[2]) : null;
                    case "providers", "key", "credits", "generation" ->
                        parts.length == 1 ? single(request, parts[0]) : null;
                    default -> null;
                };
        if (answer == null) {
            throw notFound(request);
        }
        return answer;
    }

    private @Nullable ObjectNode models(HttpRequest request, String[] parts) {
        if (parts.length == 1) {
            allow(request, "GET");
            return ModelList.answer(catalog, request);
        }
        if (parts.length == 2 && parts[1].equals("count")) {
            allow(request, "GET");
            return ModelList.count(catalog, request);
        }
        if (parts.length == 4 && parts[3].equals("endpoints")) {
            allow(request, "GET");
            boolean measured = request.header("Authorization") != null;
            if (measured) {
                ledger.authenticate(request.header("Authorization"));
            }
            return data(find(parts[1] + "/" + parts[2]).endpointsJson(measured));
        }
        return null;
    }

    private @Nullable ObjectNode presets(HttpRequest request, String[] parts) {
        PresetPages pages = new PresetPages(chat.presets());
        boolean save = PresetPages.isSave(parts);
        allow(request, save ? "POST" : "GET");
        ledger.authenticate(request.header("Authorization"));
        return save ? pages.save(request, parts[1], clock.instant()) : pages.get(request, parts);
    }

    private ObjectNode model(HttpRequest request, String id) {
        allow(request, "GET");
        return data(find(id).json());
    }

    private CatalogModel find(String id) {
        String decoded = id.replace("%3A", ":").replace("%3a", ":");
        CatalogModel model = catalog.find(decoded);
        if (model == null) {
            throw new ApiFailure(404, "Model not found: " + decoded).type("not_found");
        }
        return model;
    }

    private ObjectNode single(HttpRequest request, String name) {
        allow(request, "GET");
        return switch (name) {
            case "providers" -> {
                ObjectNode json = Json.object();
                json.set("data", catalog.providers());
                yield json;
            }
            case "key" -> data(ledger.keyJson(ledger.authenticate(request.header("Authorization"))));
            case "credits" -> {
                if (!ledger.authenticate(request.header("Authorization")).isManagement()) {
                    throw new ApiFailure(403, "Only management keys can perform this operation")
                            .type("permission_denied");
                }
                yield data(ledger.creditsJson());
            }
            default -> generation(request);
        };
    }

    private ObjectNode generation(HttpRequest request) {
        ledger.authenticate(request.header("Authorization"));
        String id = request.query("id");
        if (id == null) {
            throw ApiFailure.invalid("The query parameter id must name a generation, such as gen-1787000000-AbCd");
        }
        Generation generation = ledger.generation(id);
        if (generation == null) {
            throw new ApiFailure(404, "Generation " + id + " not found").type("not_found");
        }
        return data(generation.json());
    }

    private Key inference(HttpRequest request) {
        Key key = ledger.authenticate(request.header("Authorization"));
        if (key.isManagement()) {
            throw new ApiFailure(403, "Management keys cannot be used for inference").type("permission_denied");
        }
        return key;
    }

    private static ObjectNode data(ObjectNode value) {
        ObjectNode json = Json.object();
        json.set("data", value);
        return json;
    }

    private static void allow(HttpRequest request, String method) {
        if (!request.method().equals(method)) {
            throw new ApiFailure(405, "Method " + request.method() + " is not allowed here; use " + method)
                    .header("Allow", method);
        }
    }

    private static ApiFailure notFound(HttpRequest request) {
        String path = request.path();
        if (path.equals("/chat/completions") || path.equals("/v1/chat/completions")) {
            return new ApiFailure(404, "Not found: " + path + ". The sandbox's base URL ends in " + BASE)
                    .type("not_found");
        }
        if (path.startsWith(BASE + "/embeddings") || path.startsWith(BASE + "/responses")) {
            return new ApiFailure(404, "Not found: the sandbox answers chat completions, not " + path)
                    .type("not_found");
        }
        return new ApiFailure(404, "Not found: " + request.method() + " " + path).type("not_found");
    }
}

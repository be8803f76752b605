package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The tools by which a model asks others: an advisor, a subagent, a panel whose answers an analyst sums up. */
final class OtherModels {

    static final String ADVISOR = "openrouter:advisor";
    static final String SUBAGENT = "openrouter:subagent";
    static final String FUSION = "openrouter:fusion";

    /** Tools that those who are asked must not have, or they would ask without an end. */
    static final Set<String> TOOLS = Set.of(ADVISOR, SUBAGENT, FUSION);

    private static final Pattern FOR_ADVICE =
            Pattern.compile("\\b(advice|advise|advisor|consult|review|second opinion)s?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_HELP =
            Pattern.compile("\\b(delegate|sub-?agent|sub-?task|worker|helper)s?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FOR_SEVERAL =
            Pattern.compile("\\b(panel|fusion|expert|perspective|opinion|viewpoint)s?\\b", Pattern.CASE_INSENSITIVE);
    private static final List<String> PASSED_ON =
            List.of("max_completion_tokens", "temperature", "reasoning", "max_tool_calls");
    private static final JsonNode RESEARCH =
            Json.parse("[{\"type\":\"openrouter:web_search\"},{\"type\":\"openrouter:web_fetch\"}]");

    private final ChatCall call;
    private final Router.Route route;
    private final Router router;
    private final Instant now;

    OtherModels(ChatCall call, Router.Route route, Router router, Instant now) {
        this.call = call;
        this.route = route;
        this.router = router;
        this.now = now;
    }

    /**
     * What one of them answered.
     *
     * @param text what it said, or why it said nothing
     */
    record Said(String model, String text, boolean failed, BigDecimal cost, int tokens) {

        private Said plus(Said other) {
            return new Said(model, text, failed, cost.add(other.cost), tokens + other.tokens);
        }
    }

    /** Which of the tools of a type are to be used: those the question names, or else the first if it asks for one. */
    List<JsonNode> chosen(String type, boolean demanded) {
        String question = call.question();
        List<JsonNode> offered = call.body()
                .path("tools")
                .valueStream()
                .filter(tool -> type.equals(Json.text(tool, "type")))
                .map(tool -> tool.path("parameters"))
                .toList();
        List<JsonNode> named = offered.stream()
                .filter(each -> isNamed(Json.text(each, "name"), question))
                .toList();
        Pattern asks = type.equals(ADVISOR) ? FOR_ADVICE : type.equals(SUBAGENT) ? FOR_HELP : FOR_SEVERAL;
        return !named.isEmpty()
                ? named
                : demanded || asks.matcher(question).find()
                        ? offered.subList(0, Math.min(1, offered.size()))
                        : List.of();
    }

    private static boolean isNamed(@Nullable String name, String question) {
        return name != null
                && Pattern.compile("\\b" + Pattern.quote(name.strip()) + "\\b", Pattern.CASE_INSENSITIVE)
                        .matcher(question)
                        .find();
    }

    /** Asks by a tool of the type with the parameters. */
    Said ask(String type, JsonNode parameters) {
        return type.equals(FUSION) ? panel(parameters) : single(parameters, parameters.path("tools"));
    }

    private Said single(JsonNode parameters, JsonNode tools) {
        ArrayNode messages = Json.array();
        String instructions = Json.text(parameters, "instructions");
        if (instructions != null) {
            add(messages, "system", instructions);
        }
        if (parameters.path("forward_transcript").asBoolean(false)) {
            call.body().path("messages").forEach(messages::add);
        } else {
            add(messages, "user", call.question());
        }
        return answer(Json.text(parameters, "model"), parameters, messages, tools);
    }

    private Said panel(JsonNode parameters) {
        JsonNode tools = parameters.has("tools") ? parameters.get("tools") : RESEARCH;
        List<Said> answers = new ArrayList<>();
        JsonNode models = parameters.path("analysis_models");
        for (JsonNode model :
                models.isEmpty() ? Json.texts(List.of(route.model().id())) : models) {
            ArrayNode messages = Json.array();
            add(messages, "user", call.question());
            answers.add(answer(model.asString(""), parameters, messages, tools));
        }
        StringBuilder all = new StringBuilder();
        for (Said each : answers) {
            all.append(all.isEmpty() ? "" : " ").append(each.model()).append(each.failed() ? " failed: " : " says: ");
            all.append(each.text());
        }
        if (answers.stream().allMatch(Said::failed)) {
            return new Said(route.model().id(), all.toString(), true, BigDecimal.ZERO, 0);
        }
        ArrayNode messages = Json.array();
        add(messages, "user", "Sum up what the panel says to \"" + call.question() + "\": " + all);
        Said analysis = answer(Json.text(parameters, "model"), parameters, messages, Json.array());
        for (Said each : answers) {
            analysis = analysis.plus(each);
        }
        return new Said(analysis.model(), all.toString(), analysis.failed(), analysis.cost(), analysis.tokens());
    }

    private static void add(ArrayNode messages, String role, String content) {
        messages.addObject().put("role", role).put("content", content);
    }

    private Said answer(@Nullable String model, JsonNode parameters, ArrayNode messages, JsonNode tools) {
        String asked = model == null ? route.model().id() : model;
        ObjectNode body = Json.object();
        body.put("model", asked);
        body.set("messages", messages);
        for (String field : PASSED_ON) {
            if (Json.has(parameters, field)) {
                body.set(field, parameters.get(field));
            }
        }
        List<JsonNode> theirs = tools.valueStream()
                .filter(tool -> !TOOLS.contains(tool.path("type").asString("")))
                .toList();
        if (!theirs.isEmpty()) {
            theirs.forEach(body.putArray("tools")::add);
        }
        try {
            ChatCall inner = ChatCall.of(body);
            Router.Route way = router.route(inner);
            Models.Answer answer = Models.answer(inner, way, router, now);
            Completion said = answer.completion().within(inner.stops(), inner.maxTokens());
            Bill bill = new Bill(
                    way.endpoint().price(),
                    inner.promptTokens(),
                    said.tokens(),
                    said,
                    answer.surcharge(),
                    PromptCache.Use.NONE);
            return new Said(
                    way.model().id(), said.contentText(), false, bill.cost(), inner.promptTokens() + said.tokens());
        } catch (ApiFailure failure) {
            return new Said(asked, String.valueOf(failure.getMessage()), true, BigDecimal.ZERO, 0);
        }
    }
}

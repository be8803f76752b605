package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Media;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools that OpenRouter itself runs: the time, pages of the web, pictures, other models. A model uses one if the question asks for what
 * it gives, or the request demands it.
 */
final class ServerTools {

    private static final String DATETIME = "openrouter:datetime";
    private static final String FETCH = "openrouter:web_fetch";
    private static final String IMAGE = "openrouter:image_generation";

    private static final Pattern OF_TIME = Pattern.compile(
            "\\b(time|date|day|today|tonight|tomorrow|yesterday|now|clock|hour|week|month|year)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_PICTURES = Pattern.compile(
            "\\b(draw|paint|sketch|illustrate|image|picture|photo|drawing|painting|illustration|logo|icon)s?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>)\\]]*[^\\s\"'<>)\\].,;!?]");
    private static final DateTimeFormatter SPOKEN =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm:ss (xxx)", Locale.ENGLISH);

    private final ChatCall call;
    private final Instant now;
    private final ToolLoop loop;
    private final OtherModels others;
    private final boolean prose;
    private final StringBuilder before = new StringBuilder();
    private final StringBuilder after = new StringBuilder();
    private final List<Page> pages = new ArrayList<>();
    private final List<ObjectNode> stages = new ArrayList<>();
    private @Nullable ObjectNode picture;
    private BigDecimal fees = BigDecimal.ZERO;

    private record Page(String url, String content) {}

    /** An answer with what the tools gave. */
    record Used(Completion said, Surcharge surcharge, List<ObjectNode> stages) {}

    private ServerTools(ChatCall call, Completion said, Instant now, ToolLoop loop, OtherModels others) {
        this.call = call;
        this.now = now;
        this.loop = loop;
        this.others = others;
        this.prose = call.body().at("/response_format/type").asString("text").equals("text")
                && !said.content().isEmpty();
    }

    /**
     * Uses the tools that fit.
     *
     * @param loop the steps that may still be made
     * @param others who can be asked
     */
    static Used use(ChatCall call, Completion said, Instant now, ToolLoop loop, OtherModels others) {
        return new ServerTools(call, said, now, loop, others).use(said);
    }

    private Used use(Completion said) {
        JsonNode choice = call.body().path("tool_choice");
        if (said.toolCalls().isEmpty() && !call.hasToolResult() && !"none".equals(choice.asString(""))) {
            Set<String> met = new LinkedHashSet<>();
            for (JsonNode tool : call.body().path("tools")) {
                String type = tool.path("type").asString("");
                if (met.add(type)) {
                    boolean demanded = type.equals(choice.path("type").asString(""));
                    run(type, tool.path("parameters"), demanded);
                }
            }
        }
        JsonNode plugin = call.plugin("web-fetch");
        if (plugin != null && said.toolCalls().isEmpty()) {
            int fetched = fetch(plugin, false);
            if (fetched > 0) {
                stages.add(stage("plugin", "web-fetch", "fetched " + fetched + " pages"));
            }
        }
        return new Used(worded(said), loop.surcharge().plus(new Surcharge(fees, 0, pages.size(), 0, 0)), stages);
    }

    private void run(String type, JsonNode parameters, boolean demanded) {
        String question = call.question();
        switch (type) {
            case DATETIME -> {
                if ((demanded || OF_TIME.matcher(question).find()) && loop.step(DATETIME)) {
                    before.append(time(parameters));
                    stages.add(stage("server_tools", DATETIME, "told the time"));
                }
            }
            case FETCH -> {
                int fetched = fetch(parameters, true);
                if (fetched > 0) {
                    stages.add(stage("server_tools", FETCH, "fetched " + fetched + " pages"));
                }
            }
            case IMAGE -> {
                if ((demanded || OF_PICTURES.matcher(question).find()) && loop.step(IMAGE)) {
                    picture = Modalities.picture(question + "|" + call.seed(), parameters, 0);
                    stages.add(stage("server_tools", IMAGE, "made a picture"));
                }
            }
            case OtherModels.ADVISOR, OtherModels.SUBAGENT, OtherModels.FUSION ->
                others.chosen(type, demanded).forEach(each -> consult(type, each));
            default -> {}
        }
    }

    private void consult(String type, JsonNode parameters) {
        if (!loop.step(type)) {
            return;
        }
        OtherModels.Said said = others.ask(type, parameters);
        loop.used(said.cost(), said.tokens());
        fees = fees.add(said.cost());
        String kind = type.equals(OtherModels.FUSION) ? "panel" : type.substring(type.indexOf(':') + 1);
        String name = Json.text(parameters, "name");
        before.append("The ").append(kind).append(name == null ? "" : " " + name.strip());
        if (said.failed()) {
            before.append(" failed: ").append(said.text()).append(". ");
        } else {
            before.append(kind.equals("panel") ? ", summed up by " : ", ").append(said.model());
            before.append(", says: ").append(said.text()).append(' ');
        }
        ObjectNode stage = stage("server_tools", type, said.failed() ? "failed" : "asked " + said.model());
        stage.put("cost_usd", said.cost());
        stages.add(stage);
    }

    private static ObjectNode stage(String type, String name, String summary) {
        ObjectNode stage = Json.object();
        stage.put("type", type);
        stage.put("name", name);
        stage.put("summary", summary);
        return stage;
    }

    private String time(JsonNode parameters) {
        String name = parameters.path("timezone").asString("UTC");
        try {
            return "It is " + SPOKEN.format(now.atZone(ZoneId.of(name))) + " in " + name + ". ";
        } catch (DateTimeException unknown) {
            throw ApiFailure.invalid("The timezone of " + DATETIME
                    + " must be a name of the IANA database, such as Europe/Oslo, was \"" + name + "\"");
        }
    }

    /** Fetches the pages the question names, as far as that is allowed; says how many there are. */
    private int fetch(JsonNode options, boolean byTool) {
        int most = options.path("max_uses").asInt(Integer.MAX_VALUE);
        int fetched = 0;
        List<String> addresses = ADDRESS.matcher(call.question())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        for (String address : addresses) {
            String why = refusal(address, options);
            boolean allowed = why == null && fetched < most;
            if (byTool && !allowed) {
                loop.inVain();
            } else if (byTool) {
                allowed = loop.step(FETCH);
            }
            if (allowed) {
                fetched++;
                pages.add(new Page(address, content(address, options)));
            } else {
                after.append(" ")
                        .append(address)
                        .append(" was not fetched: ")
                        .append(why == null ? "no more calls are allowed" : why)
                        .append('.');
            }
        }
        return fetched;
    }

    private static @Nullable String refusal(String address, JsonNode options) {
        String host;
        try {
            host = URI.create(address).getHost();
        } catch (IllegalArgumentException noAddress) {
            return "it is no address";
        }
        if (host == null) {
            return "it has no host";
        }
        if (options.path("blocked_domains").valueStream().anyMatch(each -> isIn(host, each.asString("")))) {
            return "its domain is blocked";
        }
        JsonNode allowed = options.path("allowed_domains");
        return allowed.isEmpty() || allowed.valueStream().anyMatch(each -> isIn(host, each.asString("")))
                ? null
                : "its domain is not allowed";
    }

    private static boolean isIn(String host, String domain) {
        return host.equalsIgnoreCase(domain)
                || host.toLowerCase(Locale.ROOT).endsWith("." + domain.toLowerCase(Locale.ROOT));
    }

    private static String content(String address, JsonNode options) {
        List<String> tokens = Tokens.split("The sandbox fetches nothing; this would be the text of " + address);
        int most = options.path("max_content_tokens").asInt(Integer.MAX_VALUE);
        return String.join("", tokens.subList(0, Math.max(0, Math.min(most, tokens.size()))));
    }

    private Completion worded(Completion said) {
        StringBuilder text = new StringBuilder(before).append(said.contentText());
        List<ObjectNode> citations = new ArrayList<>();
        for (Page page : pages) {
            String host = URI.create(page.url()).getHost();
            int start = 0;
            int end = 0;
            if (prose) {
                text.append(" I read ");
                start = text.length();
                text.append('[').append(host).append("](").append(page.url()).append(')');
                end = text.length();
                text.append('.');
            }
            citations.add(Media.citation(page.url(), "Page of " + host, page.content(), start, end));
        }
        text.append(after);
        Completion worded = prose ? said.withContent(text.toString()) : said;
        for (ObjectNode citation : citations) {
            worded = worded.withAnnotation(citation);
        }
        return picture == null ? worded : worded.withImage(picture);
    }
}

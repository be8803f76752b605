package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Media;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A search of the web, as the sandbox does it: without the web. What it finds are pages of example domains about the
 * question.
 *
 * @param most results
 * @param domains where to find them
 * @param byTool whether the model asked for it, and not the request
 */
record WebSearch(int most, List<String> domains, boolean byTool) {

    static final String TOOL = "openrouter:web_search";

    private static final Set<String> TOOLS =
            Set.of(TOOL, "web_search", "web_search_preview", "web_search_preview_2025_03_11", "web_search_2025_08_26");
    private static final List<String> PAGES = List.of("example.com", "example.org", "example.net");
    private static final int USUAL = 5;
    private static final int GIVEN = 3;
    private static final BigDecimal FEE = new BigDecimal("0.004");

    /** The search a request asks for: by {@code :online}, by a plugin, or by a tool; null if it asks for none. */
    static @Nullable WebSearch of(ChatCall call) {
        JsonNode plugin = call.plugin("web");
        if (plugin != null) {
            return read(plugin, "include_domains", "exclude_domains", false);
        }
        if (call.hasVariant("online")) {
            return new WebSearch(USUAL, PAGES, false);
        }
        if (call.hasToolResult()
                || "none".equals(call.body().path("tool_choice").asString(""))) {
            return null;
        }
        for (JsonNode tool : call.body().path("tools")) {
            if (TOOLS.contains(tool.path("type").asString(""))) {
                JsonNode parameters = tool.path("parameters").isObject() ? tool.get("parameters") : tool;
                return read(parameters, "allowed_domains", "excluded_domains", true);
            }
        }
        return null;
    }

    private static WebSearch read(JsonNode options, String allowed, String excluded, boolean byTool) {
        int most = USUAL;
        if (Json.has(options, "max_results")) {
            most = options.get("max_results").asInt(0);
            if (most < 1 || most > 25) {
                throw ApiFailure.invalid("max_results of a web search must be from 1 to 25, was "
                        + Json.write(options.get("max_results")));
            }
        }
        List<String> domains = texts(options.path(allowed));
        List<String> unwanted = texts(options.path(excluded));
        return new WebSearch(
                most,
                (domains.isEmpty() ? PAGES : domains)
                        .stream().filter(each -> !unwanted.contains(each)).toList(),
                byTool);
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    int results() {
        return Math.min(Math.min(most, GIVEN), domains.size());
    }

    Surcharge surcharge() {
        return new Surcharge(FEE.multiply(BigDecimal.valueOf(results())), 1, 0, 0, 0);
    }

    ObjectNode stage() {
        ObjectNode stage = Json.object();
        stage.put("type", byTool ? "server_tools" : "plugin");
        stage.put("name", byTool ? TOOL : "web");
        stage.put("summary", "found " + results() + " pages");
        stage.put("cost_usd", surcharge().fees());
        return stage;
    }

    /** The answer with what was found: each page a link in the text, and a citation of that link. */
    Completion cited(Completion said, String question) {
        boolean prose = !said.content().isEmpty() && !said.contentText().startsWith("{");
        StringBuilder text = new StringBuilder(said.contentText());
        List<ObjectNode> citations = new ArrayList<>();
        for (int i = 0; i < results(); i++) {
            String domain = domains.get(i);
            String url = "https://" + domain + "/" + slug(question);
            String link = "[" + domain + "](" + url + ")";
            int start = 0;
            int end = 0;
            if (prose) {
                text.append(i == 0 ? " See " : ", ");
                start = text.length();
                text.append(link);
                end = text.length();
            }
            citations.add(Media.citation(
                    url,
                    "About: " + question.strip(),
                    "The sandbox found nothing here but your question.",
                    start,
                    end));
        }
        Completion cited =
                prose ? said.withContent(text.append(results() > 0 ? "." : "").toString()) : said;
        for (ObjectNode citation : citations) {
            cited = cited.withAnnotation(citation);
        }
        return cited;
    }

    private static String slug(String question) {
        String slug =
                question.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty() ? "page" : slug.substring(0, Math.min(40, slug.length()));
    }
}

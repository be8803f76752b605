package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is read out of the PDFs of a request. The text is what stands uncompressed in the file; a file behind an address
 * is not fetched.
 *
 * @param annotations the files with what was read, to be sent back so that nothing is read twice
 */
record FileParsing(List<ObjectNode> annotations, Surcharge surcharge) {

    private static final String OCR = "mistral-ocr";
    private static final Set<String> ENGINES = Set.of(OCR, "cloudflare-ai", "pdf-text", "native");
    private static final BigDecimal PER_PAGE = new BigDecimal("0.002");
    private static final Pattern DATA_URL =
            Pattern.compile("data:([\\w.+-]+/[\\w.+-]+)?(?:;[\\w=.-]+)*;base64,(.*)", Pattern.DOTALL);
    private static final Pattern SHOWN = Pattern.compile("\\(((?:[^()\\\\]|\\\\.)*)\\)\\s*Tj");
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b(?!s)");

    static FileParsing of(ChatCall call, CatalogModel model) {
        List<ObjectNode> annotations = new ArrayList<>();
        Surcharge surcharge = Surcharge.NONE;
        String engine = engine(call, model);
        Set<String> known = known(call);
        for (JsonNode message : call.body().path("messages")) {
            for (JsonNode part : message.path("content")) {
                if ("file".equals(Json.text(part, "type"))) {
                    Parsed parsed = parse(part.path("file"));
                    if (parsed != null && !engine.equals("native") && known.add(parsed.hash())) {
                        annotations.add(parsed.json());
                        if (engine.equals(OCR)) {
                            surcharge = surcharge.plus(
                                    Surcharge.fee(PER_PAGE.multiply(BigDecimal.valueOf(parsed.pages()))));
                        }
                    }
                }
            }
        }
        return new FileParsing(List.copyOf(annotations), surcharge);
    }

    private static String engine(ChatCall call, CatalogModel model) {
        JsonNode plugin = call.plugin("file-parser");
        String engine = plugin == null ? null : Json.text(plugin.path("pdf"), "engine");
        if (engine != null && !ENGINES.contains(engine)) {
            throw ApiFailure.invalid(
                    "plugins[].pdf.engine must be native, mistral-ocr or cloudflare-ai, was \"" + engine + "\"");
        }
        if (engine == null || (engine.equals("native") && !model.input().contains("file"))) {
            return model.input().contains("file") ? "native" : OCR;
        }
        return engine;
    }

    /** The files that came back parsed: with them nothing has to be done, or paid, again. */
    private static Set<String> known(ChatCall call) {
        Set<String> known = new HashSet<>();
        for (JsonNode message : call.body().path("messages")) {
            for (JsonNode annotation : message.path("annotations")) {
                String hash = Json.text(annotation.path("file"), "hash");
                if (hash != null) {
                    known.add(hash);
                }
            }
        }
        return known;
    }

    private record Parsed(String hash, @Nullable String name, String text, int pages) {

        ObjectNode json() {
            ObjectNode annotation = Json.object();
            annotation.put("type", "file");
            ObjectNode file = annotation.putObject("file");
            file.put("hash", hash);
            if (name != null) {
                file.put("name", name);
            }
            ArrayNode content = file.putArray("content");
            for (String each : List.of("<file name=\"" + (name == null ? "" : name) + "\">", text, "</file>")) {
                content.addObject().put("type", "text").put("text", each);
            }
            return annotation;
        }
    }

    private static @Nullable Parsed parse(JsonNode file) {
        String name = Json.text(file, "filename");
        String data = Json.text(file, "file_data");
        if (data == null) {
            if (Json.text(file, "file_id") != null) {
                return null;
            }
            throw ApiFailure.invalid(
                    "A part of type file must have file.file_data (a URL or a data URL) or file.file_id");
        }
        if (data.startsWith("http://") || data.startsWith("https://")) {
            return new Parsed(
                    ByteString.encodeUtf8(data).sha256().hex(),
                    name,
                    "The sandbox fetches nothing; this would be the text of " + data,
                    1);
        }
        Matcher url = DATA_URL.matcher(data);
        if (!url.matches()) {
            throw ApiFailure.invalid("file.file_data must be a URL or a data URL in base64, begins with \""
                    + data.substring(0, Math.min(30, data.length())) + "\"");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(url.group(2));
        } catch (IllegalArgumentException notBase64) {
            throw ApiFailure.invalid("file.file_data is not valid base64: " + notBase64.getMessage());
        }
        String raw = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!raw.startsWith("%PDF-")) {
            if ("application/pdf".equals(url.group(1))) {
                throw ApiFailure.invalid("Failed to parse " + (name == null ? "the file" : name)
                        + ": it says it is a PDF, but does not begin with %PDF-");
            }
            return null;
        }
        return new Parsed(ByteString.of(bytes).sha256().hex(), name, text(raw, bytes.length), pages(raw));
    }

    private static String text(String raw, int length) {
        StringBuilder text = new StringBuilder();
        Matcher shown = SHOWN.matcher(raw);
        while (shown.find()) {
            text.append(text.isEmpty() ? "" : "\n").append(shown.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return text.isEmpty() ? "A PDF of " + length + " bytes, whose text the sandbox cannot read." : text.toString();
    }

    private static int pages(String raw) {
        return Math.max(1, (int) PAGE.matcher(raw).results().count());
    }

    ObjectNode stage() {
        ObjectNode stage = Json.object();
        stage.put("type", "plugin");
        stage.put("name", "file-parser");
        stage.put("summary", "read " + annotations.size() + " files");
        stage.put("cost_usd", surcharge.fees());
        return stage;
    }
}

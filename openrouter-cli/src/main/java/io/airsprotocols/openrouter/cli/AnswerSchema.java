package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.FinishReason;
import io.airsprotocols.openrouter.chat.ResponseFormat;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.Mismatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that an answer is to fit, read from a file. */
final class AnswerSchema {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_NAME = 64;
    private static final int MOST_MISMATCHES = 3;

    private final ResponseFormat format;
    private final JsonSchema<JsonNode> schema;

    private AnswerSchema(ResponseFormat format, JsonSchema<JsonNode> schema) {
        this.format = format;
        this.schema = schema;
    }

    /**
     * Reads a schema. A file that holds {@code name} and {@code schema} is taken as the API's own
     * {@code json_schema} object, and one that holds such an object as its {@code response_format}.
     *
     * @throws MisuseException if the file cannot be read or holds no JSON Schema
     */
    static AnswerSchema of(Path file) {
        JsonNode json = read(file);
        if (json.isMissingNode()) {
            throw new MisuseException("--schema: " + file + " is empty. It is to hold a JSON Schema.");
        }
        if (!(json instanceof ObjectNode object)) {
            throw new MisuseException(
                    "--schema: " + file + " must hold a JSON object, a JSON Schema, but holds " + json + ".");
        }
        try {
            return object.path("type").asString("").equals("json_schema")
                    ? given(object.path("json_schema"))
                    : of(file, object);
        } catch (IllegalArgumentException refused) {
            throw new MisuseException("--schema: " + file + ": " + refused.getMessage());
        }
    }

    private static AnswerSchema of(Path file, ObjectNode object) {
        if (object.path("name").isString() && object.path("schema").isObject()) {
            return given(object);
        }
        JsonSchema<JsonNode> schema = JsonSchema.of(name(file), object);
        ObjectNode named = JsonNodeFactory.instance.objectNode().put("name", schema.name());
        if (keepsTheRules(schema)) {
            named.put("strict", true);
        }
        named.set("schema", object);
        return given(named);
    }

    /** What the file says of the schema besides goes out as it stands. */
    private static AnswerSchema given(JsonNode told) {
        JsonSchema<JsonNode> schema = JsonSchema.of(told.path("name").asString(""), told.path("schema"));
        ObjectNode format = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
        format.set("json_schema", told);
        return new AnswerSchema(ResponseFormat.of(format), schema);
    }

    /** Whether providers take it as strict; they refuse what breaks the rules. */
    private static boolean keepsTheRules(JsonSchema<JsonNode> schema) {
        try {
            return JsonSchema.builder(JsonNode.class)
                    .name(schema.name())
                    .json(schema.json())
                    .strict(true)
                    .build()
                    .isStrict();
        } catch (IllegalArgumentException brokenRules) {
            return false;
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new MisuseException("--schema: \"" + file + "\" cannot be read: " + Reason.of(unreadable)
                    + ". Give the path of a file with a JSON Schema.");
        } catch (JacksonException notJson) {
            // The parser also tells where what is open began, in words about its own settings.
            String reason = notJson.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
            throw new MisuseException("--schema: " + file + " is not valid JSON: " + reason + " (line "
                    + notJson.getLocation().getLineNr() + ").");
        }
    }

    private static String name(Path file) {
        String name =
                String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9_-]+", "_");
        return name.isEmpty() ? "answer" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** What to send. */
    ResponseFormat format() {
        return format;
    }

    /**
     * Compares an answer with the schema. A program that reads stdout cannot see by itself that it was cut or refused.
     *
     * @return what is wrong and what to do, or null if the answer fits
     */
    @Nullable
    String complaint(ChatResponse response) {
        String refusal = response.message().refusal();
        if (refusal != null && !refusal.isBlank()) {
            return "The model refuses to answer: " + Sentence.of(refusal);
        }
        JsonNode value;
        try {
            value = JSON.readTree(response.text());
        } catch (JacksonException notJson) {
            value = JsonNodeFactory.instance.missingNode();
        }
        boolean cut = FinishReason.LENGTH.equals(response.finishReason());
        if (value.isMissingNode()) {
            return cut
                    ? "The limit of tokens cut the answer, so that it is no whole JSON. Raise --max-tokens, or ask for less."
                    : "The answer is not JSON alone. Ask again, or another model: openrouter models --supports"
                            + " structured_outputs.";
        }
        List<Mismatch> wrong = schema.check(value);
        return wrong.isEmpty()
                ? null
                : "The answer does not fit the schema: "
                        + wrong.stream()
                                .limit(MOST_MISMATCHES)
                                .map(Mismatch::toString)
                                .collect(Collectors.joining("; "))
                        + ". Ask again, or another model: openrouter models --supports structured_outputs.";
    }
}

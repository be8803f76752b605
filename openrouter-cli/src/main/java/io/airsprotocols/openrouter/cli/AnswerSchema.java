package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ResponseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that an answer is to fit, read from a file. */
final class AnswerSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_NAME = 64;

    private AnswerSchema() {}

    /**
     * Reads a schema. A file that holds {@code name} and {@code schema} is taken as the API's own
     * {@code json_schema} object.
     *
     * @throws MisuseException if the file cannot be read or holds no JSON object
     */
    static ResponseFormat of(Path file) {
        JsonNode json;
        try {
            json = JSON.readTree(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new MisuseException("--schema: " + file + " cannot be read: " + reason(unreadable)
                    + ". Give the path of a file with a JSON Schema.");
        } catch (JacksonException notJson) {
            throw new MisuseException("--schema: " + file + " is not valid JSON: " + notJson.getOriginalMessage()
                    + " (line " + notJson.getLocation().getLineNr() + ").");
        }
        if (!(json instanceof ObjectNode schema)) {
            throw new MisuseException(
                    "--schema: " + file + " must hold a JSON object, a JSON Schema, but holds " + json + ".");
        }
        ObjectNode format = JsonNodeFactory.instance.objectNode();
        format.put("type", "json_schema");
        if (schema.path("name").isString() && schema.path("schema").isObject()) {
            format.set("json_schema", schema);
        } else {
            ObjectNode named = format.putObject("json_schema");
            named.put("name", name(file));
            if (isStrict(schema)) {
                named.put("strict", true);
            }
            named.set("schema", schema);
        }
        return ResponseFormat.of(format);
    }

    private static String reason(IOException unreadable) {
        return unreadable instanceof java.nio.file.NoSuchFileException
                ? "there is no such file"
                : String.valueOf(unreadable.getMessage());
    }

    private static String name(Path file) {
        String name =
                String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9_-]+", "_");
        return name.isEmpty() ? "answer" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /** Providers hold a model to a schema strictly only if every object lists all its properties and requires them. */
    private static boolean isStrict(JsonNode schema) {
        if (schema.has("properties")) {
            boolean closed = schema.path("additionalProperties").isBoolean()
                    && !schema.get("additionalProperties").booleanValue();
            long required = schema.path("required").size();
            if (!closed || required != schema.get("properties").size()) {
                return false;
            }
        }
        for (JsonNode part : schema) {
            if (!isStrict(part)) {
                return false;
            }
        }
        return true;
    }
}

package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.schema.JsonSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** In which form the model answers ({@code response_format}). Immutable. */
public final class ResponseFormat extends JsonView {

    private ResponseFormat(ObjectNode json) {
        super(json);
    }

    /**
     * Plain text, which is what a model gives if nothing is said.
     *
     * @return the format
     */
    public static ResponseFormat text() {
        return new ResponseFormat(typed("text"));
    }

    /**
     * Some JSON object. Tell the model in the prompt as well that you want JSON, and what should be in it.
     *
     * @return the format
     */
    public static ResponseFormat jsonObject() {
        return new ResponseFormat(typed("json_object"));
    }

    /**
     * JSON that keeps to a schema ({@code json_schema}). {@link Chat#send(ChatRequest, Class)} sends it by itself and reads
     * the answer too.
     *
     * @param schema the schema
     * @return the format
     */
    public static ResponseFormat of(JsonSchema<?> schema) {
        ObjectNode json = typed("json_schema");
        ObjectNode told = json.putObject("json_schema").put("name", schema.name());
        if (schema.description() != null) {
            told.put("description", schema.description());
        }
        told.put("strict", schema.isStrict());
        told.set("schema", schema.json());
        return new ResponseFormat(json);
    }

    /**
     * Text of a formal grammar ({@code grammar}), with providers that can.
     *
     * @param grammar the grammar, in the notation of the provider
     * @return the format
     */
    public static ResponseFormat grammar(String grammar) {
        return new ResponseFormat(typed("grammar").put("grammar", grammar));
    }

    /**
     * A program in Python ({@code python}), with providers that can.
     *
     * @return the format
     */
    public static ResponseFormat python() {
        return new ResponseFormat(typed("python"));
    }

    /**
     * Any format of the API.
     *
     * @param json the format as the API defines it
     * @return the format
     * @throws IllegalArgumentException if it is no JSON object with a {@code type}
     */
    public static ResponseFormat of(JsonNode json) {
        if (json instanceof ObjectNode object && object.path("type").isString()) {
            return new ResponseFormat(Json.copy("response_format", object));
        }
        throw new IllegalArgumentException("A response format is a JSON object with a type, was " + json);
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /**
     * The kind of the format ({@code type}).
     *
     * @return such as {@code json_object}
     */
    public String type() {
        return string("type", "");
    }

    /**
     * The schema and what is said about it ({@code json_schema}).
     *
     * @return the part of a format with a schema, or null if it has none
     */
    public @Nullable Schema jsonSchema() {
        return child("json_schema", Schema::new);
    }

    /**
     * The grammar ({@code grammar}).
     *
     * @return the grammar, or null if there is none
     */
    public @Nullable String grammar() {
        return string("grammar");
    }

    /** A schema as it is sent ({@code json_schema}). Immutable. */
    public static final class Schema extends JsonView {

        private Schema(ObjectNode json) {
            super(json);
        }

        /**
         * The name the model is told ({@code name}).
         *
         * @return the name, empty if there is none
         */
        public String name() {
            return string("name", "");
        }

        /**
         * What the model is told about the whole ({@code description}).
         *
         * @return the text, or null if there is none
         */
        public @Nullable String description() {
            return string("description");
        }

        /**
         * The schema itself ({@code schema}).
         *
         * @return a copy, or null if there is none
         */
        public @Nullable JsonNode schema() {
            return node("schema");
        }

        /**
         * Whether the provider is to hold the model to it ({@code strict}).
         *
         * @return the value, or null if not set
         */
        public @Nullable Boolean strict() {
            return flag("strict");
        }
    }
}

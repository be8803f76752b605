package io.airsprotocols.openrouter.benchmarks.wiretypes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * Walks the fields of one object for the codecs written by hand. What does not fit the type asked for, a null included,
 * goes to the extras under its own name, so that it is written back.
 */
final class Fields {

    private final JsonParser parser;
    private Map<String, JsonNode> extra = Map.of();

    Fields(JsonParser parser) {
        this.parser = parser;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("Not a JSON object");
        }
    }

    @Nullable
    String next() {
        String name = parser.nextName();
        if (name != null) {
            parser.nextToken();
        }
        return name;
    }

    @Nullable
    String text() {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            return parser.getString();
        }
        other();
        return null;
    }

    @Nullable
    BigDecimal decimal() {
        JsonToken token = parser.currentToken();
        if (token.isNumeric()) {
            return parser.getDecimalValue();
        }
        if (token == JsonToken.VALUE_STRING) {
            try {
                return new BigDecimal(parser.getString().trim());
            } catch (NumberFormatException notANumber) {
                // Falls through: kept as it came.
            }
        }
        other();
        return null;
    }

    @Nullable
    Long number() {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        BigDecimal value = decimal();
        return value == null ? null : value.longValue();
    }

    @Nullable
    Boolean flag() {
        String text = parser.currentToken().isStructStart() ? "" : parser.getString();
        if ("true".equals(text) || "false".equals(text)) {
            return Boolean.valueOf(text);
        }
        other();
        return null;
    }

    JsonNode node() {
        return parser.readValueAsTree();
    }

    <T> @Nullable T child(Function<JsonParser, T> codec) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return codec.apply(parser);
        }
        other();
        return null;
    }

    <T> @Nullable List<T> list(Function<JsonParser, T> codec) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return List.of(codec.apply(parser));
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            other();
            return null;
        }
        List<T> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                values.add(codec.apply(parser));
            } else {
                parser.skipChildren();
            }
        }
        return Collections.unmodifiableList(values);
    }

    void other() {
        if (extra.isEmpty()) {
            extra = new LinkedHashMap<>();
        }
        String name = parser.currentName();
        extra.put(name, node());
    }

    Map<String, JsonNode> extra() {
        return Collections.unmodifiableMap(extra);
    }
}

package io.airsprotocols.openrouter.benchmarks.wiretypes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes the fields of one object for the codecs written by hand; what is null is left out. */
record Sink(JsonGenerator to) {

    void text(String name, @Nullable String value) {
        if (value != null) {
            to.writeStringProperty(name, value);
        }
    }

    void number(String name, @Nullable Long value) {
        if (value != null) {
            to.writeNumberProperty(name, value);
        }
    }

    void decimal(String name, @Nullable BigDecimal value) {
        if (value != null) {
            to.writeNumberProperty(name, value);
        }
    }

    void flag(String name, @Nullable Boolean value) {
        if (value != null) {
            to.writeBooleanProperty(name, value);
        }
    }

    void node(String name, @Nullable JsonNode value) {
        if (value != null) {
            to.writeName(name);
            to.writeTree(value);
        }
    }

    <T> void child(String name, @Nullable T value, BiConsumer<T, Sink> codec) {
        if (value != null) {
            to.writeName(name);
            object(value, codec);
        }
    }

    <T> void list(String name, @Nullable List<T> values, BiConsumer<T, Sink> codec) {
        if (values != null) {
            to.writeArrayPropertyStart(name);
            for (T value : values) {
                object(value, codec);
            }
            to.writeEndArray();
        }
    }

    void extra(Map<String, JsonNode> extra) {
        extra.forEach(this::node);
    }

    <T> void object(T value, BiConsumer<T, Sink> codec) {
        to.writeStartObject();
        codec.accept(value, this);
        to.writeEndObject();
    }
}

package io.airsprotocols.openrouter.schema;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Asks Jackson what it tells only while it reads. Immutable and safe for use by several threads. */
final class InsideJackson {

    private static final String QUESTION = "question";

    private final ObjectReader reader;

    InsideJackson(JsonMapper mapper) {
        this.reader = mapper.rebuild()
                .addModule(new SimpleModule("inside").addDeserializer(Answer.class, new Asking()))
                .build()
                .readerFor(Answer.class);
    }

    /**
     * The value of one property, as it is read inside of its object: with the format, the converter and all else that the
     * property says and its type does not.
     *
     * @throws JacksonException if it cannot be read
     */
    @Nullable
    Object property(JavaType owner, String name, JsonNode json) {
        return ask(context -> {
            SettableBeanProperty property =
                    context.findContextualValueDeserializer(owner, null) instanceof BeanDeserializerBase bean
                            ? bean.findProperty(PropertyName.construct(name))
                            : null;
            if (property == null) {
                return null;
            }
            try (JsonParser tokens = context.treeAsTokens(json)) {
                tokens.nextToken();
                return property.deserialize(tokens, context);
            }
        });
    }

    /** What Jackson would read a type with, or null if it has nothing. */
    @Nullable
    ValueDeserializer<?> deserializer(JavaType type) {
        try {
            return (ValueDeserializer<?>) ask(context -> context.findContextualValueDeserializer(type, null));
        } catch (JacksonException none) {
            return null;
        }
    }

    private @Nullable Object ask(Function<DeserializationContext, @Nullable Object> question) {
        Answer answer = reader.withAttribute(QUESTION, question).readValue("{}");
        return answer.value();
    }

    private record Answer(@Nullable Object value) {}

    private static final class Asking extends ValueDeserializer<Answer> {
        @Override
        @SuppressWarnings("unchecked") // put there by ask
        public Answer deserialize(JsonParser parser, DeserializationContext context) {
            parser.skipChildren();
            var question = (Function<DeserializationContext, @Nullable Object>) context.getAttribute(QUESTION);
            return new Answer(question.apply(context));
        }
    }
}

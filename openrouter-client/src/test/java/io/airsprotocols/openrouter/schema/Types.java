package io.airsprotocols.openrouter.schema;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.annotation.JsonPOJOBuilder;
import tools.jackson.databind.util.StdConverter;

/** Types as users have them. */
final class Types {

    private Types() {}

    record City(String name, int population) {}

    record Nested(City city, List<City> others) {}

    record Twice(City from, City to) {}

    record Box<X>(X content, List<X> more) {}

    record Boxes(Box<String> texts, Box<City> cities) {}

    record Tree(String name, List<Tree> children) {}

    record Chain(int value, @Nullable Chain next) {}

    record Forest(List<Tree> trees) {}

    record Options(
            Optional<String> text,
            OptionalInt number,
            @Nullable City city,
            List<@Nullable String> texts) {}

    record OptionalLists(Optional<List<City>> cities, Map<String, @Nullable Integer> numbers) {}

    record Empty() {}

    record Renamed(
            @JsonProperty("full_name") String name,
            @JsonProperty(isRequired = OptBoolean.FALSE) String nick,
            @JsonAlias({"years", "yrs"}) int age) {}

    @JsonClassDescription("A thing one can buy")
    record Described(
            @JsonPropertyDescription("In euros") BigDecimal price,
            @JsonPropertyDescription("Where it is made") City origin,
            @JsonPropertyDescription("May be unknown") Optional<LocalDate> since) {}

    record DescribedRecursion(
            String name,

            @JsonPropertyDescription("Who decides") @Nullable
            DescribedRecursion boss) {}

    record Formatted(
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Snake(String firstName, int shoeSize) {}

    @JsonIgnoreProperties("secret")
    record Ignoring(String shown, @Nullable String secret) {}

    record Injected(
            String text,

            @JacksonInject(optional = OptBoolean.TRUE) @Nullable
            String inner) {}

    record Unwrapping(@JsonUnwrapped(prefix = "home_") City home, int rooms) {}

    record Email(@JsonValue String address) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Email {}
    }

    record Contact(Email email) {}

    enum Color {
        RED,
        GREEN
    }

    enum Level {
        @JsonProperty("low")
        @JsonPropertyDescription("hardly matters")
        LOW,
        @JsonProperty("high")
        @JsonPropertyDescription("drop everything")
        HIGH
    }

    enum Code {
        ONE(1),
        TWO(2);

        private final int number;

        Code(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    enum WithBody {
        PLUS {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        };

        abstract int apply(int a, int b);
    }

    sealed interface Figure permits Circle, Square {}

    record Circle(double radius) implements Figure {}

    record Square(double side) implements Figure {}

    record Drawing(List<Figure> shapes, @Nullable Figure frame) {}

    sealed interface Expression permits Constant, Sum {}

    record Constant(int value) implements Expression {}

    record Sum(Expression left, Expression right) implements Expression {}

    sealed interface Outcome<V> permits Found, Missing {}

    record Found<V>(V value) implements Outcome<V> {}

    record Missing<V>(String why) implements Outcome<V> {}

    sealed interface Animal permits Pet, Wolf {}

    sealed interface Pet extends Animal permits Cat, Dog {}

    record Cat(int lives) implements Pet {}

    @JsonTypeName("hound")
    record Dog(String name) implements Pet {}

    record Wolf(String pack) implements Animal {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Card.class, name = "card"),
        @JsonSubTypes.Type(value = Cash.class, name = "cash")
    })
    interface Payment {}

    record Card(String number) implements Payment {}

    record Cash() implements Payment {}

    record Receipt(Payment payment, Card card) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(ByName.class), @JsonSubTypes.Type(ByNumber.class)})
    interface Lookup {}

    record ByName(String name) implements Lookup {}

    record ByNumber(int number) implements Lookup {}

    /** A class with setters, a field and things Jackson does not set. */
    static class Bean {
        public int count;
        private String title = "";

        @JsonIgnore
        public String hidden = "";

        public String getTitle() {
            return title;
        }

        public void setTitle(String title) {
            this.title = title;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bean bean && bean.count == count && bean.title.equals(title);
        }

        @Override
        public int hashCode() {
            return Objects.hash(count, title);
        }
    }

    /** A class with a constructor that names its parameters. */
    static final class Made {
        @JsonProperty
        final String text;

        @JsonProperty
        final int number;

        @JsonCreator
        Made(@JsonProperty("text") String text, @JsonProperty("number") int number) {
            this.text = text;
            this.number = number;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Made made && made.text.equals(text) && made.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(text, number);
        }
    }

    /** A class with a builder. */
    @JsonDeserialize(builder = Built.Builder.class)
    static final class Built {
        @JsonProperty
        final String text;

        Built(String text) {
            this.text = text;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Built built && built.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        /** Its builder. */
        @JsonPOJOBuilder(withPrefix = "")
        static final class Builder {
            private String text = "";

            Builder text(String value) {
                text = value;
                return this;
            }

            Built build() {
                return new Built(text);
            }
        }
    }

    record Converted(
            @JsonDeserialize(converter = Seconds.class) Instant at) {}

    /** Reads seconds. */
    static final class Seconds extends StdConverter<Long, Instant> {
        @Override
        public Instant convert(Long value) {
            return Instant.ofEpochSecond(value);
        }
    }

    record Positive(int number) {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("number must be positive, was " + number);
            }
        }
    }
}

package io.airsprotocols.openrouter.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import io.airsprotocols.openrouter.schema.Types.City;
import io.airsprotocols.openrouter.schema.Types.Contact;
import io.airsprotocols.openrouter.schema.Types.Email;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.util.StdConverter;

/** Partial values of types that stand for others, or check what they are given: never of another type, never backwards. */
class PartialTypesTest {

    record Cities(@JsonValue List<City> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Cities {}
    }

    record Ages(@JsonValue Map<String, Integer> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Ages {}
    }

    record Trip(Cities cities, Ages ages, Email guide, List<Email> guests, Optional<Optional<String>> note) {}

    record Dated(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate day, String text) {}

    record Shouted(@JsonDeserialize(converter = Upper.class) Loud loud, String text) {}

    record Loud(String text) {}

    /** Shouts. */
    static final class Upper extends StdConverter<String, Loud> {
        @Override
        public Loud convert(String value) {
            return new Loud(value.toUpperCase(java.util.Locale.ROOT));
        }
    }

    record Range(int from, int to) {
        Range {
            if (from > to) {
                throw new IllegalArgumentException("from > to");
            }
        }
    }

    record Ranged(Range range, String text) {}

    record Fussy(@Nullable String name) {
        @Override
        public int hashCode() {
            return name.length();
        }
    }

    @Test
    void a_type_that_stands_for_another_is_never_that_other() {
        PartialReader<Cities> cities = JsonSchema.of(Cities.class).partialReader();
        Cities one = cities.add("{\"items\":[{\"name\":\"a").value();
        assertThat(one).isEqualTo(new Cities(List.of(new City("a", 0))));

        PartialReader<Trip> trip = JsonSchema.of(Trip.class).partialReader();
        Trip value = trip.add("{\"cities\":[{\"name\":\"a").value();
        assertThat(value.cities().all()).containsExactly(new City("a", 0));
        value = trip.add("\",\"population\":1}],\"ages\":[{\"key\":\"x\",\"value\":1},{")
                .value();
        assertThat(value.ages().all()).isEqualTo(Map.of("x", 1));
        value = trip.add("\"key\":\"y\",\"value\":2}],\"guide\":\"a@").value();
        assertThat(value.guide()).isEqualTo(new Email("a@"));
        value = trip.add("b\",\"guests\":[\"c").value();
        assertThat(value.guests()).containsExactly(new Email("c"));
        value = trip.add("\"],\"note\":\"n").value();
        assertThat(value.note()).contains(Optional.of("n"));
        assertThat(value.guide()).isEqualTo(new Email("a@b"));
        assertThat(JsonSchema.of(Contact.class)
                        .partialReader()
                        .add("{\"email\":\"a@")
                        .value())
                .isEqualTo(new Contact(new Email("a@")));
    }

    @Test
    void what_a_property_says_about_its_value_holds_for_parts_too() {
        assertThat(JsonSchema.of(Dated.class)
                        .partialReader()
                        .add("{\"day\":\"24.11.2026\",\"text\":\"a")
                        .value())
                .isEqualTo(new Dated(LocalDate.of(2026, 11, 24), "a"));
        PartialReader<Shouted> shouted = JsonSchema.of(Shouted.class).partialReader();
        assertThat(shouted.add("{\"loud\":\"he").value()).isEqualTo(new Shouted(new Loud("HE"), null));
        assertThat(shouted.add("llo\",\"text\":\"t").value()).isEqualTo(new Shouted(new Loud("HELLO"), "t"));
    }

    @Test
    void what_a_constructor_does_not_take_for_a_while_stays_as_it_was() {
        PartialReader<Ranged> reader = JsonSchema.of(Ranged.class).partialReader();
        assertThat(reader.add("{\"range\":{").value()).isEqualTo(new Ranged(new Range(0, 0), null));
        assertThat(reader.add("\"from\":5,").value()).isEqualTo(new Ranged(new Range(0, 0), null));
        assertThat(reader.add("\"to\":6}").value()).isEqualTo(new Ranged(new Range(5, 6), null));
    }

    @Test
    void a_hash_that_does_not_take_what_is_half_there_throws_nothing() {
        PartialReader<Set<Fussy>> reader =
                JsonSchema.of(new TypeRef<Set<Fussy>>() {}).partialReader();
        assertThat(reader.add("{\"items\":[{").value()).isEmpty();
        assertThat(reader.add("\"name\":\"a\"}").value()).containsExactly(new Fussy("a"));
    }
}

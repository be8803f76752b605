package io.airsprotocols.openrouter.sandbox.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every fault can be written into a header and read out of it, whatever its texts are. */
class FaultSpecPropertyTest {

    @Property(tries = 2_000, seed = "20260101")
    void a_fault_is_read_as_it_was_written(@ForAll("faults") FaultSpec fault) {
        String text = fault.toString();
        assertThatCode(() -> HttpResponse.checkHeader("X-Sandbox-Fault", text)).doesNotThrowAnyException();
        assertThat(FaultSpec.parse(text)).isEqualTo(fault);
    }

    @Property(tries = 1_000, seed = "20260101")
    void several_are_read_as_they_were_written(@ForAll("lists") List<FaultSpec> faults) {
        List<String> texts = faults.stream().map(FaultSpec::toString).toList();
        assertThat(FaultSpec.parseAll(String.join(",", texts))).isEqualTo(faults);
        assertThat(FaultSpec.parseAll(String.join(" , ", texts))).isEqualTo(faults);
    }

    @Provide
    Arbitrary<List<FaultSpec>> lists() {
        return faults().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<FaultSpec> faults() {
        return Arbitraries.of(FaultKind.class).flatMap(kind -> {
            List<Arbitrary<FaultSpec>> ways = new ArrayList<>(List.of(Arbitraries.just(FaultSpec.of(kind))));
            Arbitrary<FaultSpec> all = Arbitraries.just(FaultSpec.of(kind));
            for (String key : kind.parameters()) {
                Arbitrary<String> values = values(kind, key);
                ways.add(values.map(value -> FaultSpec.of(kind).with(key, value)));
                all = Combinators.combine(all, values).as((fault, value) -> fault.with(key, value));
            }
            ways.add(all);
            return Arbitraries.oneOf(ways);
        });
    }

    private static Arbitrary<String> values(FaultKind kind, String key) {
        return switch (key) {
            case "code" -> Arbitraries.integers().between(200, 999).map(Object::toString);
            case "after", "bytes", "count", "wait", "millis" ->
                Arbitraries.integers().greaterOrEqual(0).map(Object::toString);
            case "at" -> Arbitraries.of("headers", "chunk");
            case "form" -> Arbitraries.of(kind.forms());
            case "comments", "finish" -> Arbitraries.of("true", "false");
            case "availability" -> Arbitraries.of("no_endpoints", "capacity_exhausted");
            case "to" ->
                texts(Arbitraries.of(
                        " ,;=\"\\%a?/".chars().mapToObj(each -> (char) each).toList()));
            default ->
                kind == FaultKind.WRONG_CONTENT_TYPE
                        ? texts(Arbitraries.of(List.of(',', ';', '=', '"', '\\', 'a', '/')))
                        : Arbitraries.oneOf(
                                Arbitraries.strings(),
                                texts(Arbitraries.of(
                                        List.of(',', ';', '=', '"', '\\', ' ', '\n', 'ä', '\uD83C', 'u'))));
        };
    }

    private static Arbitrary<String> texts(Arbitrary<Character> letters) {
        return letters.list().ofMaxSize(8).map(each -> {
            StringBuilder text = new StringBuilder();
            each.forEach(text::append);
            return text.toString();
        });
    }
}

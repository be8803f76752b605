package io.airsprotocols.openrouter.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of cases, each read in every way its bytes can come in two pieces. */
class SseTableTest {

    @Test
    void every_case_of_the_table_is_run() {
        assertThat(SseCase.all())
                .hasSize((int) SseCase.table()
                        .lines()
                        .filter(line -> line.startsWith("== "))
                        .count())
                .hasSizeGreaterThan(100)
                .extracting(SseCase::name)
                .doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicContainer> table() {
        return SseCase.all().stream()
                .map(each -> dynamicContainer(
                        each.name(),
                        Stream.of(
                                dynamicTest("whole", () -> check(each, "whole", new Pieces(each.bytes()))),
                                dynamicTest("cut in two at every place", () -> {
                                    for (int at = 1; at < each.bytes().length; at++) {
                                        check(each, "cut at " + at, new Pieces(each.bytes(), at));
                                    }
                                }),
                                dynamicTest(
                                        "byte by byte",
                                        () -> check(each, "byte by byte", Pieces.single(each.bytes()))))));
    }

    private static void check(SseCase expected, String how, InputStream in) throws IOException {
        SseReader reader = new SseReader(in, expected.maxLine(), expected.maxEvent());
        List<String> events = new ArrayList<>();
        String end = read(reader, events);
        assertThat(events).as(how).isEqualTo(expected.events());
        assertThat(end).as(how).isEqualTo(expected.end());
        assertThat(read(reader, events)).as(how + ", asked again").isEqualTo(end);
        assertThat(events).as(how + ", asked again").isEqualTo(expected.events());
    }

    private static String read(SseReader reader, List<String> events) throws IOException {
        try {
            for (SseEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(SseCase.show(event));
            }
            return reader.truncated() ? "truncated" : "end";
        } catch (SseLimitException tooLarge) {
            return tooLarge.getMessage().contains(" line ") ? "line too large" : "event too large";
        }
    }
}

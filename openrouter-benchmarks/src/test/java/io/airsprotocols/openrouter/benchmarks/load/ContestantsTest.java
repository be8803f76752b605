package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A figure would say nothing if the contestants did not do the same work. */
class ContestantsTest {

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPENAI", "LANGCHAIN4J"}) // Their class paths are not this one.
    void every_contestant_reads_the_whole_answer_each_time(Kind kind) throws Exception {
        try (Origin origin = Origin.start();
                Contestant contestant = kind.at(Manner.whole().at(origin.address()))) {
            for (int i = 0; i < 3; i++) {
                assertThat(contestant.call()).isEqualTo(Answers.TEXT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OPENAI", "LANGCHAIN4J"})
    void every_contestant_hands_out_every_token_each_time(Kind kind) throws Exception {
        Manner manner = new Manner(Form.STREAM, 7, Duration.ofMillis(1));
        try (Origin origin = Origin.start();
                Contestant contestant = kind.at(manner.at(origin.address()))) {
            for (int i = 0; i < 3; i++) {
                List<String> tokens = new ArrayList<>();
                contestant.stream(tokens::add);
                assertThat(tokens).isEqualTo(Collections.nCopies(7, " the ships"));
            }
        }
    }

    @Test
    void the_origin_ends_streams_early_and_whole_when_told_so() throws Exception {
        Manner manner = new Manner(Form.STREAM, 1000, Duration.ofMillis(100));
        try (Origin origin = Origin.start();
                Contestant contestant = Kind.CLIENT.at(manner.at(origin.address()));
                Contestant end = Kind.FLOOR.at(new Manner(Form.END, 0, Duration.ZERO).at(origin.address()))) {
            List<String> tokens = new ArrayList<>();
            contestant.stream(token -> {
                tokens.add(token);
                if (tokens.size() == 2) {
                    endOf(end);
                }
            });
            assertThat(tokens).hasSizeBetween(3, 100);
        }
    }

    private static void endOf(Contestant end) {
        try {
            end.call();
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }
}

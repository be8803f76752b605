package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A figure would say nothing if the contestants did not do the same work. */
class ContestantsTest {

    private static final Manner SEVEN = new Manner(Form.STREAM, 7, Duration.ofMillis(1));

    @TempDir
    private static Path folder;

    private static Origin origin;
    private static SecureOrigin secure;

    @BeforeAll
    static void origins() throws Exception {
        Certificate certificate = Certificate.make(folder);
        for (String option : certificate.trust()) {
            String[] words = option.substring("-D".length()).split("=", 2);
            System.setProperty(words[0], words[1]);
        }
        origin = Origin.start();
        secure = SecureOrigin.start(certificate);
    }

    @AfterAll
    static void end() throws Exception {
        origin.close();
        secure.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "FLOOR", "OKHTTP", "JDK_HTTP"}) // The class paths of the others are not this one.
    void every_contestant_reads_the_whole_answer_each_time(Kind kind) throws Exception {
        reads(kind, origin.address());
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "OKHTTP", "JDK_HTTP"})
    void and_so_it_does_over_http2(Kind kind) throws Exception {
        reads(kind, secure.address());
    }

    private static void reads(Kind kind, String address) throws Exception {
        try (Contestant contestant = kind.at(Manner.whole().at(address))) {
            for (int i = 0; i < 3; i++) {
                assertThat(contestant.call()).isEqualTo(Answers.TEXT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "FLOOR", "OKHTTP", "JDK_HTTP"})
    void every_contestant_hands_out_every_token_each_time(Kind kind) throws Exception {
        streams(kind, origin.address(), SEVEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "OKHTTP", "JDK_HTTP"})
    void and_so_it_does_of_streams_over_http2(Kind kind) throws Exception {
        streams(kind, secure.address(), SEVEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLIENT", "FLOOR", "OKHTTP", "JDK_HTTP"})
    void a_stream_without_a_pace_has_every_token_too(Kind kind) throws Exception {
        streams(kind, origin.address(), new Manner(Form.STREAM, 2 * Answers.BLOCK + 3, Duration.ZERO));
    }

    private static void streams(Kind kind, String address, Manner manner) throws Exception {
        try (Contestant contestant = kind.at(manner.at(address))) {
            for (int i = 0; i < 3; i++) {
                List<String> tokens = new ArrayList<>();
                contestant.stream(tokens::add);
                assertThat(tokens).isEqualTo(Collections.nCopies(manner.tokens(), " the ships"));
            }
        }
    }

    @Test
    void the_origin_ends_streams_early_and_whole_when_told_so() throws Exception {
        endsEarly(origin.address());
    }

    @Test
    void and_so_does_the_one_that_speaks_http2() throws Exception {
        endsEarly(secure.address());
    }

    private static void endsEarly(String address) throws Exception {
        Manner manner = new Manner(Form.STREAM, 1000, Duration.ofMillis(100));
        try (Contestant contestant = Kind.CLIENT.at(manner.at(address));
                Contestant end = Kind.OKHTTP.at(new Manner(Form.END, 0, Duration.ZERO).at(address))) {
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

    @Test
    void more_streams_than_a_connection_may_have_are_served_over_http2_by_more_connections() throws Exception {
        Manner endless = new Manner(Form.STREAM, 2, Duration.ofMinutes(10));
        int count = 2 * SecureOrigin.STREAMS + 1;
        CountDownLatch open = new CountDownLatch(count);
        try (Contestant contestant = Kind.OKHTTP.at(endless.at(secure.address()));
                Contestant end = Kind.OKHTTP.at(new Manner(Form.END, 0, Duration.ZERO).at(secure.address()))) {
            Load.start(count, Duration.ZERO, counted -> contestant.stream(token -> open.countDown()));
            assertThat(open.await(1, TimeUnit.MINUTES)).isTrue();
            end.call();
        }
    }
}

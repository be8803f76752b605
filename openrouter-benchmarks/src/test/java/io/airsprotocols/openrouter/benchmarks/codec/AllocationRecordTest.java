package io.airsprotocols.openrouter.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllocationRecordTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void recordSomething() throws IOException {
        file = folder.resolve("allocation.properties");
        Files.writeString(file, "call.jdk17=10000\ncall.jdk25=8000\n");
    }

    @ParameterizedTest
    @ValueSource(doubles = {8001, 10_000, 10_799})
    void what_is_near_the_record_is_let_through(double measured) throws IOException {
        assertThat(complaint("call", 17, measured)).isNull();
    }

    @Test
    void more_than_the_margin_is_refused_with_what_is_to_be_done() throws IOException {
        assertThat(complaint("call", 17, 10_900))
                .contains("call allocates", "with JDK 17", "1.09 times", "Find what allocates more")
                .contains("-Dallocation.record");
    }

    @Test
    void a_gain_is_refused_until_it_is_recorded() throws IOException {
        assertThat(complaint("call", 17, 7_900)).contains("0.79 times", "That is a gain", "-Dallocation.record");
    }

    @Test
    void a_path_without_a_record_is_refused() throws IOException {
        assertThat(complaint("token", 17, 1)).startsWith("Nothing is recorded for token");
    }

    @Test
    void a_jdk_without_a_record_is_held_to_the_one_before_it() throws IOException {
        assertThat(complaint("call", 21, 10_500)).isNull();
        assertThat(complaint("call", 26, 11_000)).contains("with JDK 26", "recorded with JDK 25");
        assertThat(complaint("call", 11, 10_500)).isNull();
    }

    @Test
    void what_is_recorded_is_what_is_checked_next_and_leaves_the_rest() throws IOException {
        AllocationRecord.read(file).keep("call", 17, 20_000.4);
        AllocationRecord.read(file).keep("token", 25, 900);
        assertThat(complaint("call", 17, 20_000)).isNull();
        assertThat(complaint("token", 25, 900)).isNull();
        assertThat(Files.readAllLines(file))
                .filteredOn(line -> !line.startsWith("#"))
                .containsExactly("call.jdk17=20000", "call.jdk25=8000", "token.jdk25=900");
    }

    private String complaint(String path, int jdk, double measured) throws IOException {
        return AllocationRecord.read(file).complaint(path, jdk, measured);
    }
}

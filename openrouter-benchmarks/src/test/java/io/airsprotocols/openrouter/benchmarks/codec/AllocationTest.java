package io.airsprotocols.openrouter.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.RunnerException;

/** Allocation is the cost that can be checked anywhere: it is the same on a slow machine, and on a busy one. */
class AllocationTest {

    private static final Path FILE = Path.of("src/test/resources/allocation.properties");

    @ParameterizedTest
    @EnumSource
    void a_call_and_a_token_allocate_what_is_recorded(Guarded path) throws IOException, RunnerException {
        int jdk = Runtime.version().feature();
        double measured = path.measure();
        AllocationRecord known = AllocationRecord.read(FILE);
        if (Boolean.getBoolean("allocation.record")) {
            known.keep(path.key(), jdk, measured);
        } else {
            String complaint = known.complaint(path.key(), jdk, measured);
            assertThat(complaint).withFailMessage("%s", complaint).isNull();
        }
    }
}

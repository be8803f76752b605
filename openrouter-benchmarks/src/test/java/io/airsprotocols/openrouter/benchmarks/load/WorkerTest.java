package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void a_line_asks_for_a_turn_and_a_line_ends_the_answer() throws Exception {
        String answer = served("CALLS 50\nSTREAMS_100 50\n");
        List<String> lines = answer.lines().toList();
        assertThat(lines.stream().filter(WorkerProcess.DONE::equals)).hasSize(2);
        assertThat(lines).last().isEqualTo(WorkerProcess.DONE);
        assertThat(answer)
                .containsPattern("CPU_PER_CALL [0-9]")
                .containsPattern("CPU_PER_TOKEN_100 [0-9]")
                .contains("FAILURES 0.0");
    }

    @Test
    void a_line_that_is_no_turn_is_refused() {
        assertThatThrownBy(() -> served("CALLS\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("\"CALLS\"");
    }

    private static String served(String commands) throws Exception {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Origin origin = Origin.start();
                PrintStream out = new PrintStream(answer, true, StandardCharsets.UTF_8)) {
            Address address = address(origin);
            Turns turns = new Turns(Kind.FLOOR, address, address, out);
            new Worker(turns, out).serve(new StringReader(commands));
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_process_takes_one_turn_after_the_other() throws Exception {
        try (Origin origin = Origin.start();
                WorkerProcess worker = start(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of(Worker.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                                .toString(),
                        Worker.class.getName(),
                        Kind.FLOOR.name(),
                        origin.address(),
                        Long.toString(ProcessHandle.current().pid()),
                        "https://unused.invalid",
                        Long.toString(ProcessHandle.current().pid()))) {
            for (int i = 0; i < 2; i++) {
                Map<Figure, Double> figures = worker.ask("CALLS", Duration.ofMillis(100), LIMIT);
                assertThat(figures).containsEntry(Figure.FAILURES, 0.0);
                assertThat(figures.get(Figure.CALLS_PER_SECOND)).isPositive();
            }
        }
    }

    @Test
    void a_process_that_hangs_is_killed_at_its_limit() throws Exception {
        try (WorkerProcess worker = start("sleep", "600")) {
            assertThatThrownBy(() -> worker.ask("CALLS", Duration.ZERO, Duration.ofMillis(20)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("killed");
        }
    }

    @Test
    void a_process_that_ends_by_itself_is_a_failure() throws Exception {
        try (WorkerProcess worker = start("true")) {
            assertThatThrownBy(() -> worker.answer(LIMIT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ended by itself");
        }
    }

    private static Address address(Origin origin) {
        return new Address(origin.address(), ProcessHandle.current().pid());
    }

    private WorkerProcess start(String... command) throws IOException {
        return WorkerProcess.start(List.of(command), folder.resolve("errors.log"));
    }
}

package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {

    @Test
    void a_full_run_gives_five_turns_to_whom_a_goal_is_set_against() {
        for (Kind kind : new Kind[] {Kind.CLIENT, Kind.OKHTTP, Kind.OPENAI, Kind.LANGCHAIN4J, Kind.FLOOR}) {
            assertThat(turns(Scale.FULL, Task.STREAMS_1000, kind)).isEqualTo(5);
        }
        assertThat(turns(Scale.FULL, Task.STREAMS_1000, Kind.SDK)).isOne();
        assertThat(turns(Scale.FULL, Task.STREAMS_2000, Kind.OKHTTP)).isEqualTo(5);
        assertThat(turns(Scale.FULL, Task.STREAMS_2000, Kind.OPENAI)).isOne();
    }

    @ParameterizedTest
    @EnumSource(value = Task.class, mode = EnumSource.Mode.EXCLUDE, names = "COLD_25_ARCHIVE") // No goal is set for it.
    void a_short_run_leaves_no_task_out_that_has_a_goal(Task task) {
        assertThat(turns(Scale.SHORT, task, Kind.CLIENT)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Task.class,
            names = {"H2_CALLS", "H2_STREAMS", "H2_COMPLETE"})
    void who_does_not_speak_http2_is_not_asked_to(Task task) {
        assertThat(turns(Scale.FULL, task, Kind.FLOOR)).isZero();
        assertThat(turns(Scale.FULL, task, Kind.SDK)).isZero();
    }

    private static long turns(Scale scale, Task task, Kind kind) {
        return IntStream.rangeClosed(1, scale.rounds())
                .filter(round -> scale.kinds(task, round).contains(kind))
                .count();
    }
}

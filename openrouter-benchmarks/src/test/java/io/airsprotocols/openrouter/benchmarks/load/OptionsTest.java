package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void without_options_everything_is_measured_and_may_be_written() {
        Options options = Options.parse(List.of());
        assertThat(options.scale()).isEqualTo(Scale.FULL);
        assertThat(options.kinds()).containsExactly(Kind.values());
        assertThat(options.tasks()).containsExactly(Task.values());
        assertThat(options.whole()).isTrue();
    }

    @Test
    void a_short_run_is_whole_too() {
        Options options = Options.parse(List.of("--short"));
        assertThat(options.scale()).isEqualTo(Scale.SHORT);
        assertThat(options.whole()).isTrue();
    }

    @Test
    void chosen_contestants_and_tasks_are_not_the_whole() {
        Options options = Options.parse(List.of("--only", "CLIENT,OKHTTP", "--tasks", "CALLS"));
        assertThat(options.kinds()).containsExactly(Kind.CLIENT, Kind.OKHTTP);
        assertThat(options.tasks()).containsExactly(Task.CALLS);
        assertThat(options.whole()).isFalse();
    }

    @Test
    void what_it_does_not_know_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> Options.parse(List.of("--fast")))
                .hasMessageContaining("no option --fast")
                .hasMessageContaining("--short");
        assertThatThrownBy(() -> Options.parse(List.of("--only", "CLIENT,OKTTP")))
                .hasMessageContaining("\"OKTTP\"")
                .hasMessageContaining("OKHTTP");
        assertThatThrownBy(() -> Options.parse(List.of("--tasks")))
                .hasMessageContaining("--tasks needs names")
                .hasMessageContaining("CALLS");
    }
}

package io.airsprotocols.openrouter.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Report report = new Report();

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        for (double value : new double[] {30, 10, 900, 20, 25}) {
            report.add(Figure.CPU_PER_CALL, Kind.OKHTTP, value);
        }
        assertThat(report.medians(Figure.CPU_PER_CALL)).isEqualTo(Map.of(Kind.OKHTTP, 25.0));
    }

    @Test
    void failures_are_summed_so_that_none_is_hidden_by_the_others() {
        for (double value : new double[] {0, 0, 1}) {
            report.add(Figure.FAILURES, Kind.JDK_HTTP, value);
        }
        assertThat(report.medians(Figure.FAILURES)).isEqualTo(Map.of(Kind.JDK_HTTP, 1.0));
    }

    @Test
    void a_goal_is_told_with_what_was_measured_whether_met_or_not() {
        report.add(Figure.LATENCY_P50, Kind.CLIENT, 130);
        report.add(Figure.LATENCY_P50, Kind.OKHTTP, 100);
        report.add(Figure.CPU_PER_CALL, Kind.CLIENT, 60);
        report.add(Figure.CPU_PER_CALL, Kind.OKHTTP, 40);
        assertThat(report.table())
                .contains("at most 50 more than OkHttp + Jackson 3: 30, met")
                .contains("at most 1.20 × OkHttp + Jackson 3: 1.50, **missed**")
                .doesNotContain("openai-java:");
    }

    @Test
    void growth_is_what_a_token_of_2000_streams_costs_over_one_of_100() {
        report.add(Figure.CPU_PER_TOKEN_100, Kind.CLIENT, 50);
        report.add(Figure.CPU_PER_TOKEN_2000, Kind.CLIENT, 60);
        assertThat(report.table()).contains("at most 1.10: 1.20, **missed**");
    }

    @Test
    void the_heap_of_a_client_is_what_its_process_holds_beyond_that_of_the_floor() {
        report.add(Figure.LIVE_HEAP, Kind.CLIENT, 8.75);
        report.add(Figure.LIVE_HEAP, Kind.FLOOR, 4.5);
        assertThat(report.medians(Figure.LIVE_HEAP_BEYOND)).isEqualTo(Map.of(Kind.CLIENT, 4.25));
        assertThat(report.table()).contains("at most 8: 4.25, met");
    }

    @Test
    void what_the_archive_of_the_command_saves_is_told_against_its_goal() {
        report.add(Figure.COMMAND_PLAIN, Kind.CLIENT, 1000);
        report.add(Figure.COMMAND_ARCHIVE, Kind.CLIENT, 550);
        assertThat(report.table()).contains("at most 0.60: 0.55, met");
    }

    @Test
    void figures_replace_figures_and_nothing_else(@TempDir Path folder) throws IOException {
        Path document = folder.resolve("benchmarks.md");
        Files.writeString(
                document, "before\n<!-- figures: written by ./bench -->\nold\n<!-- end of figures -->\nafter\n");
        Surroundings.write(document, "new\n");
        assertThat(document)
                .hasContent("before\n<!-- figures: written by ./bench -->\nnew\n<!-- end of figures -->\nafter\n");
    }

    @Test
    void a_document_without_a_place_for_figures_is_left_alone(@TempDir Path folder) throws IOException {
        Path document = Files.writeString(folder.resolve("benchmarks.md"), "prose\n");
        assertThatThrownBy(() -> Surroundings.write(document, "new\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("<!-- end of figures -->");
        assertThat(document).hasContent("prose");
    }
}

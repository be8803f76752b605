package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives the contestants turns and makes the table of what they reached. Started by {@code ./bench}. */
final class Bench {

    private final Options options;
    private final Processes processes;
    private final Path errors;
    private final Report report = new Report();
    private final Map<Kind, Set<Task>> failed = new EnumMap<>(Kind.class);

    private Bench(Options options, Processes processes, Path errors) {
        this.options = options;
        this.processes = processes;
        this.errors = errors;
    }

    /** Arguments: those of {@link Lineup}, the document, and what {@link Options} knows. */
    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        Options options;
        try {
            options = Options.parse(words.subList(Lineup.ARGUMENTS + 1, words.size()));
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        Lineup lineup = Lineup.of(words);
        Path target = lineup.own().resolveSibling("bench");
        Path errors = Files.createDirectories(target).resolve("errors.log");
        Files.deleteIfExists(errors);
        String load = Surroundings.load();
        long started = System.nanoTime();
        Report report;
        try (Processes processes = Processes.start(lineup, target, errors)) {
            Bench bench = new Bench(options, processes, errors);
            lineup.sizes(bench.report);
            bench.measure(lineup);
            report = bench.report;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        String text = Surroundings.text(lineup, options.scale(), took, load) + "\n" + report.table();
        System.out.println(text);
        if (options.whole()) {
            Surroundings.write(Path.of(words.get(Lineup.ARGUMENTS)), text);
        }
    }

    private void measure(Lineup lineup) throws IOException, InterruptedException {
        Scale scale = options.scale();
        Set<Kind> here = EnumSet.copyOf(lineup.jars().keySet());
        here.retainAll(options.kinds());
        Set<Task> tasks = EnumSet.copyOf(options.tasks());
        tasks.removeIf(task -> !lineup.able(task));
        if (tasks.stream().anyMatch(Task::warm)) {
            for (Kind kind : scale.kinds(Task.CALLS, 1)) {
                if (here.contains(kind)) {
                    warm(kind);
                }
            }
        }
        for (int round = 1; round <= scale.rounds(); round++) {
            for (Task task : tasks) {
                for (Kind kind : scale.kinds(task, round)) {
                    if (here.contains(kind)
                            && !failed.getOrDefault(kind, Set.of()).contains(task)) {
                        turn(round, task, kind);
                    }
                }
            }
        }
    }

    /** A contestant that fails costs its own figures, not those of the others. */
    private void turn(int round, Task task, Kind kind) throws InterruptedException {
        String title = "round " + round + ": " + task + " " + kind;
        long started = System.nanoTime();
        try {
            Map<Figure, Double> figures;
            if (task.warm()) {
                WorkerProcess worker = warm(kind);
                if (worker == null) {
                    return;
                }
                figures = worker.ask(task.name(), options.scale().window(task), task.limit());
            } else {
                figures = processes.alone(task, kind);
            }
            figures.forEach((figure, value) -> report.add(figure, kind, value));
            double seconds = (System.nanoTime() - started) / 1e9;
            System.err.println("bench: " + title + ", " + Report.number(seconds) + " s: " + Report.line(figures));
        } catch (IOException failure) {
            fails(title, kind, failure);
            failed.computeIfAbsent(kind, unused -> EnumSet.noneOf(Task.class)).add(task);
            report.add(task.secure() ? Figure.FAILURES_H2 : Figure.FAILURES, kind, 1);
            if (task.warm()) {
                processes.end(kind);
            }
        }
    }

    /** The warm process of a contestant; nothing if it cannot be had. */
    private @Nullable WorkerProcess warm(Kind kind) throws InterruptedException {
        try {
            return processes.warm(kind, options.scale().warmUp());
        } catch (IOException failure) {
            fails("warming up " + kind, kind, failure);
            report.add(Figure.FAILURES, kind, 1);
            failed.put(kind, EnumSet.allOf(Task.class));
            processes.end(kind);
            return null;
        }
    }

    private void fails(String what, Kind kind, IOException failure) {
        System.err.println(
                "bench: " + what + " failed: " + failure.getMessage() + "; " + errors + " may say more of " + kind);
    }
}

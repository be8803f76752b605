package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Options options;
    private final Lineup lineup;
    private final Path errors;
    private final Report report = new Report();
    private final Map<Kind, WorkerProcess> workers = new EnumMap<>(Kind.class);
    private final Map<Kind, Set<Task>> failed = new EnumMap<>(Kind.class);

    private Bench(Options options, Lineup lineup, Path errors) {
        this.options = options;
        this.lineup = lineup;
        this.errors = errors;
    }

    /**
     * Arguments: the jar of this module, the client's, the folder of its runtime, the folders of openai-java and of
     * LangChain4j, the document, and what {@link Options} knows.
     */
    public static void main(String[] args) throws Exception {
        Path own = Path.of(args[0]);
        Lineup lineup = Lineup.of(own, Path.of(args[1]), Path.of(args[2]), Path.of(args[3]), Path.of(args[4]));
        Options options;
        try {
            options = Options.parse(Arrays.asList(args).subList(6, args.length));
        } catch (IllegalArgumentException wrong) {
            System.err.println("bench: " + wrong.getMessage());
            System.exit(2);
            return;
        }
        new Bench(options, lineup, own.resolveSibling("bench-errors.log")).run(Path.of(args[5]));
    }

    private void run(Path document) throws IOException, InterruptedException {
        String load = Surroundings.load();
        long started = System.nanoTime();
        Files.deleteIfExists(errors);
        lineup.sizes(report);
        Process origin = new ProcessBuilder(lineup.command(java, List.of(), Kind.FLOOR, Origin.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = origin.inputReader(StandardCharsets.UTF_8)) {
            measure(new Address(said.readLine(), origin.pid()));
        } finally {
            workers.values().forEach(WorkerProcess::close);
            origin.destroy();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        String text = Surroundings.text(lineup.jars(), options.scale(), took, load) + "\n" + report.table();
        System.out.println(text);
        if (options.whole()) {
            Surroundings.write(document, text);
        }
    }

    private void measure(Address origin) throws IOException, InterruptedException {
        Scale scale = options.scale();
        if (options.tasks().stream().anyMatch(Task::warm)) {
            for (Kind kind : Task.CALLS.kinds(1, scale)) {
                if (options.kinds().contains(kind)) {
                    worker(kind, origin);
                }
            }
        }
        for (int round = 1; round <= scale.rounds(); round++) {
            for (Task task : options.tasks()) {
                for (Kind kind : task.kinds(round, scale)) {
                    if (options.kinds().contains(kind)
                            && !failed.getOrDefault(kind, Set.of()).contains(task)) {
                        turn(round, task, kind, origin);
                    }
                }
            }
        }
    }

    /** A contestant that fails costs its own figures, not those of the others. */
    private void turn(int round, Task task, Kind kind, Address origin) throws IOException, InterruptedException {
        String title = "round " + round + ": " + task + " " + kind;
        try {
            Map<Figure, Double> figures;
            if (task.warm()) {
                WorkerProcess worker = worker(kind, origin);
                if (worker == null) {
                    return;
                }
                figures = worker.ask(line(task.name(), options.scale().window()), task.limit());
            } else {
                figures = alone(task, kind, origin);
            }
            figures.forEach((figure, value) -> report.add(figure, kind, value));
            System.err.println("bench: " + title + " " + Report.line(figures));
        } catch (IOException failure) {
            System.err.println(
                    "bench: " + title + " failed: " + failure.getMessage() + "; " + errors + " may say more");
            report.add(Figure.FAILURES, kind, 1);
            failed.computeIfAbsent(kind, unused -> EnumSet.noneOf(Task.class)).add(task);
            if (task.warm()) {
                close(kind);
            }
        }
    }

    private Map<Figure, Double> alone(Task task, Kind kind, Address origin) throws IOException, InterruptedException {
        List<String> command = task == Task.COLD
                ? lineup.command(
                        java,
                        task.options(),
                        kind,
                        Cold.class,
                        kind.name(),
                        origin.url(),
                        task.name(),
                        Long.toString(System.currentTimeMillis()))
                : worker(kind, origin, task.options());
        try (WorkerProcess process = WorkerProcess.start(command, errors)) {
            return task == Task.COLD
                    ? process.answer(task.limit())
                    : process.ask(line(task.name(), options.scale().window()), task.limit());
        }
    }

    /** The warm process of a contestant; nothing if it cannot be had. */
    private @Nullable WorkerProcess worker(Kind kind, Address origin) throws IOException, InterruptedException {
        WorkerProcess running = workers.get(kind);
        if (running != null) {
            return running;
        }
        long started = System.nanoTime();
        WorkerProcess worker = WorkerProcess.start(worker(kind, origin, List.of()), errors);
        workers.put(kind, worker);
        try {
            worker.ask(line(Worker.WARM, options.scale().warmUp()), LONGEST_WARM_UP);
        } catch (IOException failure) {
            System.err.println(
                    "bench: " + kind + " did not get warm: " + failure.getMessage() + "; " + errors + " may say more");
            report.add(Figure.FAILURES, kind, 1);
            failed.put(kind, EnumSet.allOf(Task.class));
            close(kind);
            return null;
        }
        long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        System.err.println("bench: " + kind + " is warm after " + seconds + " s");
        return worker;
    }

    private void close(Kind kind) {
        WorkerProcess worker = workers.remove(kind);
        if (worker != null) {
            worker.close();
        }
    }

    private List<String> worker(Kind kind, Address origin, List<String> jvm) {
        return lineup.command(
                java, jvm, kind, Worker.class, kind.name(), origin.url(), Long.toString(origin.process()));
    }

    private static String line(String task, Duration time) {
        return task + " " + time.toMillis();
    }

    private record Address(String url, long process) {}
}

package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives the contestants turns and makes the table of what they reached. Started by {@code ./bench}. */
final class Bench {

    private static final Duration LONGEST_TURN = Duration.ofSeconds(90);

    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private final Path classes;
    private final Map<Kind, List<Path>> jars = new EnumMap<>(Kind.class);
    private final Path document;
    private final boolean brief;
    private final Report report = new Report();
    private final Path errors;

    private Bench(Path classes, Path document, boolean brief) {
        this.classes = classes;
        this.document = document;
        this.brief = brief;
        this.errors = classes.resolveSibling("bench-errors.log");
    }

    /**
     * Arguments: the classes of this module, the client's jar, the folder of its runtime, the folders of openai-java and of
     * LangChain4j, the document, "short" or "full".
     */
    public static void main(String[] args) throws Exception {
        Bench bench = new Bench(Path.of(args[0]), Path.of(args[5]), args[6].equals("short"));
        List<Path> runtime = jarsIn(args[2]);
        List<Path> client = new ArrayList<>(runtime);
        client.add(Path.of(args[1]));
        bench.jars.put(Kind.CLIENT, client);
        bench.report.add(Figure.OWN_JAR, Kind.CLIENT, Files.size(Path.of(args[1])) / 1e6);
        bench.jars.put(Kind.FLOOR, List.of());
        bench.jars.put(Kind.OKHTTP, named(runtime, "okhttp", "okio", "kotlin", "jackson"));
        bench.jars.put(Kind.JDK_HTTP, named(runtime, "jackson"));
        bench.jars.put(Kind.OPENAI, jarsIn(args[3]));
        bench.jars.put(Kind.LANGCHAIN4J, jarsIn(args[4]));
        bench.run();
    }

    private static List<Path> jarsIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> named(List<Path> jars, String... beginnings) {
        return jars.stream()
                .filter(jar -> Stream.of(beginnings).anyMatch(jar.getFileName().toString()::startsWith))
                .toList();
    }

    private void run() throws IOException, InterruptedException {
        String load = Surroundings.load();
        for (Map.Entry<Kind, List<Path>> each : jars.entrySet()) {
            long bytes = 0;
            for (Path jar : each.getValue()) {
                bytes += Files.size(jar);
            }
            report.add(Figure.JARS, each.getKey(), each.getValue().size());
            report.add(Figure.JAR_MEGABYTES, each.getKey(), bytes / 1e6);
        }
        Files.deleteIfExists(errors);
        Process origin = new ProcessBuilder(java.toString(), "-cp", classes.toString(), Origin.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = origin.inputReader(StandardCharsets.UTF_8)) {
            String address = said.readLine();
            int rounds = brief ? 1 : 5;
            for (int round = 1; round <= rounds; round++) {
                for (Task task : Task.values()) {
                    for (Kind kind : task.kinds(round, brief)) {
                        System.err.println("bench: round " + round + " of " + rounds + ": " + task + " " + kind);
                        turn(task, kind, origin, address);
                    }
                }
            }
        } finally {
            origin.destroy();
        }
        String text = Surroundings.text(jars, brief, load) + "\n" + report.table();
        System.out.println(text);
        Surroundings.write(document, text);
    }

    /** One process of one contestant. A contestant that fails costs its own figures, not those of the others. */
    private void turn(Task task, Kind kind, Process origin, String address) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(task.options());
        String path = Stream.concat(Stream.of(classes), jars.getOrDefault(kind, List.of()).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", path, Worker.class.getName(), kind.name(), task.name(), address));
        command.add(Integer.toString(brief ? 5000 : 12_000));
        command.add(Integer.toString(brief ? 1000 : 2000));
        command.add(Long.toString(System.currentTimeMillis()));
        Duration before = cpu(origin);
        long started = System.nanoTime();
        Process worker = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        // Who has too little memory may collect garbage for ever instead of failing.
        CompletableFuture.delayedExecutor(LONGEST_TURN.toSeconds(), TimeUnit.SECONDS)
                .execute(worker::destroyForcibly);
        try (BufferedReader said = worker.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                String[] words = line.split(" ", 2);
                report.add(Figure.valueOf(words[0]), kind, Double.parseDouble(words[1]));
            }
        }
        if (worker.waitFor() != 0) {
            System.err.println("bench: " + task + " of " + kind + " failed; " + errors + " says why");
            report.add(Figure.FAILURES, kind, 1);
            return;
        }
        double share = 100.0 * cpu(origin).minus(before).toNanos() / (System.nanoTime() - started);
        if (task == Task.CALLS) {
            report.add(Figure.ORIGIN_CALLS, kind, share);
        } else if (task == Task.STREAMS) {
            report.add(Figure.ORIGIN_STREAMS, kind, share);
        }
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElseThrow();
    }
}

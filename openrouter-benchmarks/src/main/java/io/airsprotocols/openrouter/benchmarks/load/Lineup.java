package io.airsprotocols.openrouter.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the processes are made of.
 *
 * @param own the jar of this module
 * @param netty what its {@link SecureOrigin} needs
 * @param clientJar the client without what it needs
 * @param jars the class path of each contestant that is here, as its users get it; nothing of those without one
 * @param sdk the folder in which the script of {@link Kind#SDK} lies
 * @param launcher the {@code openrouter} script
 * @param jdk17 where there is one
 * @param jdk25 where there is one
 */
record Lineup(
        Path own,
        List<Path> netty,
        Path clientJar,
        Map<Kind, List<Path>> jars,
        Path sdk,
        Path launcher,
        Optional<Jdk> jdk17,
        Optional<Jdk> jdk25) {

    /**
     * The jar of this module, the folder of Netty, the client's jar, the folder of its runtime, those of openai-java, of
     * LangChain4j and of the SDK (which may be missing), the {@code openrouter} script.
     */
    static final int ARGUMENTS = 8;

    static Lineup of(List<String> arguments) throws IOException {
        List<Path> paths = arguments.stream().limit(ARGUMENTS).map(Path::of).toList();
        List<Path> shared = jarsIn(paths.get(3));
        Map<Kind, List<Path>> jars = new EnumMap<>(Kind.class);
        List<Path> client = new ArrayList<>(shared);
        client.add(paths.get(2));
        jars.put(Kind.CLIENT, client);
        jars.put(Kind.PROTOTYPE, client);
        jars.put(Kind.FLOOR, List.of());
        jars.put(Kind.OKHTTP, named(shared, "okhttp", "okio", "kotlin", "jackson"));
        jars.put(Kind.JDK_HTTP, named(shared, "jackson"));
        jars.put(Kind.OPENAI, jarsIn(paths.get(4)));
        jars.put(Kind.LANGCHAIN4J, jarsIn(paths.get(5)));
        if (Files.isDirectory(paths.get(6))) {
            jars.put(Kind.SDK, List.of());
        }
        return new Lineup(
                paths.get(0),
                jarsIn(paths.get(1)),
                paths.get(2),
                jars,
                paths.get(6),
                paths.get(7),
                Jdk.find(17),
                Jdk.find(25));
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
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

    /** Whether there is what a task needs. */
    boolean able(Task task) {
        return switch (task) {
            case COLD_17 -> jdk17.isPresent();
            case COLD_25, COLD_25_ARCHIVE, COMMAND -> jdk25.isPresent();
            default -> true;
        };
    }

    /** Which JDK a task is about. */
    Jdk jdk(Task task) {
        return switch (task) {
            case COLD_17 -> jdk17.orElseThrow();
            case COLD_25, COLD_25_ARCHIVE, COMMAND -> jdk25.orElseThrow();
            default -> Jdk.ofThisRun();
        };
    }

    /** How to start a class of this module with the class path of a contestant, on the JDK of this run. */
    List<String> java(Kind kind, List<String> options, Class<?> main, String... arguments) {
        return java(Jdk.ofThisRun(), kind, options, main, arguments);
    }

    List<String> java(Jdk jdk, Kind kind, List<String> options, Class<?> main, String... arguments) {
        return java(jdk, options, jars.getOrDefault(kind, List.of()), main, arguments);
    }

    List<String> secureOrigin(Class<?> main, String... arguments) {
        return java(Jdk.ofThisRun(), List.of(), netty, main, arguments);
    }

    private List<String> java(Jdk jdk, List<String> options, List<Path> path, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(jdk.java()));
        command.addAll(options);
        command.add("-cp");
        command.add(Stream.concat(Stream.of(own), path.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    List<String> node(Address origin) {
        return List.of("node", sdk.resolve("worker.mjs").toString(), origin.url());
    }

    Command command() {
        return new Command(launcher, jdk(Task.COMMAND));
    }

    void sizes(Report report) throws IOException {
        report.add(Figure.OWN_JAR, Kind.CLIENT, Files.size(clientJar) / 1e6);
        for (Map.Entry<Kind, List<Path>> each : jars.entrySet()) {
            if (each.getKey() == Kind.SDK || each.getKey() == Kind.PROTOTYPE) {
                continue;
            }
            long bytes = 0;
            for (Path jar : each.getValue()) {
                bytes += Files.size(jar);
            }
            report.add(Figure.JARS, each.getKey(), each.getValue().size());
            report.add(Figure.JAR_MEGABYTES, each.getKey(), bytes / 1e6);
        }
    }
}

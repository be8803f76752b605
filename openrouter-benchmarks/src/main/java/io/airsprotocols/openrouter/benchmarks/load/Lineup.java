package io.airsprotocols.openrouter.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the processes are made of.
 *
 * @param own the classes of this module
 * @param clientJar the client without what it needs
 * @param jars the class path of each contestant, as its users get it
 */
record Lineup(Path own, Path clientJar, Map<Kind, List<Path>> jars) {

    static Lineup of(Path own, Path clientJar, Path runtime, Path openai, Path langchain4j) throws IOException {
        List<Path> shared = jarsIn(runtime);
        Map<Kind, List<Path>> jars = new EnumMap<>(Kind.class);
        List<Path> client = new ArrayList<>(shared);
        client.add(clientJar);
        jars.put(Kind.CLIENT, client);
        jars.put(Kind.FLOOR, List.of());
        jars.put(Kind.OKHTTP, named(shared, "okhttp", "okio", "kotlin", "jackson"));
        jars.put(Kind.JDK_HTTP, named(shared, "jackson"));
        jars.put(Kind.OPENAI, jarsIn(openai));
        jars.put(Kind.LANGCHAIN4J, jarsIn(langchain4j));
        return new Lineup(own, clientJar, jars);
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

    /** How to start a class of this module with the class path of a contestant. */
    List<String> command(Path java, List<String> options, Kind kind, Class<?> main, String... arguments) {
        String path = Stream.concat(Stream.of(own), jars.getOrDefault(kind, List.of()).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", path, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    void sizes(Report report) throws IOException {
        report.add(Figure.OWN_JAR, Kind.CLIENT, Files.size(clientJar) / 1e6);
        for (Map.Entry<Kind, List<Path>> each : jars.entrySet()) {
            long bytes = 0;
            for (Path jar : each.getValue()) {
                bytes += Files.size(jar);
            }
            report.add(Figure.JARS, each.getKey(), each.getValue().size());
            report.add(Figure.JAR_MEGABYTES, each.getKey(), bytes / 1e6);
        }
    }
}

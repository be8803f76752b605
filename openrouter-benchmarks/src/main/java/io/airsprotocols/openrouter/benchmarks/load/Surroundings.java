package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where and with what was measured, and the document that keeps it. */
final class Surroundings {

    private static final String BEGIN = "<!-- figures: written by ./bench -->\n";
    private static final String END = "<!-- end of figures -->\n";

    private Surroundings() {}

    /** The load of the machine over the last minute. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    static String text(Lineup lineup, Scale scale, Duration took, String loadBefore) throws IOException {
        String versions = lineup.jars().values().stream()
                .flatMap(List::stream)
                .map(jar -> jar.getFileName().toString().replaceFirst("\\.jar$", ""))
                .filter(name -> Stream.of(
                                "openrouter-client",
                                "okhttp-jvm",
                                "jackson-databind-3",
                                "openai-java-4",
                                "langchain4j-open-ai")
                        .anyMatch(name::startsWith))
                .distinct()
                .collect(Collectors.joining(", "));
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ", "
                + (scale == Scale.SHORT ? "a short run of " : "a full run of ")
                + scale.rounds() + " rounds in " + took.toMinutes() + " minutes " + took.toSecondsPart()
                + " seconds. Machine: "
                + Runtime.getRuntime().availableProcessors() + " cores (" + processor() + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", load " + loadBefore
                + " before and "
                + load() + " after the run. JDK " + Runtime.version() + ". " + versions + "." + missing(lineup, scale)
                + "\n";
    }

    private static String missing(Lineup lineup, Scale scale) {
        StringBuilder missing = new StringBuilder();
        if (lineup.jdk17().isEmpty()) {
            missing.append(" Without JDK 17, of which none was found (JDK17_HOME may name one).");
        }
        if (lineup.jdk25().isEmpty()) {
            missing.append(" Without JDK 25, of which none was found (JDK25_HOME may name one).");
        }
        if (scale == Scale.FULL && !lineup.jars().containsKey(Kind.SDK)) {
            missing.append(" Without ").append(Kind.SDK.label()).append(", because there is no node or no npm here.");
        }
        return missing.toString();
    }

    private static String processor() throws IOException {
        return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("[^:]*: *", ""))
                .findFirst()
                .orElse("of a kind the system does not tell");
    }

    /** Replaces the figures of a document and leaves what is written around them. */
    static void write(Path document, String figures) throws IOException {
        String old = Files.readString(document);
        int begin = old.indexOf(BEGIN);
        int end = old.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(document + " has no place for the figures, between the lines " + BEGIN.strip()
                    + " and " + END.strip());
        }
        Files.writeString(document, old.substring(0, begin) + BEGIN + figures + old.substring(end));
    }
}

package io.airsprotocols.openrouter.benchmarks.codec;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the client is known to allocate, in bytes: a figure for each path, and for each JDK that was recorded. */
final class AllocationRecord {

    /** Two runs of one build differ by less than a hundredth; what is more than this was done by a change. */
    static final double MOST = 1.08;

    /** A gain that is not recorded would leave room for losing it again unnoticed. */
    static final double LEAST = 0.8;

    static final String HOW =
            "./mvnw -pl openrouter-benchmarks -am test -Dtest=AllocationTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dallocation.record";

    private static final String HEAD = """
            # Bytes that the client allocates, per call and per token of a stream. Written by
            #   %s
            # with the JDK that stands here. Other JDKs are held to the nearest one, so that each needs a line only if it
            # differs. The commit that changes a figure says what made the difference.
            """.formatted(HOW);

    private final Path file;
    private final Map<String, NavigableMap<Integer, Long>> figures = new TreeMap<>();

    private AllocationRecord(Path file) {
        this.file = file;
    }

    static AllocationRecord read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        AllocationRecord read = new AllocationRecord(file);
        for (String name : lines.stringPropertyNames()) {
            String[] parts = name.split("\\.jdk", 2);
            read.put(parts[0], Integer.parseInt(parts[1]), Long.parseLong(lines.getProperty(name)));
        }
        return read;
    }

    private void put(String path, int jdk, long bytes) {
        figures.computeIfAbsent(path, unused -> new TreeMap<>()).put(jdk, bytes);
    }

    /** Takes a figure in and writes the file. */
    void keep(String path, int jdk, double measured) throws IOException {
        put(path, jdk, Math.round(measured));
        Files.writeString(
                file,
                figures.entrySet().stream()
                        .flatMap(each -> each.getValue().entrySet().stream()
                                .map(figure -> each.getKey() + ".jdk" + figure.getKey() + "=" + figure.getValue()))
                        .collect(Collectors.joining("\n", HEAD, "\n")));
    }

    /** What is to be said of a measurement, or null if it is what the record says. */
    @Nullable
    String complaint(String path, int jdk, double measured) {
        NavigableMap<Integer, Long> known = figures.getOrDefault(path, new TreeMap<>());
        if (known.isEmpty()) {
            return "Nothing is recorded for " + path + "; " + measured(path, jdk, measured) + ". Record it: " + HOW;
        }
        // A JDK nobody recorded is most like the one before it.
        Map.Entry<Integer, Long> nearest = known.floorEntry(jdk) == null ? known.firstEntry() : known.floorEntry(jdk);
        double ratio = measured / nearest.getValue();
        String facts = measured(path, jdk, measured)
                + ", %,d are recorded with JDK %d: %.2f times as much"
                        .formatted(nearest.getValue(), nearest.getKey(), ratio);
        if (ratio > MOST) {
            return facts + ", and " + MOST
                    + " is the most. Find what allocates more (docs/benchmarks.md, \"Codec paths\","
                    + " tells how); if it is worth that, record the new figure and say why in the commit: " + HOW;
        }
        if (ratio < LEAST) {
            return facts
                    + ". That is a gain (or the benchmark does not do its work any more); record it, so that it cannot"
                    + " be lost unnoticed: " + HOW;
        }
        return null;
    }

    private static String measured(String path, int jdk, double measured) {
        return "%s allocates %,.0f bytes with JDK %d".formatted(path, measured, jdk);
    }
}

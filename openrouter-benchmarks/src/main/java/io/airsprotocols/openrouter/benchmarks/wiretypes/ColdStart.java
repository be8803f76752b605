package io.airsprotocols.openrouter.benchmarks.wiretypes;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the first answer costs in a fresh JVM, the ways taking turns. {@code none} reads the bytes and leaves it at that;
 * it is what to subtract from the processor time, which is that of the whole process.
 */
public final class ColdStart {

    private static final List<String> WAYS = List.of("none", "records", "views", "codecs");
    private static final double NANOS_PER_MILLI = 1e6;

    private ColdStart() {}

    /**
     * Runs.
     *
     * @param arguments how many times each way, 15 if nothing is said; or, in the JVMs it starts, {@code once} and a way
     * @throws IOException if no JVM can be started
     * @throws InterruptedException if interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 2 && arguments[0].equals("once")) {
            once(arguments[1]);
            return;
        }
        int runs = arguments.length == 0 ? 15 : Integer.parseInt(arguments[0]);
        Map<String, List<double[]>> measured = new LinkedHashMap<>();
        for (int run = 0; run < runs; run++) {
            for (String way : WAYS) {
                measured.computeIfAbsent(way, none -> new ArrayList<>()).add(freshJvm(way));
            }
        }
        System.out.printf("JDK %s, median (least, most) of %d runs%n", System.getProperty("java.version"), runs);
        measured.forEach((way, times) ->
                System.out.printf("%-8s wall ms %s   cpu ms %s%n", way, summary(times, 0), summary(times, 1)));
    }

    private static void once(String way) {
        byte[] bytes = Payload.ANSWER.bytes();
        long start = System.nanoTime();
        String text =
                switch (way) {
                    case "none" -> "-";
                    case "records" -> BoundRecords.readAnswer(bytes).text();
                    case "views" -> TreeViews.readAnswer(bytes).text();
                    case "codecs" -> CodecRecords.readAnswer(bytes).text();
                    default -> throw new IllegalArgumentException("Unknown way " + way + ", one of " + WAYS);
                };
        long wall = System.nanoTime() - start;
        if (text.isEmpty() || !(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            throw new IllegalStateException("Nothing was read, or this JVM does not tell its processor time");
        }
        System.out.println(wall / NANOS_PER_MILLI + " " + system.getProcessCpuTime() / NANOS_PER_MILLI);
    }

    private static double[] freshJvm(String way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        "once",
                        way)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The JVM for " + way + " failed");
        }
        String[] times = said.split(" ", 2);
        return new double[] {Double.parseDouble(times[0]), Double.parseDouble(times[1])};
    }

    private static String summary(List<double[]> times, int column) {
        List<Double> sorted = new ArrayList<>();
        for (double[] each : times) {
            sorted.add(each[column]);
        }
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f, %.0f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}

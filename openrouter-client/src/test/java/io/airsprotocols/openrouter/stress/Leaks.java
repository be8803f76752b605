package io.airsprotocols.openrouter.stress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What a client must not leave behind: threads and sockets. */
final class Leaks {

    /** Class loading and the test's own reporting open a file now and then. */
    private static final int FILES_OF_OTHERS = 12;

    private final long filesBefore = openFiles();

    /** Takes the measure before a client is made. */
    static Leaks before() {
        return new Leaks();
    }

    /** No thread of a client is left, and as few open sockets as before. */
    void checkNothingLeft() {
        await("threads of a client ended", () -> threads("openrouter-c").isEmpty());
        await("sockets closed", () -> openFiles() <= filesBefore + FILES_OF_OTHERS);
    }

    /** OkHttp keeps its idle threads for all clients of a JVM, and drops them after a minute. */
    static void checkNoThreadOfTransportLeft() {
        await("idle threads of the transport ended", Duration.ofSeconds(90), () -> threads("OkHttp")
                .isEmpty());
    }

    private static void await(String what, BooleanSupplier condition) {
        await(what, Duration.ofSeconds(20), condition);
    }

    private static void await(String what, Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                assertThat(never.await(20, TimeUnit.MILLISECONDS)).isFalse();
            } catch (InterruptedException interrupt) {
                throw new AssertionError("interrupted while waiting until " + what, interrupt);
            }
        }
        assertThat(condition.getAsBoolean())
                .as(what + "; threads: " + threads("") + "; open files: " + openFiles())
                .isTrue();
    }

    private static List<String> threads(String prefix) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}

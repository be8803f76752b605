package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The {@code openrouter} command, answered by its sandbox.
 *
 * @param script how it is started
 * @param jdk that it is to run on
 */
record Command(Path script, Jdk jdk) {

    private static final int BUILT_AFTER_MINUTES = 5;

    /** CPU of the script and of the JVM it becomes, as the shell adds it up. */
    private static final String TIMED = "TIMEFORMAT='%3U %3S'; time \"$@\" 2>&1 >/dev/null";

    /** Lets the script build the command and make its archive, which it does once. */
    void prepare() throws IOException, InterruptedException {
        cpuMillis("");
    }

    double cpuWithArchive() throws IOException, InterruptedException {
        return cpuMillis("");
    }

    /** The last archive that is named counts, and that of the JDK alone is what a command without its own would have. */
    double cpuWithout() throws IOException, InterruptedException {
        return cpuMillis("-XX:SharedArchiveFile=" + jdk.archive());
    }

    private double cpuMillis(String options) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("bash", "-c", TIMED, "bash", script.toString(), "chat", "Hello?");
        Map<String, String> environment = command.environment();
        environment.keySet().removeIf(name -> name.startsWith("OPENROUTER_"));
        environment.put("JAVA_HOME", jdk.home().toString());
        environment.put("OPENROUTER_JAVA_OPTIONS", options);
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        if (!process.waitFor(BUILT_AFTER_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("openrouter chat failed: " + said);
        }
        String[] seconds = said.substring(said.lastIndexOf('\n') + 1).split(" ", 2);
        return 1e3 * (Double.parseDouble(seconds[0]) + Double.parseDouble(seconds[1]));
    }
}

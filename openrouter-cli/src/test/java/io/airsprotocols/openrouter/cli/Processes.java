package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs the command, or another program, as a process of its own. */
final class Processes {

    private static final long PATIENCE_SECONDS = 60;

    private Processes() {}

    /** The command with options of the JVM; its stderr goes to a file. */
    static ProcessBuilder command(Path err, List<String> jvmOptions, String... args) throws Exception {
        List<String> words = new ArrayList<>(defaultSignals());
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(jvmOptions);
        words.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        words.add(Main.class.getName());
        words.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(words).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENROUTER_") || name.startsWith("JAVA_"));
        return builder;
    }

    static ProcessBuilder asking(Sandbox sandbox, ProcessBuilder builder) {
        builder.environment()
                .putAll(Map.of(
                        "OPENROUTER_API_KEY", sandbox.apiKey(),
                        "OPENROUTER_BASE_URL", sandbox.baseUrl().toString()));
        return builder;
    }

    /** A build in the background of a shell ignores SIGINT, and its children would inherit that. */
    static List<String> defaultSignals() throws Exception {
        List<String> env = List.of("env", "--default-signal=INT");
        List<String> probe = new ArrayList<>(env);
        probe.add("true");
        Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0 ? env : List.of();
    }

    static String out(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static void await(String what, Callable<Boolean> holds) throws Exception {
        long begun = System.nanoTime();
        while (!holds.call()) {
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new AssertionError("Not within " + PATIENCE_SECONDS + " s: " + what);
            }
            Thread.onSpinWait();
        }
    }

    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The process did not end within " + PATIENCE_SECONDS + " s");
        }
        return process.exitValue();
    }

    static void signal(Process process, String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }
}

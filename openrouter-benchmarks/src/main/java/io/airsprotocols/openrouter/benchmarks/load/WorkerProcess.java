package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that is told what to do by a line on its stdin and answers by a line for each figure and {@link #DONE}. Between
 * two lines it has nothing to do. A process that fails or takes too long is killed.
 */
final class WorkerProcess implements AutoCloseable {

    /** Ends an answer. */
    static final String DONE = "done";

    private final Process process;
    private final BufferedReader said;
    private final Writer asked;

    private WorkerProcess(Process process) {
        this.process = process;
        said = process.inputReader(StandardCharsets.UTF_8);
        asked = process.outputWriter(StandardCharsets.UTF_8);
    }

    static WorkerProcess start(List<String> command, Path errors) throws IOException {
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start());
    }

    /**
     * Asks for a turn and gives its figures.
     *
     * @param task its name, or {@link Worker#WARM}
     * @param time of measuring, or of CPU to get warm with
     * @param most after which it is given up
     */
    Map<Figure, Double> ask(String task, Duration time, Duration most) throws IOException, InterruptedException {
        asked.write(task + " " + time.toMillis() + "\n");
        asked.flush();
        return answer(most);
    }

    /** The figures of a process that was told by its arguments what to do. */
    Map<Figure, Double> answer(Duration most) throws IOException, InterruptedException {
        CompletableFuture<Map<Figure, Double>> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(answer), "bench-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            return answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            process.destroyForcibly();
            throw new IOException("it took longer than " + most.toSeconds() + " s and was killed", late);
        } catch (ExecutionException failure) {
            process.destroyForcibly();
            throw new IOException(failure.getCause());
        }
    }

    private void read(CompletableFuture<Map<Figure, Double>> answer) {
        try {
            Map<Figure, Double> figures = new EnumMap<>(Figure.class);
            for (String line = said.readLine(); !DONE.equals(line); line = said.readLine()) {
                if (line == null) {
                    throw new IOException("the process ended by itself");
                }
                String[] words = line.split(" ", 2);
                figures.put(Figure.valueOf(words[0]), Double.parseDouble(words[1]));
            }
            answer.complete(figures);
        } catch (IOException | RuntimeException failure) {
            answer.completeExceptionally(failure);
        }
    }

    /** Waits until it ended by itself, with whatever it still has to do. */
    void end(Duration most) throws IOException, InterruptedException {
        if (!process.waitFor(most.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IOException("it did not end within " + most.toSeconds() + " s and was killed");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

package io.airsprotocols.openrouter.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All that runs besides {@link Bench}: the origins, the warm processes, and those that are started for one turn. */
final class Processes implements Closeable {

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);

    private final Lineup lineup;
    private final Path target;
    private final Path errors;
    private final Certificate certificate;
    private final OriginProcess origin;
    private final OriginProcess secure;
    private final Map<Kind, WorkerProcess> warm = new EnumMap<>(Kind.class);
    private final Map<Kind, Path> archives = new EnumMap<>(Kind.class);

    private boolean prepared;

    private Processes(Lineup lineup, Path target, Path errors, Certificate certificate) throws IOException {
        this.lineup = lineup;
        this.target = target;
        this.errors = errors;
        this.certificate = certificate;
        origin = OriginProcess.start(lineup.java(Kind.FLOOR, List.of(), Origin.class), errors);
        secure = OriginProcess.start(
                lineup.secureOrigin(SecureOrigin.class, certificate.folder().toString()), errors);
    }

    static Processes start(Lineup lineup, Path target, Path errors)
            throws IOException, GeneralSecurityException, InterruptedException {
        return new Processes(lineup, target, errors, Certificate.make(target.resolve("tls")));
    }

    /** The process of a contestant that stays, warmed if it is new. */
    WorkerProcess warm(Kind kind, Duration cpu) throws IOException, InterruptedException {
        WorkerProcess running = warm.get(kind);
        if (running != null) {
            return running;
        }
        long started = System.nanoTime();
        List<String> command = kind == Kind.SDK
                ? lineup.node(origin.address())
                : lineup.java(kind, steady(), Worker.class, addresses(kind));
        WorkerProcess worker = WorkerProcess.start(command, errors);
        warm.put(kind, worker);
        worker.ask(Worker.WARM, cpu, LONGEST_WARM_UP);
        long seconds = Duration.ofNanos(System.nanoTime() - started).toSeconds();
        System.err.println("bench: " + kind + " is warm after " + seconds + " s");
        return worker;
    }

    /**
     * A method waits for its compiled code instead of being interpreted until then, so that a process is warm after a part of
     * the CPU. What runs in the end is the same code. Its heap is there from the start: after each turn it would be given
     * back, and on a virtual machine the pages that the next turn gets for it cost more than the calls.
     */
    private List<String> steady() {
        List<String> options = new ArrayList<>(certificate.trust());
        options.addAll(List.of("-XX:-BackgroundCompilation", "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"));
        return options;
    }

    private String[] addresses(Kind kind) {
        return new String[] {
            kind.name(),
            origin.address().url(),
            Long.toString(origin.address().process()),
            secure.address().url(),
            Long.toString(secure.address().process())
        };
    }

    void end(Kind kind) {
        WorkerProcess worker = warm.remove(kind);
        if (worker != null) {
            worker.close();
        }
    }

    /** A turn of a process that is started for it. */
    Map<Figure, Double> alone(Task task, Kind kind) throws IOException, InterruptedException {
        if (task == Task.COMMAND) {
            Command command = lineup.command();
            if (!prepared) {
                command.prepare();
                prepared = true;
            }
            return Map.of(Figure.COMMAND_PLAIN, command.cpuWithout(), Figure.COMMAND_ARCHIVE, command.cpuWithArchive());
        }
        if (task.cold()) {
            List<String> options = new ArrayList<>();
            if (task.archived()) {
                options.add("-XX:AOTCache=" + archive(kind));
            }
            return cold(task, kind, options);
        }
        List<String> options = new ArrayList<>(task.secure() ? certificate.trust() : List.of());
        if (task == Task.COMPLETE) {
            options.add("-Xmx96m");
        }
        List<String> command = lineup.java(kind, options, Worker.class, addresses(kind));
        try (WorkerProcess process = WorkerProcess.start(command, errors)) {
            return process.ask(task.name(), Duration.ZERO, task.limit());
        }
    }

    private Map<Figure, Double> cold(Task task, Kind kind, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = lineup.java(
                lineup.jdk(task),
                kind,
                options,
                Cold.class,
                kind.name(),
                origin.address().url(),
                task.name(),
                Long.toString(System.currentTimeMillis()));
        try (WorkerProcess process = WorkerProcess.start(command, errors)) {
            Map<Figure, Double> figures = process.answer(task.limit());
            process.end(task.limit());
            return figures;
        }
    }

    /** What the JDK keeps of a run like the one that is measured. */
    private Path archive(Kind kind) throws IOException, InterruptedException {
        Path archive = archives.get(kind);
        if (archive == null) {
            archive = target.resolve(kind + ".aot");
            Files.deleteIfExists(archive);
            cold(Task.COLD_25_ARCHIVE, kind, List.of("-XX:AOTCacheOutput=" + archive));
            if (!Files.exists(archive)) {
                throw new IOException("the JDK made no archive");
            }
            archives.put(kind, archive);
        }
        return archive;
    }

    @Override
    public void close() {
        warm.values().forEach(WorkerProcess::close);
        origin.close();
        secure.close();
    }
}

package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An installed JDK.
 *
 * @param home its folder
 */
record Jdk(Path home) {

    private static final Path USUAL = Path.of("/usr/lib/jvm");

    static Jdk ofThisRun() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** The one that runs this, the one that {@code JDK17_HOME} or {@code JDK25_HOME} names, or one in the usual place. */
    static Optional<Jdk> find(int release) throws IOException {
        List<Path> homes = new ArrayList<>(List.of(ofThisRun().home));
        String named = System.getenv("JDK" + release + "_HOME");
        if (named != null) {
            homes.add(Path.of(named));
        }
        if (Files.isDirectory(USUAL)) {
            try (Stream<Path> there = Files.list(USUAL)) {
                there.sorted().forEach(homes::add);
            }
        }
        for (Path home : homes) {
            if (isOf(home, release)) {
                return Optional.of(new Jdk(home));
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Path home, int release) throws IOException {
        Path about = home.resolve("release");
        if (!Files.isRegularFile(about) || !Files.isExecutable(home.resolve("bin/javac"))) {
            return false;
        }
        return Files.readAllLines(about).stream()
                .anyMatch(line -> line.matches("JAVA_VERSION=\"" + release + "([^0-9].*|\")"));
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    /** Classes of the JDK alone, as it comes with it. */
    Path archive() {
        return home.resolve("lib/server/classes.jsa");
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks that the client with everything it needs at run time stays small.
 *
 * <pre>java build/RuntimeSize.java JAR DIRECTORY_OF_ITS_JARS MOST_JARS MOST_BYTES</pre>
 */
final class RuntimeSize {

    public static void main(String[] args) throws IOException {
        int mostJars = Integer.parseInt(args[2]);
        long mostBytes = Long.parseLong(args[3]);
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(args[1]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().collect(Collectors.toList());
        }
        jars.add(0, Path.of(args[0]));
        long bytes = 0;
        for (Path jar : jars) {
            bytes += Files.size(jar);
        }
        System.out.printf("run time: %d of %d jars, %,d of %,d bytes%n", jars.size(), mostJars, bytes, mostBytes);
        if (jars.size() < 2 || jars.size() > mostJars || bytes > mostBytes) {
            for (Path jar : jars) {
                System.err.printf("%,12d  %s%n", Files.size(jar), jar.getFileName());
            }
            System.exit(1);
        }
    }
}

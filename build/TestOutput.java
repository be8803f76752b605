import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what the tests left behind: that none was skipped, and that nothing they printed holds an API key, though their log
 * is at TRACE. All keys in tests have OpenRouter's form, so that a search for it is a proof.
 *
 * <pre>java build/TestOutput.java REPORTS_DIRECTORY any|traced</pre>
 */
final class TestOutput {

    private static final Pattern SKIPPED = Pattern.compile("<skipped\\b");

    /** What a test counted, for who reads the build. */
    private static final String COVERAGE = "chat coverage: ";

    private static final Pattern KEY = Pattern.compile("sk-or-v1-[0-9a-f]{16,}");

    public static void main(String[] args) throws IOException {
        Path reports = Path.of(args[0]);
        if (!Files.isDirectory(reports)) {
            System.out.println("no test output to check");
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(reports)) {
            files = all.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
        }
        long bytes = 0;
        int found = 0;
        int skipped = 0;
        boolean traced = false;
        for (Path file : files) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            bytes += text.length();
            traced |= text.contains("TRACE io.airsprotocols");
            Matcher keys = KEY.matcher(text);
            if (file.getFileName().toString().endsWith("-output.txt")) {
                text.lines().filter(line -> line.startsWith(COVERAGE)).forEach(System.out::println);
            }
            if (file.getFileName().toString().endsWith(".xml") && SKIPPED.matcher(text).find()) {
                skipped++;
                System.err.println(file + ": a test was skipped; make it run, or delete it");
            }
            while (keys.find()) {
                found++;
                System.err.println(file + ": a key at offset " + keys.start());
            }
        }
        System.out.printf(
                "test output: %,d bytes in %d files, %d with skipped tests, %d API keys%n",
                bytes, files.size(), skipped, found);
        if (found > 0 || skipped > 0) {
            System.exit(1);
        }
        if (args.length > 1 && args[1].equals("traced") && !traced) {
            System.err.println("The tests logged nothing at TRACE, so this search proves nothing");
            System.exit(1);
        }
    }
}

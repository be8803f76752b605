import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the public API of a module as text, or checks that the text in git still says the truth, so that a change of the
 * API shows in review.
 *
 * <pre>java build/ApiText.java check|write CLASSES_DIRECTORY CLASS_PATH API_FILE</pre>
 */
final class ApiText {

    private static final Pattern NAME = Pattern.compile("\\bclass ([\\w.$]+)");

    private static final Pattern LAMBDA = Pattern.compile("^    .*\\b(lambda|access)\\$.*$", Pattern.MULTILINE);

    public static void main(String[] args) throws IOException {
        boolean write = args[0].equals("write");
        Path classes = Path.of(args[1]);
        Path file = Path.of(args[3]);
        String now = text(classes, args[2]);
        if (write) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, now);
            System.out.println("wrote " + file);
            return;
        }
        String kept = Files.exists(file) ? Files.readString(file) : "";
        if (!kept.equals(now)) {
            System.err.println("The public API is not what " + file.getFileName() + " says. If the change is meant, run"
                    + "\n    ./mvnw verify -Dapi=write\nand commit the file. First difference:");
            firstDifference(kept.lines().toList(), now.lines().toList());
            System.exit(1);
        }
    }

    private static void firstDifference(List<String> kept, List<String> now) {
        int i = 0;
        while (i < kept.size() && i < now.size() && kept.get(i).equals(now.get(i))) {
            i++;
        }
        System.err.println("  kept: " + (i < kept.size() ? kept.get(i) : "(end)"));
        System.err.println("  now:  " + (i < now.size() ? now.get(i) : "(end)"));
    }

    private static String text(Path classes, String classPath) throws IOException {
        ModuleDescriptor module = ModuleDescriptor.read(Files.newInputStream(classes.resolve("module-info.class")));
        StringBuilder text = new StringBuilder();
        List<String> packages = module.exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .sorted()
                .toList();
        for (String each : packages) {
            text.append("package ").append(each).append("\n\n");
            List<String> types = new ArrayList<>();
            for (Path type : types(classes.resolve(each.replace('.', '/')))) {
                types.add(javap(type, classPath));
            }
            types.stream().filter(type -> isSeen(type, types)).forEach(type -> text.append(type)
                    .append('\n'));
        }
        return text.toString();
    }

    /** Users see what is public, and through it the public methods of a class it extends. */
    private static boolean isSeen(String type, List<String> types) {
        if (type.startsWith("public ") || type.startsWith("protected ")) {
            return true;
        }
        Matcher name = NAME.matcher(type);
        return name.find()
                && types.stream()
                        .anyMatch(other -> head(other).contains(" extends " + name.group(1) + " ") && isSeen(other, types));
    }

    private static String head(String type) {
        return type.substring(0, type.indexOf('{') + 1);
    }

    private static List<Path> types(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static String javap(Path type, String classPath) {
        StringWriter out = new StringWriter();
        ToolProvider.findFirst("javap")
                .orElseThrow(() -> new IllegalStateException("This JDK has no javap"))
                .run(new PrintWriter(out), new PrintWriter(System.err), "-protected", "-cp", classPath, type.toString());
        String shown = new String(out.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return LAMBDA.matcher(shown.replaceFirst("Compiled from .*\\R", "")).replaceAll("").replaceAll("(?m)^\\s*\\R", "")
                + "\n";
    }
}

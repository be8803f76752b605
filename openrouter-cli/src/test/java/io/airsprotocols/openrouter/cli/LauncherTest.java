package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher itself, in a project whose build only puts a jar in place. */
class LauncherTest {

    private static final String BUILT =
            "mkdir -p openrouter-cli/target/lib && cp built.jar openrouter-cli/target/openrouter-cli.jar";

    @TempDir
    private Path directory;

    private Path project;
    private Path launcher;
    private Path builds;

    @BeforeEach
    void lay_out_a_project_with_a_blank_in_its_path() throws Exception {
        project = Files.createDirectories(directory.resolve("a project"));
        builds = project.resolve("builds");
        for (String module : List.of("client", "sandbox", "cli")) {
            Path home = project.resolve("openrouter-" + module);
            Files.createDirectories(home.resolve("src/main"));
            Files.createFile(home.resolve("pom.xml"));
        }
        Files.createFile(project.resolve("pom.xml"));
        launcher = executable("openrouter", Files.readString(Path.of(System.getProperty("launcher"))));
        jarThatSaysHowItWasStarted(project.resolve("built.jar"));
        build(BUILT);
        // What is younger than the build asks for another one.
        Instant before = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> all = Files.walk(project)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.from(before));
            }
        }
    }

    @Test
    void it_runs_from_anywhere_and_through_a_link_and_builds_once() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("or"), launcher);

        Launch first = launch(link, "chat", "two  blanks", "and ü", "*");
        Launch second = launch(link, "chat");

        assertThat(first.out()).startsWith("chat|two  blanks|and ü|*\n").contains("terminals=\n");
        assertThat(first.err()).startsWith("openrouter: building the command");
        assertThat(second.out()).startsWith("chat\n");
        assertThat(second.err()).isEmpty();
        assertThat(Files.readAllLines(builds)).hasSize(1);
    }

    @Test
    void it_keeps_an_archive_of_classes_for_later_starts() throws Exception {
        launch(launcher, "chat");

        try (Stream<Path> files = Files.list(project.resolve("openrouter-cli/target"))) {
            assertThat(files.filter(each -> each.toString().endsWith(".jsa")))
                    .singleElement()
                    .satisfies(archive -> assertThat(Files.size(archive)).isPositive());
        }
    }

    @Test
    void two_first_starts_at_once_share_one_build() throws Exception {
        Process one = process(launcher, directory.resolve("err1"), "--version").start();
        Process two = process(launcher, directory.resolve("err2"), "--version").start();

        assertThat(Processes.out(one)).startsWith("--version\n");
        assertThat(Processes.out(two)).startsWith("--version\n");
        assertThat(Processes.end(one) + Processes.end(two)).isZero();
        assertThat(Files.readAllLines(builds)).hasSize(1);
        assertThat(project.resolve("openrouter-cli/target/launcher.lock")).doesNotExist();
    }

    @Test
    void a_lock_whose_owner_is_gone_does_not_hold_it_up() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path target = Files.createDirectories(project.resolve("openrouter-cli/target"));
        Files.createSymbolicLink(target.resolve("launcher.lock"), Path.of(Long.toString(gone.pid())));

        assertThat(launch(launcher, "--version").code()).isZero();
    }

    @Test
    void a_younger_source_is_built() throws Exception {
        launch(launcher, "--version");
        Files.createFile(project.resolve("openrouter-client/src/main/Younger.java"));
        Files.setLastModifiedTime(
                project.resolve("openrouter-client/src/main/Younger.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(launch(launcher, "--version").err()).contains("building");
        assertThat(Files.readAllLines(builds)).hasSize(2);
    }

    @Test
    void a_build_that_fails_shows_why_and_is_tried_again() throws Exception {
        build("echo '[ERROR] Main.java:[7,1] not a statement'; exit 1");

        Launch failed = launch(launcher, "--version");

        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err())
                .contains("[ERROR] Main.java:[7,1] not a statement")
                .contains("the build failed");
        assertThat(launch(launcher, "--version").code()).isEqualTo(1);
        assertThat(Files.readAllLines(builds)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_ends_the_build_at_once_and_the_next_start_builds(String signal, int code) throws Exception {
        Path began = project.resolve("began");
        // As Maven's own script while it downloads Maven: it obeys a signal once what it started has ended.
        build("trap 'exit 1' INT TERM; mkfifo wait; sh -c 'echo $PPID > beginning; mv beginning began; exec cat wait'");
        List<String> words = new ArrayList<>(Processes.defaultSignals());
        words.addAll(List.of(launcher.toString(), "--version"));
        Process process = process(words, directory.resolve("err")).start();
        Processes.await("the build began", () -> Files.exists(began));
        ProcessHandle maven = ProcessHandle.of(
                        Long.parseLong(Files.readString(began).strip()))
                .orElseThrow();

        Processes.signal(process, signal);

        assertThat(Processes.end(process)).isEqualTo(code);
        assertThat(maven.isAlive()).isFalse();
        build(BUILT);
        assertThat(launch(launcher, "--version").out()).startsWith("--version\n");
    }

    @Test
    void a_disk_that_is_full_is_told_of() throws Exception {
        // What is longer than the limit is refused by the system as if there were no room.
        List<String> words =
                List.of("bash", "-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" --version 2>&1", launcher.toString());
        Process process = process(words, directory.resolve("err")).start();

        assertThat(Processes.end(process)).isEqualTo(1);
        assertThat(Processes.out(process)).contains("openrouter: cannot write to ");
        assertThat(project.resolve("openrouter-cli/target/launcher.lock")).doesNotExist();
    }

    @Test
    void an_environment_without_a_home_or_a_java_is_no_riddle() throws Exception {
        Path path = Files.createDirectory(directory.resolve("path"));
        Path bash = Path.of(Processes.out(new ProcessBuilder("bash", "-c", "type -P bash").start())
                .strip());
        Files.createSymbolicLink(path.resolve("bash"), bash);
        Path err = directory.resolve("err");
        ProcessBuilder builder = process(launcher, err, "--version");
        builder.environment().keySet().removeAll(List.of("HOME", "JAVA_HOME"));
        builder.environment().put("PATH", path.toString());
        Files.createDirectories(project.resolve("openrouter-cli/target"));

        Processes.end(builder.start());

        assertThat(Files.readString(err)).doesNotContain("unbound variable");
    }

    @Test
    void a_java_home_that_is_too_old_is_passed_over() throws Exception {
        Path old = Files.createDirectories(directory.resolve("jdk-11/bin")).getParent();
        executable(old.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        executable(old.resolve("bin/javac"), "#!/bin/sh\nexit 9\n");
        Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"None\"\nJAVA_VERSION=\"11.0.2\"\n");
        Path err = directory.resolve("err");
        ProcessBuilder builder = process(launcher, err, "--version");
        builder.environment().put("JAVA_HOME", old.toString());
        Process process = builder.start();

        assertThat(Processes.out(process)).startsWith("--version\n");
        assertThat(Processes.end(process)).isZero();
    }

    @Test
    void a_java_home_is_relative_to_where_the_user_is() throws Exception {
        build("[ -x \"$JAVA_HOME/bin/java\" ] && " + BUILT);
        Path home = Path.of(System.getProperty("java.home"));
        ProcessBuilder builder = process(launcher, directory.resolve("err"), "--version");
        builder.environment().put("JAVA_HOME", home.getRoot().relativize(home).toString());
        Process process = builder.start();

        assertThat(Processes.out(process)).startsWith("--version\n");
        assertThat(Processes.end(process)).isZero();
    }

    @Test
    void a_stream_that_is_closed_is_not_given_to_another_file() throws Exception {
        launch(launcher, "--version");
        Process process = new ProcessBuilder("bash", "-c", "\"$0\" stdin <&-", launcher.toString()).start();

        assertThat(Processes.out(process)).contains("stdin=0\n");
        assertThat(Processes.end(process)).isZero();
    }

    @Test
    void options_of_the_jvm_are_passed_on() throws Exception {
        ProcessBuilder builder = process(launcher, directory.resolve("err"), "--version");
        builder.environment().put("OPENROUTER_JAVA_OPTIONS", "-Dother=1 -Doption=2");
        Process process = builder.start();

        assertThat(Processes.out(process)).contains("option=2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "POSIX", "C.UTF-8", "xx_YY.UTF-8", "xx_YY.ISO-8859-1"})
    void letters_survive_a_locale_that_is_not_installed(String locale) throws Exception {
        ProcessBuilder builder = process(launcher, directory.resolve("err"), "grüß 🙂");
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_"));
        builder.environment().put("LANG", locale);
        Process process = builder.start();

        assertThat(Processes.out(process)).startsWith("grüß 🙂\n");
    }

    private record Launch(int code, String out, String err) {}

    private Launch launch(Path program, String... args) throws Exception {
        Path err = directory.resolve("err");
        Process process = process(program, err, args).start();
        String out = Processes.out(process);
        return new Launch(Processes.end(process), out, Files.readString(err));
    }

    private ProcessBuilder process(Path program, Path err, String... args) throws Exception {
        return process(
                Stream.concat(Stream.of(program.toString()), Stream.of(args)).toList(), err);
    }

    private static ProcessBuilder process(List<String> words, Path err) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(Path.of("/").toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENROUTER_") || name.startsWith("JAVA_TOOL"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private void build(String script) throws Exception {
        executable("mvnw", "#!/bin/sh\necho built >> builds\n" + script + "\n");
    }

    private Path executable(String name, String text) throws Exception {
        return executable(project.resolve(name), text);
    }

    private static Path executable(Path file, String text) throws Exception {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    /** A command that says how it was started. */
    private void jarThatSaysHowItWasStarted(Path jar) throws Exception {
        String name = Main.class.getName();
        Path source = Files.writeString(directory.resolve("Main.java"), """
                package io.airsprotocols.openrouter.cli;
                public class Main {
                    public static void main(String[] words) throws Exception {
                        System.out.println(String.join("|", words));
                        System.out.println("terminals=" + System.getProperty("openrouter.terminals"));
                        System.out.println("option=" + System.getProperty("option"));
                        if (words.length > 0 && words[0].equals("stdin")) {
                            System.out.println("stdin=" + System.in.readAllBytes().length);
                        }
                    }
                }
                """);
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-d", directory.toString(), source.toString());
        assertThat(compiled).isZero();
        String file = name.replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(file));
            Files.copy(directory.resolve(file), out);
            out.closeEntry();
        }
    }
}

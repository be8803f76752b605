package io.airsprotocols.openrouter.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and runs the one that was asked for. */
final class CommandTree {

    private static final int WIDTH = 100;
    private static final int MOST_PLACES = 100;

    /** In the order in which the help lists them. */
    private static final Map<String, Function<Surroundings, Object>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("chat", ChatCommand::new);
        COMMANDS.put("models", ModelsCommand::new);
        COMMANDS.put("key", KeyCommand::new);
        COMMANDS.put("credits", CreditsCommand::new);
        COMMANDS.put("sandbox", SandboxCommand::new);
        COMMANDS.put("completion", CompletionCommand::new);
    }

    private CommandTree() {}

    /**
     * Runs a command line.
     *
     * @param around what is around the command
     * @param words its words
     * @return the exit code
     */
    static int run(Surroundings around, String... words) {
        String[] args = helpAsOption(words);
        RootCommand root = new RootCommand();
        CommandLine commands = of(root, around, args);
        Failures failures = new Failures(around, root);
        commands.setParameterExceptionHandler((wrong, unused) -> misused(around.terminal(), wrong));
        commands.setExecutionExceptionHandler(
                (failure, command, parsed) -> failures.report(failure, command.getCommandName()));
        commands.setExecutionStrategy(parsed -> {
            startLog(root, around);
            try {
                return new CommandLine.RunLast().execute(parsed);
            } catch (ReaderGoneException | UncheckedIOException unwritten) {
                // Of help: what a command throws goes to its handler, and this picocli would print as a stack trace.
                return failures.report(unwritten, commands.getCommandName());
            }
        });
        return commands.execute(args);
    }

    /** {@code help chat} is {@code chat --help}; picocli's own command does not go with an option that all commands inherit. */
    private static String[] helpAsOption(String... words) {
        if (words.length == 0 || !words[0].equals("help")) {
            return words;
        }
        List<String> args = new ArrayList<>(List.of(words).subList(1, words.length));
        if (args.isEmpty() || COMMANDS.containsKey(args.get(0))) {
            args.add("--help"); // With a word that is no command, picocli would not say so any more.
        }
        return args.toArray(String[]::new);
    }

    /**
     * The commands, ready to run or to be described. If the first word is the name of one, the others are left out: nothing can
     * reach them, and for picocli to read all of their options would take a tenth of the time that a question takes.
     */
    static CommandLine of(RootCommand root, Surroundings around, String... args) {
        CommandLine commands = new CommandLine(root);
        boolean named = args.length > 0 && COMMANDS.containsKey(args[0]);
        COMMANDS.forEach((name, command) -> {
            if (!named || name.equals(args[0])) {
                commands.addSubcommand(name, command.apply(around));
            }
        });
        Terminal terminal = around.terminal();
        boolean coloured = terminal.kind().out() && terminal.kind().decorated();
        commands.setColorScheme(Help.defaultColorScheme(coloured ? Help.Ansi.ON : Help.Ansi.OFF));
        commands.setOut(new PrintWriter(new Stdout(terminal), true));
        commands.setUsageHelpWidth(WIDTH);
        commands.setUsageHelpAutoWidth(terminal.kind().out());
        commands.setAbbreviatedOptionsAllowed(false);
        commands.registerConverter(BigDecimal.class, CommandTree::decimal);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(ExitCode.meanings());
        return commands;
    }

    /** A few letters such as 1e999999999 would fill the memory once they are written out. */
    private static BigDecimal decimal(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MOST_PLACES) {
            throw new TypeConversionException("too many places");
        }
        return number;
    }

    private static void startLog(RootCommand root, Surroundings around) {
        try {
            Logging.start(root, around);
        } catch (MisuseException refused) {
            throw new ParameterException(new CommandLine(root), String.valueOf(refused.getMessage()));
        }
    }

    private static int misused(Terminal terminal, ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        terminal.error(Sentence.of(message(wrong)) + " See: " + name + " --help");
        return ExitCode.USAGE.number();
    }

    private static String message(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unknown)) {
            String kind = wrong.getValue() == null ? null : kind(wrong.getArgSpec());
            return kind == null
                    ? String.valueOf(wrong.getMessage())
                    : name(wrong.getArgSpec()) + " " + kind + ", was \"" + wrong.getValue() + "\"";
        }
        String word = unknown.getUnmatched().get(0);
        String text = unknown.isUnknownOption()
                ? "Unknown option: " + word
                : "Unknown command or word: " + (word.isBlank() ? "\"" + word + "\"" : word);
        if (!unknown.getSuggestions().isEmpty()) {
            text += ". Did you mean " + String.join(" or ", unknown.getSuggestions()) + "?";
        } else if (unknown.isUnknownOption()) {
            text += ". Put -- before words that begin with - but are no options";
        }
        return text;
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    /** What a value has to be, in other words than those of Java, or null if that is not known. */
    private static @Nullable String kind(@Nullable ArgSpec arg) {
        Class<?> type = arg == null ? Object.class : arg.auxiliaryTypes()[0];
        if (type == Integer.class || type == Long.class) {
            return "must be a whole number that is not too large";
        } else if (type == Double.class) {
            return "must be a number";
        } else if (type == BigDecimal.class) {
            return "must be a number that is not too large";
        } else if (type == Path.class) {
            return "must be a path, spelled in the encoding of the locale (LC_ALL=C.UTF-8 for UTF-8)";
        } else if (type == boolean.class) {
            return "takes no value";
        } else if (type.isEnum()) {
            return "must be one of "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
        }
        return null;
    }

    /** Lets picocli print its help where everything else goes. */
    private static final class Stdout extends Writer {
        private final Terminal terminal;
        private final StringBuilder pending = new StringBuilder();

        Stdout(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void write(char[] text, int from, int length) {
            pending.append(text, from, length);
        }

        @Override
        public void flush() {
            String text = pending.toString();
            pending.setLength(0);
            terminal.printStyled(text);
        }

        @Override
        public void close() {
            flush();
        }
    }
}

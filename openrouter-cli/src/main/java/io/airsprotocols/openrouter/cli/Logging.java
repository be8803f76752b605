package io.airsprotocols.openrouter.cli;

import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Turns the log on or off. It stands on stderr, beside what the command says itself, so it is off unless asked for. */
final class Logging {

    private static final List<String> LEVELS = List.of("off", "error", "warn", "info", "debug", "trace");

    private Logging() {}

    /** To be called before the first logger is made: it reads its settings then, once. */
    static void start(RootCommand root, Surroundings around) {
        String asked = around.variable("OPENROUTER_LOG");
        String level =
                asked == null ? root.verbose() ? "debug" : "off" : asked.strip().toLowerCase(Locale.ROOT);
        if (!LEVELS.contains(level)) {
            throw new MisuseException(
                    "OPENROUTER_LOG must be one of " + String.join(", ", LEVELS) + ", was \"" + asked + "\"");
        }
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", level);
        if (!level.equals("off")) {
            System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
            System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS");
            System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
        }
        // The sandbox's HTTP server speaks through java.util.logging, whose default is to speak.
        Logger.getLogger("").setLevel(Level.OFF);
    }
}

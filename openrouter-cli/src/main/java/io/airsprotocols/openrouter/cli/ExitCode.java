package io.airsprotocols.openrouter.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What the command's exit code tells. Scripts rely on these numbers: they are not changed, only added to. */
enum ExitCode {
    OK(0, "it worked"),
    OTHER(1, "another failure than those below"),
    USAGE(2, "wrong usage: an option, a value, an environment variable"),
    KEY(3, "the key is missing, wrong or may not do this"),
    CREDITS(4, "no credits left, or the key's limit is reached"),
    RATE_LIMIT(5, "a rate limit was reached"),
    REFUSED(6, "the request was refused: no such model, too long, not valid"),
    MODERATION(7, "the content was refused by moderation or a guardrail"),
    TIMEOUT(8, "the time ran out"),
    NETWORK(9, "the network failed"),
    PROVIDER(10, "the provider or OpenRouter failed, or its answer could not be read or does not fit --schema"),
    BROKEN_OFF(11, "the answer broke off after it had begun; what came was printed"),
    /** What the JVM itself exits with after SIGINT. */
    INTERRUPTED(130, "stopped by Ctrl-C"),
    /** What a program has that SIGPIPE ends. */
    READER_GONE(141, "the reader of stdout went away");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    int number() {
        return number;
    }

    /** All of them, for the help text. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        Stream.of(values()).forEach(code -> meanings.put(Integer.toString(code.number), code.meaning));
        return meanings;
    }
}

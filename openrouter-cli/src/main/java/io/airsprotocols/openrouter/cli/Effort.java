package io.airsprotocols.openrouter.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes the word after {@code --reasoning} for an effort only if it is one: what follows may be the question. */
final class Effort implements IParameterPreprocessor {

    static final List<String> KNOWN = List.of("max", "xhigh", "high", "medium", "low", "minimal", "none");
    static final String USUAL = "medium";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own type
    public boolean preprocess(Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        boolean attached = info.get("separator") instanceof String separator && !separator.isBlank();
        if (!attached && (words.isEmpty() || !KNOWN.contains(words.peek()))) {
            words.push(USUAL);
        }
        return false;
    }
}

package io.airsprotocols.openrouter.benchmarks.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param scale how much
 * @param kinds who takes part
 * @param tasks what they do
 */
record Options(Scale scale, Set<Kind> kinds, Set<Task> tasks) {

    /** Reads the words after {@code ./bench}; refuses what it does not know, with what there is. */
    static Options parse(List<String> words) {
        Scale scale = Scale.FULL;
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        Set<Task> tasks = EnumSet.allOf(Task.class);
        for (Iterator<String> each = words.iterator(); each.hasNext(); ) {
            String word = each.next();
            switch (word) {
                case "--short" -> scale = Scale.SHORT;
                case "--only" -> kinds = names(word, each, Kind.class);
                case "--tasks" -> tasks = names(word, each, Task.class);
                default ->
                    throw new IllegalArgumentException(
                            "no option " + word + "; there are --short, --only CONTESTANT,… and --tasks TASK,…");
            }
        }
        return new Options(scale, kinds, tasks);
    }

    private static <E extends Enum<E>> Set<E> names(String option, Iterator<String> words, Class<E> type) {
        String choice = Arrays.toString(type.getEnumConstants());
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs names divided by commas, of " + choice);
        }
        Set<E> names = EnumSet.noneOf(type);
        for (String name : words.next().split(",", -1)) {
            try {
                names.add(Enum.valueOf(type, name));
            } catch (IllegalArgumentException unknown) {
                throw new IllegalArgumentException(option + " knows no \"" + name + "\", only " + choice, unknown);
            }
        }
        return names;
    }

    /** Whether nothing is left out, so that the figures may replace those of the document. */
    boolean whole() {
        return kinds.size() == Kind.values().length && tasks.size() == Task.values().length;
    }
}

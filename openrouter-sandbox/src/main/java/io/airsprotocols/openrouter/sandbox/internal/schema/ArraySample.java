package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Makes arrays. */
final class ArraySample {

    /** An answer with more elements would be no answer any more. */
    private static final int MOST_ITEMS = 5_000;

    private static final int MOST_PLACINGS = 60;

    private final SchemaSample sample;
    private final Facts facts;
    private final String path;
    private final int depth;
    private final List<JsonNode> contained;

    private ArraySample(SchemaSample sample, Facts facts, String path, int depth) {
        this.sample = sample;
        this.facts = facts;
        this.path = path;
        this.depth = depth;
        this.contained = contained(facts);
    }

    /**
     * An array whose elements fit, null if there is none.
     *
     * @param frugal whether to leave out what may be left out
     * @param good whether an array is what is sought; without one that is, any that was made is given
     */
    static @Nullable ArrayNode make(
            SchemaSample sample, Facts facts, String path, int depth, boolean frugal, Predicate<JsonNode> good) {
        return new ArraySample(sample, facts, path, depth).make(frugal, good);
    }

    private @Nullable ArrayNode make(boolean frugal, Predicate<JsonNode> good) {
        int least = facts.atLeast("minItems");
        int most = Math.min(facts.atMost("maxItems"), open());
        if (least > Math.min(most, MOST_ITEMS)) {
            return null;
        }
        ArrayNode made = null;
        for (int size : sizes(least, most, frugal)) {
            for (int placing = 0; placing < placings(size); placing++) {
                ArrayNode array = filled(size, least, placing);
                if (array != null && good.test(array)) {
                    return array;
                }
                made = array == null ? made : array;
            }
        }
        return made;
    }

    /** How many elements there may be before the first that nothing fits. */
    private int open() {
        for (int i = 0; i <= facts.places(); i++) {
            if (facts.item(i).stream().anyMatch(each -> each.isBoolean() && !each.booleanValue())) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    /** The numbers of elements to try. */
    private Set<Integer> sizes(int least, int most, boolean frugal) {
        Set<Integer> sizes = new LinkedHashSet<>();
        int needed = Math.max(least, Math.min(most, contained.size()));
        if (!frugal && depth < SchemaSample.SHALLOW) {
            int all = facts.places() + contained.size();
            int wanted = Math.max(needed, Math.min(most, all));
            sizes.add(wanted == 0 && most > 0 && !facts.item(0).isEmpty() ? 1 : wanted);
        }
        sizes.add(needed);
        if (!contained.isEmpty()) {
            for (int size = Math.max(1, least); size < needed && size - least < 5; size++) {
                sizes.add(size);
            }
        }
        return sizes;
    }

    /** How many ways there are to say where the elements that must be contained stand: at the end, or anywhere. */
    private int placings(int size) {
        if (contained.isEmpty() || size == 0) {
            return 1;
        }
        double anywhere = Math.pow(size, contained.size());
        return 1 + (int) Math.min(MOST_PLACINGS, anywhere);
    }

    private int place(int which, int size, int placing) {
        if (placing == 0) {
            return Math.max(0, size - contained.size() + which);
        }
        int digits = placing - 1;
        for (int i = 0; i < which; i++) {
            digits /= size;
        }
        return digits % size;
    }

    private @Nullable ArrayNode filled(int size, int least, int placing) {
        ArrayNode array = Json.array();
        boolean unique = facts.flag("uniqueItems");
        for (int i = 0; i < size; i++) {
            List<JsonNode> schemas = new ArrayList<>(facts.item(i));
            boolean demanded = false;
            for (int which = 0; which < contained.size(); which++) {
                if (place(which, size, placing) == i) {
                    schemas.add(contained.get(which));
                    demanded = true;
                }
            }
            Predicate<JsonNode> accept = value -> !unique || !Equality.contains(array, value);
            if (!demanded) {
                accept = accept.and(this::isNotTooMuch);
            }
            JsonNode value = sample.make(schemas, path + "/items/" + i, depth + 1, accept);
            if (value == null) {
                // What need not be there may be left out, but nothing after it can stand.
                return array.size() >= least && contained.isEmpty() ? array : null;
            }
            array.add(value);
        }
        return array;
    }

    /** The schemas of {@code contains}, each as often as it must be met. */
    private static List<JsonNode> contained(Facts facts) {
        List<JsonNode> contained = new ArrayList<>();
        for (JsonNode schema : facts.schemas()) {
            if (schema.has("contains")) {
                for (int i = 0;
                        i < Math.min(MOST_ITEMS, schema.path("minContains").asInt(1));
                        i++) {
                    contained.add(schema.get("contains"));
                }
            }
        }
        return contained;
    }

    private boolean isNotTooMuch(JsonNode value) {
        return facts.schemas().stream()
                .filter(schema -> schema.has("contains") && schema.has("maxContains"))
                .noneMatch(schema -> sample.fits(schema.get("contains"), value));
    }
}

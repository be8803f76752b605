package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a value that fits a JSON Schema, the same for the same schema and hints.
 *
 * <p>It proposes and checks: references, {@code allOf} and what else must hold together is put together; where there is
 * a choice ({@code anyOf}, {@code oneOf}, {@code if}, types, optional properties) one way after the other is tried until
 * the value fits. A bound on the number of tries keeps a schema that nothing fits from taking for ever.
 */
public final class SchemaSample {

    private static final int MOST_STEPS = 50_000;
    private static final int MOST_VARIANTS = 200;
    private static final int DEEPEST = 40;
    /** Below this depth, what may be left out is left out: so a schema that contains itself comes to an end. */
    static final int SHALLOW = 3;

    private static final int ENDLESS = 1_000;

    private final References references;
    private final SchemaCheck check;
    private final Leaves leaves;
    private final IdentityHashMap<JsonNode, Integer> heights = new IdentityHashMap<>();
    private int steps;
    private @Nullable String trouble;

    private SchemaSample(JsonNode root, Hints hints) {
        this.references = new References(root);
        this.check = new SchemaCheck(references);
        this.leaves = new Leaves(hints);
    }

    /**
     * A value for a schema.
     *
     * @throws UnsatisfiableSchemaException if none was found
     */
    public static JsonNode of(JsonNode schema, Hints hints) throws UnsatisfiableSchemaException {
        SchemaSample sample = new SchemaSample(schema, hints);
        JsonNode value = sample.make(List.of(schema), "#", 0, any -> true);
        if (value == null) {
            String where = sample.trouble == null ? "the schema is too entangled" : sample.trouble;
            throw new UnsatisfiableSchemaException("no value was found that fits the schema: " + where);
        }
        return value;
    }

    /** A value is sought. */
    private record Goal(List<JsonNode> schemas, String path, int depth, Predicate<JsonNode> accept) {

        private static final String MARK = "/properties/";

        /** The name of the property the value is for, or its array is; empty if there is none. */
        String property() {
            int begin = path.lastIndexOf(MARK);
            int end = path.indexOf("/items/", begin + 1);
            return begin < 0 ? "" : path.substring(begin + MARK.length(), end < 0 ? path.length() : end);
        }
    }

    /** What is still to be put together: a schema, or a choice between several lists of them. */
    private record Demand(@Nullable JsonNode schema, List<List<JsonNode>> ways) {
        static Demand of(JsonNode schema) {
            return new Demand(schema, List.of());
        }
    }

    /** Makes a value that fits all the schemas and is accepted; null if there is none. */
    @Nullable
    JsonNode make(List<JsonNode> schemas, String path, int depth, Predicate<JsonNode> accept) {
        if (depth > DEEPEST) {
            return failed(path, "it contains itself without an end");
        }
        List<Demand> open = new ArrayList<>();
        schemas.forEach(schema -> open.add(Demand.of(schema)));
        String before = trouble;
        JsonNode value = expand(open, List.of(), Set.of(), new Goal(schemas, path, depth, accept));
        if (value != null) {
            // What failed on the way to it is of no interest.
            trouble = before;
        }
        return value;
    }

    private @Nullable JsonNode failed(String path, String why) {
        if (trouble == null) {
            trouble = "at " + path + ": " + why;
        }
        return null;
    }

    private @Nullable JsonNode expand(List<Demand> open, List<JsonNode> plain, Set<JsonNode> passed, Goal goal) {
        if (++steps > MOST_STEPS) {
            return failed(goal.path(), "too many ways were tried in vain");
        }
        if (open.isEmpty()) {
            return build(new Facts(plain), goal);
        }
        List<Demand> rest = open.subList(1, open.size());
        JsonNode schema = open.get(0).schema();
        if (schema == null) {
            for (List<JsonNode> way : open.get(0).ways()) {
                List<Demand> more = new ArrayList<>();
                way.forEach(each -> more.add(Demand.of(each)));
                more.addAll(rest);
                JsonNode value = expand(more, plain, passed, goal);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
        if (schema.isBoolean()) {
            return schema.booleanValue()
                    ? expand(rest, plain, passed, goal)
                    : failed(goal.path(), "nothing is allowed here");
        }
        if (!schema.isObject()) {
            return failed(goal.path(), "a schema must be an object or a boolean, was " + Json.write(schema));
        }
        Set<JsonNode> met = Collections.newSetFromMap(new IdentityHashMap<>());
        met.addAll(passed);
        if (!met.add(schema)) {
            // It refers to itself in place and says nothing new.
            return expand(rest, plain, passed, goal);
        }
        List<Demand> more = new ArrayList<>();
        for (String keyword : new String[] {"$ref", "$dynamicRef"}) {
            String reference = Json.text(schema, keyword);
            if (reference != null) {
                JsonNode target = references.find(schema, reference);
                if (target == null) {
                    return failed(goal.path(), "the reference " + reference + " leads to nothing in the schema");
                }
                more.add(Demand.of(target));
            }
        }
        schema.path("allOf").forEach(each -> more.add(Demand.of(each)));
        more.addAll(rest);
        choices(schema, goal.depth(), more);
        List<JsonNode> together = new ArrayList<>(plain);
        together.add(schema);
        return expand(more, together, met, goal);
    }

    /** The choices a schema leaves, in the order in which to try them. */
    private void choices(JsonNode schema, int depth, List<Demand> more) {
        for (String keyword : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(keyword)) {
                List<List<JsonNode>> ways = new ArrayList<>();
                arms(schema.get(keyword), depth).forEach(arm -> ways.add(List.of(arm)));
                more.add(new Demand(null, ways));
            }
        }
        if (schema.has("if")) {
            JsonNode then = schema.get("then");
            JsonNode otherwise = schema.get("else");
            ObjectNode not = Json.object();
            not.set("not", schema.get("if"));
            more.add(new Demand(
                    null,
                    List.of(
                            then == null ? List.of(schema.get("if")) : List.of(schema.get("if"), then),
                            otherwise == null ? List.of(not) : List.of(not, otherwise))));
        }
        for (String keyword : new String[] {"dependentSchemas", "dependencies"}) {
            schema.path(keyword).forEachEntry((name, demand) -> {
                if (!demand.isArray()) {
                    ObjectNode without = Json.object();
                    without.putObject("properties").put(name, false);
                    more.add(new Demand(null, List.of(List.of(demand), List.of(without))));
                }
            });
        }
    }

    private List<JsonNode> arms(JsonNode arms, int depth) {
        List<JsonNode> order = new ArrayList<>(arms.valueStream().toList());
        if (depth >= SHALLOW) {
            order.sort(Comparator.comparing(arm -> height(arm)));
        }
        Collections.rotate(order, -leaves.pick(order.size()));
        return order;
    }

    /** How deep the least value of a schema is, roughly; more than any number if it has no end. */
    private int height(JsonNode schema) {
        Integer known = heights.get(schema);
        if (known != null) {
            return known;
        }
        heights.put(schema, ENDLESS);
        int height = schema.has("const") || schema.has("enum") ? 0 : computed(schema);
        heights.put(schema, height);
        return height;
    }

    private int computed(JsonNode schema) {
        int height = 0;
        String reference = Json.text(schema, "$ref");
        JsonNode target = reference == null ? null : references.find(schema, reference);
        if (target != null) {
            height = height(target);
        }
        for (JsonNode each : schema.path("allOf")) {
            height = Math.max(height, height(each));
        }
        for (String keyword : new String[] {"anyOf", "oneOf"}) {
            int least = schema.path(keyword).isEmpty() ? 0 : ENDLESS;
            for (JsonNode each : schema.path(keyword)) {
                least = Math.min(least, height(each));
            }
            height = Math.max(height, least);
        }
        for (JsonNode name : schema.path("required")) {
            height = Math.max(height, 1 + height(schema.path("properties").path(name.asString(""))));
        }
        if (schema.path("minItems").asInt(0) > 0) {
            height = Math.max(height, 1 + height(schema.path("items")));
        }
        return Math.min(ENDLESS, height);
    }

    private boolean isReached(Goal goal, JsonNode value) {
        for (JsonNode schema : goal.schemas()) {
            if (!check.fits(schema, value)) {
                return false;
            }
        }
        return goal.accept().test(value);
    }

    boolean fits(JsonNode schema, JsonNode value) {
        return check.fits(schema, value);
    }

    /** Whether only what the question speaks of is to be said. */
    boolean isSparing() {
        return leaves.isSparing();
    }

    /** How many values came from the question so far. */
    int taken() {
        return leaves.taken();
    }

    private @Nullable JsonNode build(Facts facts, Goal goal) {
        List<JsonNode> choices = facts.choices();
        if (choices != null) {
            return reached(leaves.chosen(choices), goal, "none of the values it lists fits the rest of it");
        }
        List<String> types = facts.types();
        if (types.isEmpty()) {
            return failed(goal.path(), "no type is allowed by all that is said of it");
        }
        for (String type : types) {
            JsonNode value =
                    switch (type) {
                        case "object", "array" -> nested(type, facts, goal);
                        case "string" ->
                            reached(leaves.texts(facts, goal.property()), goal, "no text fits " + told(facts));
                        case "integer" ->
                            reached(
                                    leaves.numbers(facts, goal.property(), true),
                                    goal,
                                    "no integer fits " + told(facts));
                        case "number" ->
                            reached(
                                    leaves.numbers(facts, goal.property(), false),
                                    goal,
                                    "no number fits " + told(facts));
                        case "boolean" -> reached(leaves.booleans(goal.property()), goal, "no boolean fits");
                        case "null" -> reached(Stream.of(NullNode.getInstance()), goal, "null does not fit");
                        default -> failed(goal.path(), "there is no type \"" + type + "\"");
                    };
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static String told(Facts facts) {
        if (facts.schemas().isEmpty()) {
            return "what is asked of it";
        }
        String told = Json.write(facts.schemas().get(facts.schemas().size() - 1));
        return told.length() > 300 ? told.substring(0, 300) + "…" : told;
    }

    private @Nullable JsonNode reached(Stream<? extends JsonNode> candidates, Goal goal, String otherwise) {
        JsonNode found =
                candidates.filter(each -> isReached(goal, each)).findFirst().orElse(null);
        if (found == null) {
            return failed(goal.path(), otherwise);
        }
        leaves.use(found, goal.property());
        return found;
    }

    private @Nullable JsonNode nested(String type, Facts facts, Goal goal) {
        for (JsonNode suggestion : facts.suggestions()) {
            if (SchemaCheck.isA(type, suggestion) && leaves.variant() == 0 && isReached(goal, suggestion)) {
                return suggestion;
            }
        }
        int outer = leaves.variant();
        Set<Object> used = leaves.used();
        boolean built = false;
        for (int tried = 0; tried < MOST_VARIANTS && steps < MOST_STEPS; tried++) {
            leaves.variant(outer + tried);
            for (int frugality = 0; frugality < 2; frugality++) {
                JsonNode value = type.equals("object")
                        ? ObjectSample.make(this, facts, goal.path(), goal.depth(), frugality > 0)
                        : ArraySample.make(
                                this, facts, goal.path(), goal.depth(), frugality > 0, each -> isReached(goal, each));
                if (value != null && isReached(goal, value)) {
                    leaves.variant(outer);
                    return value;
                }
                built |= value != null;
                leaves.used(used);
            }
            if (!built) {
                break;
            }
        }
        leaves.variant(outer);
        return failed(goal.path(), "no " + type + " fits " + told(facts));
    }
}

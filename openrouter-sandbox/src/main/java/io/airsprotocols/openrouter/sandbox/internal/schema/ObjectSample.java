package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes objects. */
final class ObjectSample {

    private static final int MOST_INVENTED = 1_000;

    private final SchemaSample sample;
    private final Facts facts;
    private final String path;
    private final int depth;
    private final int most;

    private ObjectSample(SchemaSample sample, Facts facts, String path, int depth) {
        this.sample = sample;
        this.facts = facts;
        this.path = path;
        this.depth = depth;
        this.most = facts.atMost("maxProperties");
    }

    /**
     * An object whose properties fit, null if there is none; whether the object itself fits is for the caller to see.
     *
     * @param frugal whether to leave out what may be left out
     */
    static @Nullable ObjectNode make(SchemaSample sample, Facts facts, String path, int depth, boolean frugal) {
        return new ObjectSample(sample, facts, path, depth).make(frugal);
    }

    private @Nullable ObjectNode make(boolean frugal) {
        Set<String> required = facts.withCompanions(facts.required());
        Set<String> wanted = new LinkedHashSet<>();
        int room = most - required.size();
        for (String name : facts.names()) {
            boolean optional = !required.contains(name);
            if (!optional) {
                wanted.add(name);
            } else if (!frugal && depth < SchemaSample.SHALLOW && room > 0) {
                wanted.add(name);
                room--;
            }
        }
        wanted.addAll(required);
        // A schema that demands nothing was mostly written by somebody who did not think of it.
        boolean sparing = sample.isSparing() && !facts.all("required").isEmpty();
        ObjectNode object = Json.object();
        for (String name : facts.withCompanions(wanted)) {
            int taken = sample.taken();
            JsonNode value = property(name);
            boolean said = !sparing || required.contains(name) || sample.taken() > taken;
            if (value != null && said) {
                object.set(name, value);
            } else if (value == null && required.contains(name)) {
                return null;
            }
        }
        fill(object);
        return object;
    }

    private @Nullable JsonNode property(String name) {
        return sample.make(facts.property(name), path + "/properties/" + name, depth + 1, any -> true);
    }

    /** Adds properties until there are enough: those the schemas name, then invented ones. */
    private void fill(ObjectNode object) {
        int least = facts.atLeast("minProperties");
        if (object.size() >= least) {
            return;
        }
        Stream.concat(facts.names().stream(), invented())
                .filter(name -> !object.has(name) && isName(name))
                .takeWhile(name -> object.size() < least)
                .forEach(name -> {
                    JsonNode value = property(name);
                    if (value != null) {
                        object.set(name, value);
                    }
                });
    }

    private boolean isName(String name) {
        return facts.all("propertyNames").stream().allMatch(each -> sample.fits(each, Json.textNode(name)));
    }

    private Stream<String> invented() {
        List<String> patterns = new ArrayList<>();
        facts.all("patternProperties").forEach(each -> patterns.addAll(each.propertyNames()));
        Stream<String> byPattern = patterns.stream().flatMap(pattern -> IntStream.range(0, MOST_INVENTED / 10)
                .mapToObj(number -> PatternSample.of(pattern, number, number % 5))
                .flatMap(Stream::ofNullable));
        Set<JsonNode> met = new LinkedHashSet<>();
        Stream<String> byName = facts.all("propertyNames").isEmpty()
                ? Stream.of()
                : IntStream.range(0, MOST_INVENTED)
                        .mapToObj(number -> sample.make(
                                facts.all("propertyNames"),
                                path + "/propertyNames",
                                depth + 1,
                                name -> name.isString() && !met.contains(name)))
                        .takeWhile(java.util.Objects::nonNull)
                        .peek(met::add)
                        .map(JsonNode::stringValue);
        Stream<String> byNumber =
                IntStream.range(1, MOST_INVENTED).mapToObj(number -> number == 1 ? "sandbox" : "sandbox" + number);
        return Stream.of(byPattern, byName, byNumber).flatMap(each -> each);
    }
}

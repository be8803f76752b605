package io.airsprotocols.openrouter.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a JSON document, such as {@code .messages[]<user>.content[]<image_url>.image_url.url}: a field by its name or,
 * as {@code *}, any field; {@code []} any element of a list; {@code <a|b>} only an object whose {@code type}, {@code role} or
 * {@code id} is one of these.
 */
public final class WirePath {

    private static final Pattern STEP = Pattern.compile("\\.([^.\\[<]+)|(\\[\\])|<([^>]+)>");

    private final List<String> steps = new ArrayList<>();

    private WirePath(String path) {
        Matcher matcher = STEP.matcher(path);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            steps.add(matcher.group());
            end = matcher.end();
        }
        if (end != path.length() || steps.isEmpty()) {
            throw new IllegalArgumentException("Not a path, from character " + end + " on: " + path);
        }
    }

    /** Every value that stands there. */
    public static List<JsonNode> valuesAt(String path, JsonNode document) {
        List<JsonNode> values = new ArrayList<>();
        new WirePath(path).visit(document, 0, (parent, name) -> values.add(parent.get(name)));
        return values;
    }

    /** A copy of a document in which nothing stands there. */
    public static JsonNode without(String path, JsonNode document) {
        JsonNode copy = document.deepCopy();
        new WirePath(path).visit(copy, 0, ObjectNode::remove);
        return copy;
    }

    /** Calls back for the last field of each place. Collected first, so that the callback may change the document. */
    private void visit(JsonNode document, int from, BiConsumer<ObjectNode, String> leaf) {
        record Place(ObjectNode parent, String name) {}
        List<Place> places = new ArrayList<>();
        find(document, from, (parent, name) -> places.add(new Place(parent, name)));
        places.forEach(each -> leaf.accept(each.parent(), each.name()));
    }

    private void find(JsonNode node, int index, BiConsumer<ObjectNode, String> leaf) {
        String step = steps.get(index);
        if (step.equals("[]")) {
            if (node.isArray()) {
                node.forEach(each -> find(each, index + 1, leaf));
            }
        } else if (step.startsWith("<")) {
            if (isOne(node, List.of(step.substring(1, step.length() - 1).split("\\|", -1)))) {
                find(node, index + 1, leaf);
            }
        } else if (node instanceof ObjectNode object) {
            String name = step.substring(1);
            List<String> names = name.equals("*")
                    ? List.copyOf(object.propertyNames())
                    : object.has(name) ? List.of(name) : List.of();
            for (String each : names) {
                if (index + 1 == steps.size()) {
                    leaf.accept(object, each);
                } else {
                    find(object.get(each), index + 1, leaf);
                }
            }
        }
    }

    private static boolean isOne(JsonNode node, List<String> tags) {
        return List.of("type", "role", "id").stream()
                .anyMatch(each -> tags.contains(node.path(each).asString("")));
    }
}

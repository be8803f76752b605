package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.JsonScan.Frame;
import io.airsprotocols.openrouter.schema.Shape.Property;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values of JSON that is not whole yet. What is closed is made when it closes and kept at the frame around it, until
 * that closes and is made as a whole; only the chain of what is open is made anew for each value, so that the work follows what came and not how often one looks.
 *
 * <p>The exceptions are counted in {@link #work()}, for the reader to space them out: open texts, maps, sets and arrays are
 * copied, and classes that are not made by one constructor are read again as a whole.
 */
final class PartialValues {

    private final Binding binding;
    private final Absent absent;
    private @Nullable Object whole;
    private long work;

    PartialValues(Binding binding) {
        this.binding = binding;
        this.absent = new Absent(binding);
    }

    /** Characters, references and nodes touched until now. */
    long work() {
        return work;
    }

    /** The value as far as it can be made, or null if nothing can yet. */
    @Nullable
    Object value(JsonScan scan) {
        if (scan.done() != null) {
            if (whole == null) {
                whole = closed(unwrapped(scan.done()), binding.root);
            }
            return whole;
        }
        Frame root = scan.root();
        if (root == null) {
            return null;
        }
        String wrapper = binding.wrapper;
        if (wrapper == null || root.object == null) {
            return open(root, binding.root, scan);
        }
        if (root.object.has(wrapper)) {
            return closed(root.object.get(wrapper), binding.root);
        }
        if (wrapper.equals(root.key)) {
            return pending(root, binding.root, scan);
        }
        return root.names.isEmpty() ? null : open(root, binding.root, scan);
    }

    private JsonNode unwrapped(JsonNode json) {
        return binding.wrapper != null && json.has(binding.wrapper) ? json.get(binding.wrapper) : json;
    }

    /** A value that has come whole. */
    private @Nullable Object closed(JsonNode json, Slot slot) {
        work += size(json);
        return binding.bindPart(binding.forJackson(json, slot.shape()), slot.type());
    }

    /** The value of a property that has come whole. */
    private @Nullable Object closed(JsonNode json, Property property, Shape.Fields owner) {
        work += size(json);
        return binding.bindPart(binding.forJackson(json, property.slot().shape()), property, owner.type);
    }

    /** The value of a property that is open. */
    private @Nullable Object pending(Frame frame, Property property, Shape.Fields owner, JsonScan scan) {
        Slot slot = property.slot();
        if (!property.special()) {
            return pending(frame, slot, scan);
        }
        JsonNode json = openJson(frame, slot.shape(), scan);
        if (json == null) {
            return null;
        }
        work += 2 * size(json);
        return binding.bindPart(binding.forJackson(json, slot.shape()), property, owner.type);
    }

    private static long size(JsonNode json) {
        long size = json.isString() ? 1 + json.stringValue().length() / 8 : 1;
        for (JsonNode each : json) {
            size += size(each);
        }
        return size;
    }

    /** The value that is open in a frame. */
    private @Nullable Object pending(Frame frame, Slot slot, JsonScan scan) {
        if (frame.child != null) {
            return open(frame.child, slot, scan);
        }
        String text = scan.openText();
        if (text == null || !(slot.shape() instanceof Shape.Scalar scalar) || !scalar.grows) {
            return null;
        }
        work += text.length() / 8;
        return slot.isPlain() ? in(slot, text) : binding.bindPart(Json.object().stringNode(text), slot.type());
    }

    private @Nullable Object open(Frame frame, Slot slot, JsonScan scan) {
        return slot.isPlain()
                ? in(slot, content(frame, slot.shape(), scan))
                : readAgain(frame, slot.shape(), slot.type(), scan);
    }

    /** Puts a value into the Optional it is declared in. */
    private static @Nullable Object in(Slot slot, @Nullable Object value) {
        if (slot.type().hasRawClass(Optional.class)) {
            return Optional.ofNullable(value);
        }
        return slot.type().hasRawClass(AtomicReference.class) ? new AtomicReference<>(value) : value;
    }

    private @Nullable Object content(Frame frame, Shape shape, JsonScan scan) {
        if (frame.object != null && shape instanceof Shape.Union union) {
            Shape.Fields arm = Binding.tagged(union, frame.object);
            return arm == null || arm.creator == null ? null : object(frame, arm, arm.creator, scan);
        }
        if (frame.object != null && shape instanceof Shape.Fields fields && fields.creator != null) {
            return object(frame, fields, fields.creator, scan);
        }
        if (frame.array != null && shape instanceof Shape.Listing list && isShared(list.type)) {
            return collected(list.type, list(frame, list, scan));
        }
        if (shape instanceof Shape.Mapping map
                && map.type.getRawClass().isAssignableFrom(LinkedHashMap.class)
                && (frame.object != null) != binding.isEntries(map)) {
            return map(frame, map, scan);
        }
        return readAgain(frame, shape, shape.type, scan);
    }

    /** The arguments of a creator, as far as they are known. */
    private static final class Arguments {
        final @Nullable Object[] values;
        int taken;
        /** What was made last: a constructor that does not take what is there now has taken this. */
        @Nullable
        Object made;

        Arguments(@Nullable Object[] values) {
            this.values = values;
        }
    }

    private @Nullable Object object(Frame frame, Shape.Fields fields, AnnotatedWithParams creator, JsonScan scan) {
        Arguments arguments = frame.made instanceof Arguments made ? made : new Arguments(absent.arguments(fields));
        frame.made = arguments;
        ObjectNode object = frame.object;
        for (; object != null && arguments.taken < frame.names.size(); arguments.taken++) {
            String name = frame.names.get(arguments.taken);
            Property property = fields.property(name);
            if (property != null && property.parameter() >= 0) {
                JsonNode json = object.path(name);
                Object value = closed(json, property, fields);
                boolean isNull =
                        value == null && json.isNull() && property.slot().nullable();
                arguments.values[property.parameter()] =
                        value == null && !isNull ? absent.value(property.slot()) : value;
            }
        }
        @Nullable Object[] values = arguments.values.clone();
        work += values.length;
        Property property = frame.key == null ? null : fields.property(frame.key);
        if (property != null && property.parameter() >= 0) {
            Object value = pending(frame, property, fields, scan);
            if (value != null) {
                values[property.parameter()] = value;
            }
        }
        Object made = made(creator, values);
        arguments.made = made == null ? arguments.made : made;
        return arguments.made;
    }

    /** Runs the user's own constructor: what it throws means that there is no such object yet. */
    private static @Nullable Object made(AnnotatedWithParams creator, @Nullable Object[] values) {
        try {
            return creator.call(values);
        } catch (Exception notYet) {
            return null;
        }
    }

    private static boolean isShared(JavaType type) {
        Class<?> raw = type.getRawClass();
        return raw.isAssignableFrom(List.class)
                || raw == Set.class
                || (raw.isArray() && !raw.getComponentType().isPrimitive());
    }

    private List<@Nullable Object> list(Frame frame, Shape.Listing list, JsonScan scan) {
        GrowingList made = frame.made instanceof Elements before ? before.list : new GrowingList();
        Elements elements = frame.made instanceof Elements before ? before : new Elements(made);
        frame.made = elements;
        ArrayNode array = frame.array;
        for (; array != null && elements.taken < array.size(); elements.taken++) {
            JsonNode json = array.get(elements.taken);
            Object value = closed(json, list.items);
            if (value != null || (json.isNull() && list.items.nullable())) {
                made.add(value);
            }
        }
        return made.snapshot(pending(frame, list.items, scan));
    }

    /** The elements of a list that were made, which are fewer than were taken if some could not be. */
    private static final class Elements {
        final GrowingList list;
        int taken;

        Elements(GrowingList list) {
            this.list = list;
        }
    }

    private Object collected(JavaType type, List<@Nullable Object> values) {
        Class<?> raw = type.getRawClass();
        if (raw == Set.class) {
            work += values.size();
            Set<@Nullable Object> set = new LinkedHashSet<>();
            values.forEach(each -> addTo(set, each));
            return Collections.unmodifiableSet(set);
        }
        if (raw.isArray()) {
            work += values.size();
            Object array = Array.newInstance(raw.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        }
        return values;
    }

    /** Runs the user's own hashCode and equals, which may not take what is half there. */
    private static void addTo(Set<@Nullable Object> set, @Nullable Object element) {
        try {
            set.add(element);
        } catch (RuntimeException notYet) {
            // It comes when it is whole.
        }
    }

    /** The entries of a map that were made. */
    private static final class Entries {
        final Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        int taken;
    }

    private Object map(Frame frame, Shape.Mapping map, JsonScan scan) {
        Entries entries = frame.made instanceof Entries made ? made : new Entries();
        frame.made = entries;
        for (; entries.taken < frame.closed(); entries.taken++) {
            JsonNode one = entry(frame, entries.taken);
            work += size(one);
            if (binding.bindPart(binding.forJackson(one, map), map.type) instanceof Map<?, ?> part) {
                entries.map.putAll(part);
            }
        }
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(entries.map);
        work += copy.size();
        Frame entry = frame.array == null ? frame : frame.child;
        boolean texts = map.type.getKeyType().hasRawClass(String.class);
        String key = entry == null || !texts ? null : key(entry, frame);
        if (entry != null && key != null) {
            Object value = pending(entry, map.values, scan);
            if (value != null) {
                copy.put(key, value);
            }
        }
        return map.type.hasRawClass(Map.class) ? Collections.unmodifiableMap(copy) : copy;
    }

    /** A closed entry as a map of its own, in the form the map has. */
    private static JsonNode entry(Frame frame, int index) {
        if (frame.array != null) {
            return Json.object().arrayNode().add(frame.array.get(index));
        }
        ObjectNode one = Json.object();
        String name = frame.names.get(index);
        if (frame.object != null) {
            one.set(name, frame.object.path(name));
        }
        return one;
    }

    /** The key of the entry whose value is open, or null if there is none. */
    private static @Nullable String key(Frame entry, Frame map) {
        if (entry == map) {
            return entry.key;
        }
        ObjectNode object = entry.object;
        return object != null && Shape.Mapping.VALUE.equals(entry.key) && object.has(Shape.Mapping.KEY)
                ? object.path(Shape.Mapping.KEY).asString("")
                : null;
    }

    /** What Jackson makes of a copy in which all that is open is closed; what it does not take leaves what it took last. */
    private @Nullable Object readAgain(Frame frame, Shape shape, JavaType type, JsonScan scan) {
        JsonNode json = json(frame, shape, scan);
        work += 2 * size(json);
        Object value = binding.bindPart(binding.forJackson(json, shape), type);
        frame.made = value == null ? frame.made : value;
        return frame.made;
    }

    private static JsonNode json(Frame frame, Shape shape, JsonScan scan) {
        JsonNode open = openJson(frame, inner(shape, frame.key), scan);
        if (frame.array != null) {
            ArrayNode copy = Json.object().arrayNode();
            frame.array.forEach(copy::add);
            return open == null ? copy : copy.add(open);
        }
        ObjectNode copy = Json.object();
        if (frame.object != null) {
            copy.setAll(frame.object);
        }
        if (open != null && frame.key != null) {
            copy.set(frame.key, open);
        }
        return copy;
    }

    /** What is open in a frame, as if it were closed; null if there is nothing to see yet. */
    private static @Nullable JsonNode openJson(Frame frame, Shape shape, JsonScan scan) {
        if (frame.child != null) {
            return json(frame.child, shape, scan);
        }
        boolean grows = shape instanceof Shape.Anything || (shape instanceof Shape.Scalar scalar && scalar.grows);
        String text = grows ? scan.openText() : null;
        return text == null ? null : Json.object().stringNode(text);
    }

    /** The shape of what stands in a shape; of what is not known, the shape itself, which is one that takes anything. */
    private static Shape inner(Shape shape, @Nullable String key) {
        if (shape instanceof Shape.Listing list) {
            return list.items.shape();
        }
        if (shape instanceof Shape.Mapping map) {
            return map.values.shape();
        }
        Property property = shape instanceof Shape.Fields fields && key != null ? fields.property(key) : null;
        return property == null ? shape : property.slot().shape();
    }
}

package io.airsprotocols.openrouter.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.introspect.AnnotatedMember;

/**
 * What a property says about its value. Jackson hands it down to all that is in a list, map or {@code Optional}, and no
 * further.
 *
 * @param ignored the names that are not read of an object
 * @param included the only ones that are; null if all are
 */
record Said(
        JsonFormat.@Nullable Value format,
        Set<String> ignored,
        @Nullable Set<String> included) {

    static final Said NOTHING = new Said(null, Set.of(), null);

    static Said by(AnnotatedMember member, AnnotationIntrospector annotations, DeserializationConfig config) {
        return new Said(
                annotations.findFormat(config, member),
                annotations.findPropertyIgnoralByName(config, member).findIgnoredForDeserialization(),
                annotations.findPropertyInclusionByName(config, member).getIncluded());
    }

    /** The same without a format. */
    Said names() {
        return new Said(null, ignored, included);
    }

    boolean admits(String name) {
        return !ignored.contains(name) && (included == null || included.contains(name));
    }

    boolean isNumeric() {
        return format != null && format.getShape().isNumeric();
    }
}

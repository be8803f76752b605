package io.airsprotocols.openrouter.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The types a user meets in the declaration of a public type: in its parents and in its public and protected members. */
final class PublicSignatures {

    /**
     * A type, and where it is met.
     *
     * @param type the type
     * @param where the declaration that mentions it
     */
    record Seen(JavaClass type, String where) {
        @Override
        public String toString() {
            return type.getName() + " in " + where;
        }
    }

    private PublicSignatures() {}

    static List<Seen> of(JavaClass type) {
        List<Seen> seen = new ArrayList<>();
        if (!isOpen(type)) {
            return seen;
        }
        type.getSuperclass().ifPresent(parent -> add(seen, parent, type.getName()));
        type.getInterfaces().forEach(parent -> add(seen, parent, type.getName()));
        type.getTypeParameters()
                .forEach(parameter -> parameter.getUpperBounds().forEach(bound -> add(seen, bound, type.getName())));
        for (JavaField field : type.getFields()) {
            if (isVisible(field)) {
                add(seen, field.getType(), field.getFullName());
            }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isVisible(unit)) {
                add(seen, unit.getReturnType(), unit.getFullName());
                unit.getParameterTypes().forEach(parameter -> add(seen, parameter, unit.getFullName()));
                unit.getTypeParameters()
                        .forEach(parameter ->
                                parameter.getUpperBounds().forEach(bound -> add(seen, bound, unit.getFullName())));
                unit.getExceptionTypes().forEach(thrown -> add(seen, thrown, unit.getFullName()));
            }
        }
        return seen;
    }

    private static void add(Collection<Seen> seen, JavaType mentioned, String where) {
        for (JavaClass each : mentioned.getAllInvolvedRawTypes()) {
            seen.add(new Seen(each.getBaseComponentType(), where));
        }
    }

    private static boolean isOpen(JavaClass type) {
        return isVisible(type)
                && type.getEnclosingClass().map(PublicSignatures::isOpen).orElse(true);
    }

    private static boolean isVisible(HasModifiers declared) {
        Set<JavaModifier> modifiers = declared.getModifiers();
        return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
                && !modifiers.contains(JavaModifier.SYNTHETIC);
    }
}

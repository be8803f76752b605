package io.airsprotocols.openrouter.schema;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;

/**
 * Reads {@code @Nullable}. Known by its simple name, whoever made it: JSpecify's need not be there at run time, and hosts
 * have others.
 */
final class Nullness {

    private Nullness() {}

    /** Whether a member may be null. */
    static boolean isNullable(AnnotatedMember member) {
        AnnotatedElement element = member.getAnnotated();
        return (element != null && has(element.getAnnotations())) || isNullable(type(member));
    }

    static boolean isNullable(@Nullable AnnotatedType type) {
        return type != null && has(type.getAnnotations());
    }

    /** The type of a member with its annotations, or null if it cannot be told. */
    static @Nullable AnnotatedType type(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter parameter) {
            return parameter(
                    parameter.getOwner().getMember() instanceof Executable owner ? owner : null, parameter.getIndex());
        }
        if (member.getMember() instanceof Field field) {
            return field.getAnnotatedType();
        }
        if (member.getMember() instanceof Method method) {
            return method.getParameterCount() == 0 ? method.getAnnotatedReturnType() : parameter(method, 0);
        }
        return null;
    }

    /** The n-th argument of a type such as {@code Map<String, @Nullable City>}, or the element of an array. */
    static @Nullable AnnotatedType argument(@Nullable AnnotatedType type, int index) {
        if (type instanceof AnnotatedArrayType array) {
            return array.getAnnotatedGenericComponentType();
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            return index < arguments.length ? arguments[index] : null;
        }
        return null;
    }

    private static @Nullable AnnotatedType parameter(@Nullable Executable owner, int index) {
        if (owner == null) {
            return null;
        }
        AnnotatedType[] types = owner.getAnnotatedParameterTypes();
        return index < types.length ? types[index] : null;
    }

    private static boolean has(Annotation[] annotations) {
        for (Annotation each : annotations) {
            String name = each.annotationType().getSimpleName();
            if (name.equals("Nullable") || name.equals("CheckForNull")) {
                return true;
            }
        }
        return false;
    }
}

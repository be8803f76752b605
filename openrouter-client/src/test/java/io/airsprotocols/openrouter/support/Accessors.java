package io.airsprotocols.openrouter.support;

import io.airsprotocols.openrouter.json.JsonView;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Set;

/** Calls every accessor of a view, of the views it gives, and so on. */
public final class Accessors {

    private static final String OURS = "io.airsprotocols.openrouter.";

    /** What makes something else of a view, or is meant to fail where the text of a model is no JSON. */
    private static final Set<String> NO_ACCESSORS = Set.of("toBuilder", "argumentsJson", "asInputVideo", "facts");

    private int calls;

    private Accessors() {}

    /**
     * Calls them all.
     *
     * @return how many were called
     * @throws AssertionError that names the accessor, if one fails
     */
    public static int callAll(Object view) {
        Accessors accessors = new Accessors();
        accessors.visit(view);
        return accessors.calls;
    }

    private void visit(Object value) {
        if (value instanceof Collection<?> several) {
            several.forEach(this::visit);
        } else if (value instanceof JsonView
                || (value != null && value.getClass().getSimpleName().equals("ChatChunk"))) {
            for (Method method : value.getClass().getMethods()) {
                if (isAccessor(method)) {
                    visit(call(value, method));
                }
            }
        }
    }

    private static boolean isAccessor(Method method) {
        return method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && method.getReturnType() != void.class
                && method.getDeclaringClass().getName().startsWith(OURS)
                && !method.getName().startsWith("with")
                && !NO_ACCESSORS.contains(method.getName());
    }

    private Object call(Object view, Method method) {
        calls++;
        try {
            return method.invoke(view);
        } catch (InvocationTargetException failed) {
            throw new AssertionError(
                    view.getClass().getSimpleName() + "." + method.getName() + "() failed on " + view,
                    failed.getCause());
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(method + " cannot be called", hidden);
        }
    }
}

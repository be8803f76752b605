package io.airsprotocols.openrouter.examples;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/** Runs an example for {@code ./example}, and says in one line what went wrong. The examples stay free of it. */
final class Run {

    private Run() {}

    /**
     * Runs an example.
     *
     * @param args its name and its own arguments
     * @throws ReflectiveOperationException if there is no such example
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        Class<?> example = Class.forName(Run.class.getPackageName() + "." + args[0]);
        try {
            example.getMethod("main", String[].class).invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException thrown) {
            Throwable failure = thrown.getCause() == null ? thrown : thrown.getCause();
            String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            System.err.println("example: " + message.strip().replaceAll("\\s*\\R\\s*", "; "));
            System.exit(1);
        }
    }
}

package io.airsprotocols.openrouter.sandbox.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which HTTP/2 stream the current thread serves.
 *
 * <p>MockWebServer tells a dispatcher neither the connection nor the stream it asks for, but names the thread after both.
 * A test holds on to that name.
 */
record StreamThread(String peer, int id) {

    private static final Pattern NAME = Pattern.compile("MockWebServer (\\S+)\\[(\\d+)] onStream");

    static @Nullable StreamThread current() {
        Matcher name = NAME.matcher(Thread.currentThread().getName());
        return name.matches() ? new StreamThread(name.group(1), Integer.parseInt(name.group(2))) : null;
    }
}

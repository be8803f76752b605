package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs the command in this JVM, in surroundings made for the test. */
final class InProcess {

    /** What a run left behind. */
    record Run(int code, String out, String err) {}

    private final Map<String, String> environment = new LinkedHashMap<>();
    private InputStream stdin = InputStream.nullInputStream();
    private Terminal.Kind kind = Terminal.Kind.NONE;
    private OutputStream out = new ByteArrayOutputStream();
    private final Cancellation stop = new Cancellation();

    /** Without a key, so that the command starts a sandbox of its own. */
    static InProcess alone() {
        return new InProcess();
    }

    /** With a key of a sandbox that the test holds. */
    static InProcess with(Sandbox sandbox) {
        return alone().variable("OPENROUTER_API_KEY", sandbox.apiKey())
                .variable("OPENROUTER_BASE_URL", sandbox.baseUrl().toString());
    }

    InProcess variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    InProcess stdin(String text) {
        return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    InProcess stdin(byte[] bytes) {
        return stdin(new ByteArrayInputStream(bytes));
    }

    InProcess stdin(InputStream value) {
        stdin = value;
        return this;
    }

    InProcess terminal(Terminal.Kind value) {
        kind = value;
        return this;
    }

    InProcess out(OutputStream value) {
        out = value;
        return this;
    }

    Cancellation stop() {
        return stop;
    }

    Run run(String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings around = new Surroundings(stdin, new Terminal(out, err, kind), environment::get, stop);
        int code = CommandTree.run(around, args);
        String printed = out instanceof ByteArrayOutputStream bytes ? bytes.toString(StandardCharsets.UTF_8) : "";
        return new Run(code, printed, err.toString(StandardCharsets.UTF_8));
    }
}

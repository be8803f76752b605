package io.airsprotocols.openrouter.benchmarks.wiretypes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the wire says, as small files beside the classes. */
enum Payload {
    ANSWER("answer.json"),
    CHUNK("chunk.json"),
    TOOL_CALL_CHUNK("chunk-tool-call.json"),
    USAGE_CHUNK("chunk-usage.json");

    private final String file;

    Payload(String file) {
        this.file = file;
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        try (InputStream in = Payload.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The log of the library, logger {@code io.airsprotocols.openrouter}: ERROR what failed, WARN rate limits and retries, INFO
 * a finished call, DEBUG heads, TRACE bodies. Everything goes through {@link Secrets}.
 */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.airsprotocols.openrouter");

    /** Longer bodies are cut in the log: an image would fill it. */
    private static final int LONGEST_BODY = 16_384;

    private final Secrets secrets;

    CallLog(Secrets secrets) {
        this.secrets = secrets;
    }

    void finished(CallFacts facts, @Nullable Long promptTokens, @Nullable Long completionTokens) {
        LoggingEventBuilder event = with(facts(LOG.atInfo(), facts), "promptTokens", promptTokens);
        with(event, "completionTokens", completionTokens).log("call finished");
    }

    void failed(OpenRouterException failure) {
        LoggingEventBuilder level = failure instanceof CancelledException
                ? LOG.atDebug()
                : failure instanceof RateLimitException ? LOG.atWarn() : LOG.atError();
        facts(level, failure.facts())
                .addKeyValue("error", failure.getClass().getSimpleName())
                .addKeyValue("message", secrets.hide(String.valueOf(failure.getMessage())))
                .log("call failed");
    }

    void retrying(OpenRouterException failure, int attempt, Duration wait) {
        facts(LOG.atWarn(), failure.facts())
                .addKeyValue("error", failure.getClass().getSimpleName())
                .addKeyValue("message", secrets.hide(String.valueOf(failure.getMessage())))
                .addKeyValue("attempt", attempt)
                .addKeyValue("wait", wait)
                .log("trying again");
    }

    void forgotten(CallFacts facts) {
        facts(LOG.atWarn(), facts).log("a stream was dropped without being closed; its call is stopped now");
    }

    void request(HttpCall call, Map<String, String> tags) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        // No placeholders beside key-value pairs: some back ends fill those that a value happens to hold.
        with(LOG.atDebug(), "tags", tags.isEmpty() ? null : tags)
                .addKeyValue("operation", call.operation())
                .addKeyValue("attempt", call.attempt())
                .addKeyValue("headers", secrets.hide(call.headers().toString()))
                .addKeyValue("bytes", Math.max(0, call.bodyLength()))
                .log("> " + call.method() + " " + secrets.hide(call.url().toString()));
        if (LOG.isTraceEnabled() && call.bodyLength() > 0) {
            body(call);
        }
    }

    void answer(HttpCall call, HttpAnswer answer) {
        if (LOG.isDebugEnabled()) {
            LOG.atDebug()
                    .addKeyValue("operation", call.operation())
                    .addKeyValue("attempt", call.attempt())
                    .addKeyValue("protocol", answer.protocol())
                    .addKeyValue("headers", secrets.hide(answer.headers().toString()))
                    .log("< " + answer.status());
        }
    }

    /** As much as is shown of a body, which may have files of any size in it. */
    private void body(HttpCall call) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try {
            call.writeBody(new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    write(new byte[] {(byte) octet}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    copy.write(bytes, offset, Math.min(length, LONGEST_BODY - copy.size()));
                    if (copy.size() == LONGEST_BODY) {
                        throw new EOFException("enough to be shown");
                    }
                }
            });
        } catch (IOException ended) {
            // Enough was read, or a file is gone, which the sending of it will tell.
        }
        body(">", copy.toByteArray(), 0, copy.size(), call.bodyLength());
    }

    boolean tracesBodies() {
        return LOG.isTraceEnabled();
    }

    void body(String direction, byte[] bytes, int offset, int length) {
        if (LOG.isTraceEnabled()) {
            body(direction, bytes, offset, Math.min(length, LONGEST_BODY), length);
        }
    }

    private void body(String direction, byte[] bytes, int offset, int shown, long length) {
        String text = new String(bytes, offset, shown, StandardCharsets.UTF_8);
        LOG.trace("{} {}{}", direction, secrets.hide(text), shown < length ? " … " + length + " bytes" : "");
    }

    private static LoggingEventBuilder facts(LoggingEventBuilder event, CallFacts facts) {
        LoggingEventBuilder known = event.addKeyValue("operation", facts.operation())
                .addKeyValue("attempts", facts.attempts())
                .addKeyValue("duration", facts.duration());
        known = with(known, "generation", facts.generationId());
        known = with(known, "status", facts.status());
        known = with(known, "model", facts.model());
        known = with(known, "provider", facts.provider());
        known = with(known, "cost", facts.cost() == null ? null : facts.cost().toPlainString());
        return with(known, "firstToken", facts.timeToFirstToken());
    }

    private static LoggingEventBuilder with(LoggingEventBuilder event, String key, @Nullable Object value) {
        return value == null ? event : event.addKeyValue(key, value);
    }
}

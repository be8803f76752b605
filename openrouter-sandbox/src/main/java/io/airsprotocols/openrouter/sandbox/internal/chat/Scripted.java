package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer written by a test.
 *
 * @param content what to answer; null answers as the model would have
 * @param faults what to break
 * @param delay how long to wait before anything is answered
 */
public record Scripted(@Nullable Content content, Map<String, String> headers, List<FaultSpec> faults, Duration delay) {

    /** Nothing else than what the model would have answered. */
    static final Scripted AS_USUAL = new Scripted(null, Map.of(), List.of(), Duration.ZERO);

    /** What is answered. */
    public sealed interface Content {}

    /** Words, which are put into the forms of the API and charged as a model's would be. */
    public record Words(Completion completion) implements Content {}

    /** A body as it stands. */
    public record Raw(int status, String contentType, String body) implements Content {}

    /** Data lines of a stream as they stand. */
    public record Lines(List<String> lines) implements Content {}
}

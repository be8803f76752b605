package io.airsprotocols.openrouter.benchmarks.wiretypes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** An open enum, the same for all ways; only bound records need the annotations. */
record FinishReason(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    FinishReason {}

    static @Nullable FinishReason orNull(@Nullable String value) {
        return value == null ? null : new FinishReason(value);
    }
}

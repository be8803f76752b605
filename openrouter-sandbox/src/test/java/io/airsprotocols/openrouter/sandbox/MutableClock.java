package io.airsprotocols.openrouter.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class MutableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-24T23:59:00Z");

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}

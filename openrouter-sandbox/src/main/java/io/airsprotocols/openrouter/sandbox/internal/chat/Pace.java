package io.airsprotocols.openrouter.sandbox.internal.chat;

import java.time.Duration;

/** How fast models speak. */
public record Pace(Duration firstToken, Duration betweenTokens) {}

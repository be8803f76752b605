package io.airsprotocols.openrouter.sandbox;

/** A local server that speaks OpenRouter. */
public final class Sandbox {

    private Sandbox() {}
}

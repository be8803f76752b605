/** A local server that speaks OpenRouter, its script, its faults, and its JUnit extension. */
package io.airsprotocols.openrouter.sandbox;

/** Thoughts in the formats of the providers: made, streamed, and checked when they come back. */
package io.airsprotocols.openrouter.sandbox.internal.reasoning;

/** Answers as lists of steps, and their player. */
package io.airsprotocols.openrouter.sandbox.internal.play;

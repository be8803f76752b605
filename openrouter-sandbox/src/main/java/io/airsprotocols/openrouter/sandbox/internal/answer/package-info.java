/** What the built-in models say. */
package io.airsprotocols.openrouter.sandbox.internal.answer;

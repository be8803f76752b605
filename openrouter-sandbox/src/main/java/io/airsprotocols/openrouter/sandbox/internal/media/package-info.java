/** Pictures and sounds, made small and valid. */
package io.airsprotocols.openrouter.sandbox.internal.media;

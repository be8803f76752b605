/**
 * What the client itself costs on the way from a request to its text, with the network left out: {@link
 * io.airsprotocols.openrouter.benchmarks.codec.Calls} of answers that come whole, {@link
 * io.airsprotocols.openrouter.benchmarks.codec.Streams} of those that come in pieces. What they allocate is checked in the
 * ordinary build.
 */
@NullMarked
package io.airsprotocols.openrouter.benchmarks.codec;

import org.jspecify.annotations.NullMarked;

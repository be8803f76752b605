package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.http.Headers;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a call that does not stream. Holds no error: those are thrown before an answer is made.
 *
 * @param json the body; the receiver owns it
 * @param facts what is known about the call
 * @param headers the headers
 */
public record Answer(ObjectNode json, CallFacts facts, Headers headers) {}

package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;

/**
 * Something that a model of a request cannot do, or that cannot be said of it.
 *
 * @param kind what kind of thing is wrong
 * @param model the model as the request names it; null if the request names none
 * @param subject what it is about: a parameter by its name on the wire, a modality; null if it is about the model itself
 * @param message what is wrong, what was asked for, and what is possible
 */
public record ChatProblem(
        ProblemKind kind, @Nullable String model, @Nullable String subject, String message) {}

package io.airsprotocols.openrouter.routing;

import tools.jackson.databind.node.ObjectNode;

/** Checks prompts before the model sees them ({@code moderation}). Immutable. */
public final class ModerationPlugin extends Plugin {

    ModerationPlugin(ObjectNode json) {
        super(json);
    }
}

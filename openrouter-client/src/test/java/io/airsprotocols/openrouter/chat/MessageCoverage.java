package io.airsprotocols.openrouter.chat;

import java.util.List;

/** How messages, their content, tools and the choice among them are set. */
final class MessageCoverage {

    private MessageCoverage() {}

    static List<RequestRow> rows() {
        return List.of();
    }
}

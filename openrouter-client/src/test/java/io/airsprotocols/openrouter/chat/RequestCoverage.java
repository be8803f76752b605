package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.RequestRow.row;

import java.util.List;

/** How the parameters of a request are set, but for its messages and tools. */
final class RequestCoverage {

    private RequestCoverage() {}

    static List<RequestRow> rows() {
        return List.of(row(".temperature", "0.7", b -> b.temperature(0.7)));
    }
}

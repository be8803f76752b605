package io.airsprotocols.openrouter.sse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The standard read the slow way: everything decoded at once, cut into lines by a pattern, then interpreted. */
final class NaiveSse {

    final List<String> events = new ArrayList<>();
    final boolean truncated;

    private final List<String> data = new ArrayList<>();
    private String type = "";
    private String id = "";
    private String retry = "";

    NaiveSse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        String[] lines = text.split("\r\n|\n|\r", -1);
        boolean lost = false;
        for (String line : Arrays.copyOf(lines, lines.length - 1)) {
            if (line.isEmpty()) {
                dispatch();
                lost = false;
            } else {
                lost |= field(line);
            }
        }
        truncated = lost || !lines[lines.length - 1].isEmpty();
    }

    /** Whether the line is part of an event that would be lost without an empty line behind it. */
    private boolean field(String line) {
        String[] parts = line.split(":", 2);
        String value = parts.length < 2 ? "" : parts[1].startsWith(" ") ? parts[1].substring(1) : parts[1];
        switch (parts[0]) {
            case "data":
                data.add(value);
                return true;
            case "event":
                type = value;
                return true;
            case "id":
                id = value.contains("\0") ? id : value;
                return false;
            case "retry":
                retry = value.matches("[0-9]{1,15}") ? String.valueOf(Long.parseLong(value)) : retry;
                return false;
            default:
                return false;
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(SseCase.show(type.isEmpty() ? "message" : type, id, retry, String.join("\n", data)));
        }
        data.clear();
        type = "";
        retry = "";
    }
}

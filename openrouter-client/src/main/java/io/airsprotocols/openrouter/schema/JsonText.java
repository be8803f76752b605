package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds the JSON in what a model wrote: the whole text, or what stands in a code fence or between prose. */
final class JsonText {

    private static final int SHOWN = 80;

    /** What may begin the JSON. */
    enum Root {
        OBJECT,
        OBJECT_OR_LIST,
        ANYTHING
    }

    private JsonText() {}

    static JsonNode find(String text, Root root) {
        String trimmed = text.strip();
        char first = trimmed.isEmpty() ? ' ' : trimmed.charAt(0);
        boolean plain = first == '{' || (first == '[' && root != Root.OBJECT) || root == Root.ANYTHING;
        if (plain && !trimmed.isEmpty()) {
            try {
                return Json.read(trimmed);
            } catch (JacksonException notAlone) {
                // There may be prose around it, or behind it.
            }
        }
        JsonScan scan = new JsonScan(root != Root.OBJECT);
        scan.add(text);
        if (scan.isDone()) {
            String found = text.substring((int) scan.begin(), (int) scan.end());
            try {
                return Json.read(found);
            } catch (JacksonException broken) {
                throw new NotJsonException("The JSON is broken: " + broken.getOriginalMessage(), false, broken);
            }
        }
        throw failure(text, scan);
    }

    private static NotJsonException failure(String text, JsonScan scan) {
        if (scan.isBroken()) {
            int at = (int) scan.position();
            return new NotJsonException(
                    "The JSON is broken at character " + at + ", after " + quoted(tail(text.substring(0, at))),
                    false,
                    null);
        }
        if (scan.root() != null) {
            return new NotJsonException("The JSON breaks off after " + quoted(tail(text)), true, null);
        }
        return new NotJsonException("There is no JSON in " + quoted(head(text)), false, null);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String head(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }

    private static String tail(String text) {
        return text.length() <= SHOWN ? text : "…" + text.substring(text.length() - SHOWN + 1);
    }
}

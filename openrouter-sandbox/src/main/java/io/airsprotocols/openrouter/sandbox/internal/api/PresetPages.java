package io.airsprotocols.openrouter.sandbox.internal.api;

import io.airsprotocols.openrouter.sandbox.internal.chat.Body;
import io.airsprotocols.openrouter.sandbox.internal.chat.Presets;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /presets}: what is kept under which name, and how a request becomes one. */
final class PresetPages {

    private static final Pattern SLUG = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final int USUAL_LIMIT = 50;
    private static final int MOST = 100;

    private final Presets presets;

    PresetPages(Presets presets) {
        this.presets = presets;
    }

    /** Whether the parts of a path name a way to save a request. */
    static boolean isSave(String[] parts) {
        return parts.length == 4 && parts[2].equals("chat") && parts[3].equals("completions");
    }

    /** The answer to a GET, null if there is nothing at the path. */
    @Nullable
    ObjectNode get(HttpRequest request, String[] parts) {
        if (parts.length == 1) {
            return page(request, presets.list());
        }
        ObjectNode preset = presets.find(parts[1]);
        if (parts.length > 4 || (parts.length > 2 && !parts[2].equals("versions"))) {
            return null;
        }
        if (preset == null) {
            throw new ApiFailure(404, "Preset \"" + parts[1] + "\" not found").type("not_found");
        }
        if (parts.length == 2) {
            return data(preset);
        }
        List<ObjectNode> versions = presets.versions(parts[1]);
        return parts.length == 3 ? page(request, versions) : data(version(versions, parts[3]));
    }

    private static ObjectNode version(List<ObjectNode> versions, String number) {
        for (ObjectNode version : versions) {
            if (version.get("version").asString().equals(number)) {
                return version;
            }
        }
        throw new ApiFailure(404, "Version " + number + " not found; there are 1 to " + versions.size())
                .type("not_found");
    }

    ObjectNode save(HttpRequest request, String slug, Instant now) {
        if (!SLUG.matcher(slug).matches()) {
            throw ApiFailure.invalid(
                    "The name of a preset has letters, digits, hyphens and underscores, was \"" + slug + "\"");
        }
        presets.save(slug, Body.read(request.body().toByteArray()), now);
        ObjectNode saved = presets.find(slug);
        return data(saved == null ? Json.object() : saved);
    }

    private static ObjectNode page(HttpRequest request, List<ObjectNode> all) {
        int offset = whole(request, "offset", 0, 0, Integer.MAX_VALUE);
        int limit = whole(request, "limit", USUAL_LIMIT, 1, MOST);
        ObjectNode json = Json.object();
        ArrayNode data = json.putArray("data");
        all.stream().skip(offset).limit(limit).forEach(data::add);
        json.put("total_count", all.size());
        return json;
    }

    private static int whole(HttpRequest request, String name, int otherwise, int least, int most) {
        String text = request.query(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // It is told below, with the numbers out of range.
        }
        throw ApiFailure.invalid(
                name + " must be a whole number from " + least + " to " + most + ", was \"" + text + "\"");
    }

    private static ObjectNode data(ObjectNode value) {
        ObjectNode json = Json.object();
        json.set("data", value);
        return json;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields for requests, kept under a name.
 *
 * @param config fields of a request, and {@code system_prompt}, {@code cache_enabled}, {@code cache_ttl_seconds}
 */
record Preset(String slug, ObjectNode config) {

    private static final String MARK = "@preset/";
    private static final List<String> NO_FIELDS = List.of("system_prompt", "cache_enabled", "cache_ttl_seconds");

    /**
     * A request with its preset.
     *
     * @param preset the one it named, null if none
     * @param unknown the name it gave that no preset has, null if there is one
     */
    record Applied(
            ObjectNode body,
            @Nullable Preset preset,
            @Nullable String unknown) {}

    static ApiFailure notFound(String slug, List<String> known) {
        return new ApiFailure(
                        404,
                        "Preset \"" + slug + "\" not found; the sandbox has "
                                + (known.isEmpty()
                                        ? "none, give it one by Sandbox.builder().preset(…)"
                                        : String.join(", ", known)))
                .type("not_found");
    }

    /** Puts the fields of the preset that a request names under its own. */
    static Applied apply(ObjectNode request, Presets presets) {
        ObjectNode body = request.deepCopy();
        String slug = Json.text(body, "preset");
        body.remove("preset");
        String model = Json.text(body, "model");
        int mark = model == null ? -1 : model.indexOf(MARK);
        if (model != null && mark >= 0) {
            slug = model.substring(mark + MARK.length());
            body.remove("model");
            if (mark > 0) {
                body.put("model", model.substring(0, mark));
            }
        }
        if (slug == null) {
            return new Applied(request, null, null);
        }
        ObjectNode config = presets.fields(slug);
        if (config == null) {
            return new Applied(request, null, slug);
        }
        Preset preset = new Preset(slug, config);
        preset.fill(body);
        return new Applied(body, preset, null);
    }

    private void fill(ObjectNode body) {
        config.forEachEntry((name, value) -> {
            if (NO_FIELDS.contains(name)) {
                return;
            }
            if (name.equals("tools") && body.get("tools") instanceof ArrayNode own) {
                value.forEach(tool -> {
                    if (own.valueStream().noneMatch(each -> identity(each).equals(identity(tool)))) {
                        own.add(tool);
                    }
                });
            } else if (!body.has(name) && !(name.equals("models") && body.has("model"))) {
                body.set(name, value.deepCopy());
            }
        });
        String system = Json.text(config, "system_prompt");
        boolean hasOwn = body.path("messages").valueStream().anyMatch(each -> List.of("system", "developer")
                .contains(each.path("role").asString("")));
        if (system != null && !hasOwn && body.get("messages") instanceof ArrayNode messages) {
            messages.insertObject(0).put("role", "system").put("content", system);
        }
    }

    private static String identity(JsonNode tool) {
        return tool.path("type").asString("") + "/" + tool.at("/function/name").asString("");
    }

    @Nullable
    Boolean cacheEnabled() {
        return Json.has(config, "cache_enabled")
                ? (Boolean) config.get("cache_enabled").asBoolean()
                : null;
    }

    @Nullable
    Integer cacheSeconds() {
        return Json.has(config, "cache_ttl_seconds")
                ? (Integer) config.get("cache_ttl_seconds").asInt()
                : null;
    }
}

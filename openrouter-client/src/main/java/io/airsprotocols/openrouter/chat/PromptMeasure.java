package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Modality;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** How long a prompt is, and what is shown in it besides text. */
final class PromptMeasure {

    /** Parts of messages by what a model has to understand for them. */
    private static final Map<String, Modality> SHOWN = Map.of(
            "image_url", Modality.IMAGE,
            "input_audio", Modality.AUDIO,
            "video_url", Modality.VIDEO,
            "input_video", Modality.VIDEO,
            "file", Modality.FILE);

    /** What providers put around a message: a role and a few marks. */
    private static final long AROUND_MESSAGE = 16;

    /** What providers tell a model when there are tools; the longest known are some 700 tokens. */
    private static final long AROUND_TOOLS = 1_000;

    /** English has four to five bytes a token; code and other languages have fewer. */
    private static final long USUAL_BYTES_OF_TOKEN = 4;

    private final Set<Modality> shown = new LinkedHashSet<>();
    private long images;
    private long bytes;
    private long around;
    private long predicted;

    private PromptMeasure() {}

    static PromptMeasure of(JsonNode request) {
        PromptMeasure measure = new PromptMeasure();
        for (JsonNode message : request.path("messages")) {
            measure.around += AROUND_MESSAGE;
            measure.message(message);
        }
        for (String name : new String[] {"prompt", "tools", "response_format"}) {
            measure.text(request.path(name));
        }
        measure.around += request.path("tools").isEmpty() ? 0 : AROUND_TOOLS;
        long before = measure.bytes;
        measure.text(request.path("prediction").path("content"));
        measure.predicted = measure.bytes - before;
        measure.bytes = before;
        return measure;
    }

    private void message(JsonNode message) {
        for (Map.Entry<String, JsonNode> field : message.properties()) {
            switch (field.getKey()) {
                case "content" -> content(field.getValue());
                case "images" -> field.getValue().forEach(image -> show(Modality.IMAGE));
                case "audio" -> field.getValue().forEach(any -> shown.add(Modality.AUDIO));
                default -> text(field.getValue());
            }
        }
    }

    private void content(JsonNode content) {
        if (!content.isArray()) {
            text(content);
            return;
        }
        for (JsonNode part : content) {
            Modality modality = SHOWN.get(part.path("type").asString(""));
            if (modality == null) {
                text(part);
            } else {
                // Not looked into: it may be a file of many megabytes that is read while it is sent.
                show(modality);
            }
        }
    }

    private void show(Modality modality) {
        shown.add(modality);
        images += modality.equals(Modality.IMAGE) ? 1 : 0;
    }

    /** Every text within, names of fields included: no model sees more of the JSON than that. */
    private void text(JsonNode node) {
        if (node.isContainer()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                bytes += field.getKey().length() + 1L;
            }
            node.values().forEach(this::text);
        } else if (!node.isMissingNode() && !node.isNull()) {
            bytes += node.asString("").getBytes(StandardCharsets.UTF_8).length + 1L;
        }
    }

    /** What the models have to understand besides text. */
    Set<Modality> shown() {
        return shown;
    }

    /** How many images there are. */
    long images() {
        return images;
    }

    /** A number of tokens that the text does not exceed. */
    long mostTokens() {
        return bytes + around;
    }

    /** A number of tokens that a prediction does not exceed; those that prove wrong are billed besides the answer. */
    long predictedTokens() {
        return predicted;
    }

    /** About how many tokens the text has. */
    long usualTokens() {
        return bytes / USUAL_BYTES_OF_TOKEN;
    }
}

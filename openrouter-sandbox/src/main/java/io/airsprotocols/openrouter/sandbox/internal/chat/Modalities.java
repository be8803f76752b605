package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Media;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.media.Png;
import io.airsprotocols.openrouter.sandbox.internal.media.Tone;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** In what kinds a request wants its answer, beside text: pictures and sound. */
final class Modalities {

    /** Pictures are a sixteenth as wide and as high as real ones would be, with the same proportions. */
    private static final Map<String, int[]> SIZES = Map.of(
            "1:1", new int[] {64, 64},
            "2:3", new int[] {52, 78},
            "3:2", new int[] {78, 52},
            "3:4", new int[] {54, 72},
            "4:3", new int[] {72, 54},
            "4:5", new int[] {56, 70},
            "5:4", new int[] {70, 56},
            "9:16", new int[] {45, 80},
            "16:9", new int[] {80, 45},
            "21:9", new int[] {98, 42});

    private static final Map<String, Integer> SCALES = Map.of("1K", 1, "2K", 2, "4K", 4);
    private static final List<String> FORMATS = List.of("wav", "pcm16");
    private static final List<String> FORMATS_OF_OTHERS = List.of("mp3", "flac", "opus", "aac", "pcm24");

    private Modalities() {}

    /** The kinds asked for. */
    static List<String> of(ObjectNode body) {
        return body.path("modalities")
                .valueStream()
                .map(each -> each.isString() ? each.stringValue() : Json.write(each))
                .toList();
    }

    static void check(ObjectNode body) {
        List<String> wanted = of(body);
        for (String each : wanted) {
            if (!List.of("text", "image", "audio").contains(each)) {
                throw ApiFailure.invalid("modalities must be among text, image, audio, was \"" + each + "\"");
            }
        }
        if (wanted.contains("image")) {
            size(body.path("image_config"));
        }
        if (!wanted.contains("audio")) {
            return;
        }
        if (!body.path("stream").asBoolean(false)) {
            throw ApiFailure.invalid("Audio output requires stream: true");
        }
        String format = Json.text(body.path("audio"), "format");
        if (Json.text(body.path("audio"), "voice") == null || format == null) {
            throw ApiFailure.invalid("Audio output requires audio with a voice and a format, such as"
                    + " {\"voice\":\"alloy\",\"format\":\"pcm16\"}");
        }
        if (FORMATS_OF_OTHERS.contains(format)) {
            throw ApiFailure.invalid("audio.format " + format + " cannot be made by the sandbox; it makes "
                    + String.join(", ", FORMATS));
        }
        if (!FORMATS.contains(format)) {
            throw ApiFailure.invalid(
                    "audio.format must be one of " + String.join(", ", FORMATS) + ", was \"" + format + "\"");
        }
    }

    /**
     * An element of {@code images}.
     *
     * @param words choose what it looks like
     * @param config says how large it is, as {@code image_config} does
     * @param index how many stand before it
     */
    static ObjectNode picture(String words, JsonNode config, int index) {
        int[] size = size(config);
        return Media.image("image/png", Png.of(words, size[0], size[1]), index);
    }

    private static int[] size(JsonNode config) {
        String ratio = config.path("aspect_ratio").asString("1:1");
        String scale = config.path("image_size").asString("1K");
        int[] size = SIZES.get(ratio);
        Integer factor = SCALES.get(scale);
        if (size == null) {
            throw ApiFailure.invalid("image_config.aspect_ratio must be one of "
                    + String.join(", ", SIZES.keySet().stream().sorted().toList()) + ", was \"" + ratio + "\"");
        }
        if (factor == null) {
            throw ApiFailure.invalid("image_config.image_size must be 1K, 2K or 4K, was \"" + scale + "\"");
        }
        return new int[] {size[0] * factor, size[1] * factor};
    }

    /** The answer in the kinds asked for. */
    static Completion shaped(Completion said, ChatCall call) {
        if (!said.toolCalls().isEmpty()) {
            return said;
        }
        List<String> wanted = of(call.body());
        Completion shaped = said;
        if (wanted.contains("image")) {
            shaped = wanted.contains("text") ? shaped : shaped.withContent("");
            shaped = shaped.withImage(picture(
                    call.question() + "|" + call.seed(),
                    call.body().path("image_config"),
                    shaped.images().size()));
        }
        if (wanted.contains("audio")) {
            String words = said.contentText();
            byte[] sound =
                    "wav".equals(Json.text(call.body().path("audio"), "format")) ? Tone.wav(words) : Tone.pcm16(words);
            // What is said aloud is in the transcript, not in the content.
            shaped = shaped.withContent("").withSound(Media.sound(sound, words));
        }
        return shaped;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What answers hold beside words, in the forms of the API. */
public final class Media {

    private Media() {}

    /** An element of {@code images}. */
    public static ObjectNode image(String mediaType, byte[] bytes, int index) {
        ObjectNode image = Json.object();
        image.put("type", "image_url");
        image.putObject("image_url")
                .put(
                        "url",
                        "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes));
        image.put("index", index);
        return image;
    }

    /** Sound, whose id is the same for the same words. */
    public static Completion.Sound sound(byte[] bytes, String transcript) {
        return new Completion.Sound(
                "audio_sandbox_" + Integer.toHexString(transcript.hashCode()),
                Base64.getEncoder().encodeToString(bytes),
                Tokens.split(transcript));
    }

    /** An element of {@code annotations} that names a page of the web. */
    public static ObjectNode citation(String url, String title, @Nullable String content, int start, int end) {
        ObjectNode annotation = Json.object();
        annotation.put("type", "url_citation");
        ObjectNode citation = annotation.putObject("url_citation");
        citation.put("url", url);
        citation.put("title", title);
        if (content != null) {
            citation.put("content", content);
        }
        citation.put("start_index", start);
        citation.put("end_index", end);
        return annotation;
    }
}

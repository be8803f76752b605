package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model make images.
 *
 * <p>On the wire {@code openrouter:image_generation}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class ImageGenerationTool extends ServerTool {

    static final String TYPE = "openrouter:image_generation";

    ImageGenerationTool(ObjectNode json) {
        super(json);
    }

    private ImageGenerationTool parameters() {
        return part("parameters", ImageGenerationTool::new);
    }

    /**
     * Which model makes them ({@code parameters.model}).
     *
     * @return its id, or null if not set
     */
    public @Nullable String model() {
        return parameters().string("model");
    }

    /**
     * A copy with another value; see {@link #model()}.
     *
     * @param value such as {@code openai/gpt-5-image}
     * @return the copy
     */
    public ImageGenerationTool withModel(String value) {
        return new ImageGenerationTool(withParameter("model", value));
    }

    /**
     * What else is asked of the images, such as {@code aspect_ratio}, {@code quality} or {@code size}.
     *
     * @param name the option's name on the wire
     * @return a copy of its value, or null if not set
     */
    public @Nullable JsonNode option(String name) {
        return parameters().node(name);
    }

    /**
     * A copy with an option; models have options of their own.
     *
     * @param name the option's name on the wire, such as {@code aspect_ratio}
     * @param value a string, a number or a list
     * @return the copy
     * @throws IllegalArgumentException if there is no JSON for the value
     */
    public ImageGenerationTool withOption(String name, Object value) {
        return new ImageGenerationTool(withParameter(name, Json.of(name, value)));
    }
}

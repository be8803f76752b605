package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads files for models that cannot ({@code file-parser}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class FileParserPlugin extends Plugin {

    FileParserPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public FileParserPlugin withEnabled(boolean value) {
        return new FileParserPlugin(option("enabled", value));
    }

    /**
     * What reads PDF files ({@code pdf.engine}).
     *
     * @return the engine; null if left to OpenRouter, which takes the model itself, else {@link PdfEngine#MISTRAL_OCR}, which costs
     */
    public @Nullable PdfEngine pdfEngine() {
        JsonNode value = tree().path("pdf").path("engine");
        return value.isString() ? new PdfEngine(value.stringValue()) : null;
    }

    /**
     * A copy with another value; see {@link #pdfEngine()}.
     *
     * @param value the engine
     * @return the copy
     */
    public FileParserPlugin withPdfEngine(PdfEngine value) {
        return new FileParserPlugin(option("pdf", Json.object().put("engine", value.value())));
    }
}

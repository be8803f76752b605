package io.airsprotocols.openrouter.catalog;

/**
 * What a model understands or answers with ({@code input_modalities}, {@code output_modalities}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record Modality(String value) {
    /** Text. */
    public static final Modality TEXT = new Modality("text");

    /** Images. */
    public static final Modality IMAGE = new Modality("image");

    /** Files such as PDF. */
    public static final Modality FILE = new Modality("file");

    /** Sound. */
    public static final Modality AUDIO = new Modality("audio");

    /** Video. */
    public static final Modality VIDEO = new Modality("video");

    /** Vectors. */
    public static final Modality EMBEDDINGS = new Modality("embeddings");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

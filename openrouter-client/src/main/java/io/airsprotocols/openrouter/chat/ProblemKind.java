package io.airsprotocols.openrouter.chat;

/**
 * What kind of thing is wrong with a request.
 *
 * <p>Open: later releases look for more.
 *
 * @param value a short name
 */
public record ProblemKind(String value) {
    /** The catalogue has no model of that name. */
    public static final ProblemKind UNKNOWN_MODEL = new ProblemKind("unknown_model");

    /** The model is chosen elsewhere: by a router, by a preset, by the account. Nothing can be said about it. */
    public static final ProblemKind UNCHECKED = new ProblemKind("unchecked");

    /** The model may have been taken from the catalogue by now. */
    public static final ProblemKind EXPIRED = new ProblemKind("expired");

    /** The model does not know a parameter, or not this value. */
    public static final ProblemKind PARAMETER = new ProblemKind("parameter");

    /** The model does not understand something that is shown to it. */
    public static final ProblemKind INPUT_MODALITY = new ProblemKind("input_modality");

    /** The model cannot answer with something that is asked for. */
    public static final ProblemKind OUTPUT_MODALITY = new ProblemKind("output_modality");

    /** Prompt or answer are too long for the model. */
    public static final ProblemKind SIZE = new ProblemKind("size");

    /** The short name. */
    @Override
    public String toString() {
        return value;
    }
}

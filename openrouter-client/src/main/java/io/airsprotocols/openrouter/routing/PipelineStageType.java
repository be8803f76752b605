package io.airsprotocols.openrouter.routing;

/**
 * What was done to a request or an answer on its way ({@code openrouter_metadata.pipeline[].type}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record PipelineStageType(String value) {
    /** A guardrail looked at it. */
    public static final PipelineStageType GUARDRAIL = new PipelineStageType("guardrail");

    /** A plugin worked on it. */
    public static final PipelineStageType PLUGIN = new PipelineStageType("plugin");

    /** Tools of OpenRouter ran. */
    public static final PipelineStageType SERVER_TOOLS = new PipelineStageType("server_tools");

    /** Broken JSON was mended. */
    public static final PipelineStageType RESPONSE_HEALING = new PipelineStageType("response_healing");

    /** The conversation was shortened. */
    public static final PipelineStageType CONTEXT_COMPRESSION = new PipelineStageType("context_compression");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

package io.airsprotocols.openrouter.chat;

/**
 * Whose form a block of reasoning has ({@code reasoning_details[].format}): only a model of that family can take it
 * back.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ReasoningFormat(String value) {
    /** OpenRouter does not know. */
    public static final ReasoningFormat UNKNOWN = new ReasoningFormat("unknown");

    /** OpenAI. */
    public static final ReasoningFormat OPENAI_RESPONSES = new ReasoningFormat("openai-responses-v1");

    /** OpenAI's models at Azure. */
    public static final ReasoningFormat AZURE_OPENAI_RESPONSES = new ReasoningFormat("azure-openai-responses-v1");

    /** OpenAI's models at Amazon Bedrock. */
    public static final ReasoningFormat BEDROCK_OPENAI_RESPONSES = new ReasoningFormat("bedrock-openai-responses-v1");

    /** xAI's models at Amazon Bedrock. */
    public static final ReasoningFormat BEDROCK_XAI_RESPONSES = new ReasoningFormat("bedrock-xai-responses-v1");

    /** xAI. */
    public static final ReasoningFormat XAI_RESPONSES = new ReasoningFormat("xai-responses-v1");

    /** Meta. */
    public static final ReasoningFormat META_RESPONSES = new ReasoningFormat("meta-responses-v1");

    /** Anthropic's models, wherever they run. */
    public static final ReasoningFormat ANTHROPIC_CLAUDE = new ReasoningFormat("anthropic-claude-v1");

    /** Google's models. */
    public static final ReasoningFormat GOOGLE_GEMINI = new ReasoningFormat("google-gemini-v1");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

package io.airsprotocols.openrouter.chat;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** How tokens are chosen, and how many. */
abstract sealed class SamplingParameters extends RoutingParameters permits OutputParameters {

    SamplingParameters(ObjectNode json) {
        super(json);
    }

    /**
     * How freely the model chooses its words ({@code temperature}).
     *
     * @param value from 0 (always the likeliest) to 2
     * @return this
     */
    public ChatRequestBuilder temperature(double value) {
        return put("temperature", value);
    }

    /**
     * Chooses among the likeliest tokens that together have this probability ({@code top_p}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder topP(double value) {
        return put("top_p", value);
    }

    /**
     * Chooses among this many likeliest tokens ({@code top_k}).
     *
     * @param value 0 (no limit) or more
     * @return this
     */
    public ChatRequestBuilder topK(int value) {
        return put("top_k", value);
    }

    /**
     * Leaves out tokens less likely than this share of the square of the likeliest ({@code top_a}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder topA(double value) {
        return put("top_a", value);
    }

    /**
     * Leaves out tokens less likely than this share of the likeliest ({@code min_p}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder minP(double value) {
        return put("min_p", value);
    }

    /**
     * Makes tokens less likely the oftener they came ({@code frequency_penalty}).
     *
     * @param value from -2 to 2
     * @return this
     */
    public ChatRequestBuilder frequencyPenalty(double value) {
        return put("frequency_penalty", value);
    }

    /**
     * Makes tokens less likely that came at all ({@code presence_penalty}).
     *
     * @param value from -2 to 2
     * @return this
     */
    public ChatRequestBuilder presencePenalty(double value) {
        return put("presence_penalty", value);
    }

    /**
     * Makes tokens of the prompt and the answer less likely ({@code repetition_penalty}).
     *
     * @param value from 0 to 2; 1 changes nothing
     * @return this
     */
    public ChatRequestBuilder repetitionPenalty(double value) {
        return put("repetition_penalty", value);
    }

    /**
     * The most tokens of the answer, reasoning included ({@code max_completion_tokens}).
     *
     * @param value 1 or more
     * @return this
     */
    public ChatRequestBuilder maxCompletionTokens(int value) {
        return put("max_completion_tokens", value);
    }

    /**
     * The most tokens of the answer, under the older name that some providers know alone ({@code max_tokens}).
     *
     * @param value 1 or more
     * @return this
     */
    public ChatRequestBuilder maxTokens(int value) {
        return put("max_tokens", value);
    }

    /**
     * Texts at which the model stops; they are not part of the answer ({@code stop}).
     *
     * @param texts at most 4, none empty
     * @return this
     */
    public ChatRequestBuilder stop(String... texts) {
        return texts("stop", texts);
    }

    /**
     * Makes the answer repeatable, as far as the provider can ({@code seed}).
     *
     * @param value any number
     * @return this
     */
    public ChatRequestBuilder seed(long value) {
        return put("seed", value);
    }

    /**
     * Makes tokens likelier or less likely ({@code logit_bias}).
     *
     * @param bias from -100 (never) to 100 (always) by the token's number in the model's vocabulary
     * @return this
     */
    public ChatRequestBuilder logitBias(Map<Integer, Double> bias) {
        ObjectNode values = json().putObject("logit_bias");
        bias.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> values.set(each.getKey().toString(), finite(each.getValue())));
        return self();
    }

    /**
     * Whether the probabilities of the tokens come with the answer ({@code logprobs}).
     *
     * @param value true to get them
     * @return this
     */
    public ChatRequestBuilder logprobs(boolean value) {
        return put("logprobs", value);
    }

    /**
     * How many alternatives come with each token; needs {@link #logprobs(boolean)} ({@code top_logprobs}).
     *
     * @param value from 0 to 20
     * @return this
     */
    public ChatRequestBuilder topLogprobs(int value) {
        return put("top_logprobs", value);
    }
}

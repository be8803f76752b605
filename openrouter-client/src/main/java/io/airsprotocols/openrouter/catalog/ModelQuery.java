package io.airsprotocols.openrouter.catalog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which models to list: every condition has to hold. The server decides. Immutable; each method gives a changed copy.
 *
 * <pre>{@code
 * router.catalog().listModels(ModelQuery.all().search("claude").supports("tools").maxPromptPrice(new BigDecimal("3")))
 * }</pre>
 */
public final class ModelQuery {

    private static final ModelQuery ALL = new ModelQuery(Map.of());

    private final Map<String, String> parameters;

    private ModelQuery(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * Every model that answers with text.
     *
     * @return a query without conditions
     */
    public static ModelQuery all() {
        return ALL;
    }

    /**
     * Only models whose name or id holds a text ({@code q}).
     *
     * @param text the text
     * @return a changed copy
     */
    public ModelQuery search(String text) {
        return with("q", text);
    }

    /**
     * Only models that know all of these parameters ({@code supported_parameters}).
     *
     * @param parameters such as {@code tools} or {@code response_format}
     * @return a changed copy
     */
    public ModelQuery supports(String... parameters) {
        return with("supported_parameters", String.join(",", parameters));
    }

    /**
     * Only models that understand these ({@code input_modalities}).
     *
     * @param modalities such as {@link Modality#IMAGE}
     * @return a changed copy
     */
    public ModelQuery input(Modality... modalities) {
        return with("input_modalities", joined(modalities));
    }

    /**
     * Only models that answer with these ({@code output_modalities}).
     *
     * @param modalities such as {@link Modality#IMAGE}
     * @return a changed copy
     */
    public ModelQuery output(Modality... modalities) {
        return with("output_modalities", joined(modalities));
    }

    /**
     * Only models whose prompt costs at most this ({@code max_price}).
     *
     * @param dollars US dollars for a million tokens, 0 or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public ModelQuery maxPromptPrice(BigDecimal dollars) {
        return price("max_price", dollars);
    }

    /**
     * Only models whose answer costs at most this ({@code max_output_price}).
     *
     * @param dollars US dollars for a million tokens, 0 or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is negative
     */
    public ModelQuery maxCompletionPrice(BigDecimal dollars) {
        return price("max_output_price", dollars);
    }

    /**
     * Only models with room for this many tokens ({@code context}).
     *
     * @param tokens 1 or more
     * @return a changed copy
     * @throws IllegalArgumentException if it is less than 1
     */
    public ModelQuery minContextLength(long tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("A context length is 1 token or more, was " + tokens);
        }
        return with("context", Long.toString(tokens));
    }

    /**
     * In which order ({@code sort}).
     *
     * @param order such as {@code pricing-low-to-high}, {@code newest} or {@code context-high-to-low}
     * @return a changed copy
     */
    public ModelQuery sort(String order) {
        return with("sort", order);
    }

    /**
     * Any query parameter of {@code GET /models}.
     *
     * @param parameter its name on the wire
     * @param value its value
     * @return a changed copy
     */
    public ModelQuery with(String parameter, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new ModelQuery(Collections.unmodifiableMap(more));
    }

    private ModelQuery price(String parameter, BigDecimal dollars) {
        if (dollars.signum() < 0) {
            throw new IllegalArgumentException("A price is 0 or more US dollars a million tokens, was " + dollars);
        }
        return with(parameter, dollars.toPlainString());
    }

    private static String joined(Modality... modalities) {
        return Stream.of(modalities).map(Modality::value).collect(Collectors.joining(","));
    }

    /** The parameters as they are sent. */
    Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("&", "ModelQuery[", "]");
        parameters.forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }
}

package io.airsprotocols.openrouter.routing;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request names a model by: {@code author/slug}, with variants ({@code :free}) and a preset ({@code @preset/slug}) if
 * wanted. Immutable. Names are not checked: which there are, only the server knows.
 *
 * <pre>{@code
 * ModelId fast = ModelId.of("openai/gpt-oss-20b").with(Variant.FREE, Variant.NITRO); // openai/gpt-oss-20b:free:nitro
 * }</pre>
 *
 * @param value the name on the wire
 */
public record ModelId(String value) {

    /** A router that chooses a model for each request ({@code openrouter/auto}). */
    public static final ModelId AUTO = new ModelId("openrouter/auto");

    /** What {@link #AUTO} will become ({@code openrouter/auto-beta}). */
    public static final ModelId AUTO_BETA = new ModelId("openrouter/auto-beta");

    /** A router among the free models ({@code openrouter/free}). */
    public static final ModelId FREE = new ModelId("openrouter/free");

    /** A router among models for programming, by score and price ({@code openrouter/pareto-code}). */
    public static final ModelId PARETO_CODE = new ModelId("openrouter/pareto-code");

    /** A router that turns a wish into requests to several models ({@code openrouter/bodybuilder}). */
    public static final ModelId BODYBUILDER = new ModelId("openrouter/bodybuilder");

    /** Several models that think together ({@code openrouter/fusion}). */
    public static final ModelId FUSION = new ModelId("openrouter/fusion");

    /** Several fast models that think together ({@code openrouter/fusion-flash}). */
    public static final ModelId FUSION_FLASH = new ModelId("openrouter/fusion-flash");

    private static final List<ModelId> ROUTERS =
            List.of(AUTO, AUTO_BETA, FREE, PARETO_CODE, BODYBUILDER, FUSION, FUSION_FLASH);

    private static final String PRESET = "@preset/";

    /**
     * A model by its id.
     *
     * @param id such as {@code openai/gpt-4o}, with variants and preset if wanted
     * @return the id
     */
    public static ModelId of(String id) {
        return new ModelId(id);
    }

    /**
     * Whatever model a preset of the account names ({@code @preset/slug}).
     *
     * @param slug the preset's slug
     * @return the id
     */
    public static ModelId preset(String slug) {
        return new ModelId(PRESET + slug);
    }

    /**
     * This model, served otherwise.
     *
     * @param variants put after those it has already
     * @return a changed copy
     */
    public ModelId with(Variant... variants) {
        StringBuilder name = new StringBuilder(model());
        Stream.of(variants).forEach(each -> name.append(':').append(each.value()));
        return new ModelId(name + value.substring(model().length()));
    }

    /**
     * This model with the other settings of a preset of the account.
     *
     * @param slug the preset's slug
     * @return a changed copy
     */
    public ModelId withPreset(String slug) {
        return new ModelId(model() + PRESET + slug);
    }

    /**
     * The id without variants and preset.
     *
     * @return such as {@code openai/gpt-4o}; empty if there is only a preset
     */
    public String base() {
        String model = model();
        int colon = model.indexOf(':');
        return colon < 0 ? model : model.substring(0, colon);
    }

    /**
     * How the model is to be served.
     *
     * @return the variants in their order, never null
     */
    public List<Variant> variants() {
        String suffixes = model().substring(base().length());
        return Stream.of(suffixes.split(":", -1))
                .filter(each -> !each.isEmpty())
                .map(Variant::new)
                .toList();
    }

    /**
     * The preset whose settings are used.
     *
     * @return its slug, or null if there is none
     */
    public @Nullable String preset() {
        String model = model();
        return model.length() == value.length() ? null : value.substring(model.length() + PRESET.length());
    }

    /**
     * Whether it is one of OpenRouter's routers, which choose a model for each request.
     *
     * @return true for those that have a constant here
     */
    public boolean isRouter() {
        return ROUTERS.stream().anyMatch(each -> each.value().equals(base()));
    }

    private String model() {
        int preset = value.indexOf(PRESET);
        return preset < 0 ? value : value.substring(0, preset);
    }

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

package io.airsprotocols.openrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Ids of models, with what hangs on them. */
class ModelIdTest {

    @Test
    void variants_are_put_one_behind_the_other() {
        ModelId model = ModelId.of("openai/gpt-oss-20b").with(Variant.FREE).with(Variant.ONLINE, new Variant("new"));
        assertThat(model).hasToString("openai/gpt-oss-20b:free:online:new");
        assertThat(model.base()).isEqualTo("openai/gpt-oss-20b");
        assertThat(model.variants()).containsExactly(Variant.FREE, Variant.ONLINE, new Variant("new"));
        assertThat(model.preset()).isNull();
        assertThat(Variant.NITRO).hasToString("nitro");
    }

    @Test
    void a_preset_comes_last_whenever_it_is_named() {
        ModelId model = ModelId.of("openai/gpt-4o").withPreset("brief").with(Variant.FLOOR);
        assertThat(model).hasToString("openai/gpt-4o:floor@preset/brief");
        assertThat(model.preset()).isEqualTo("brief");
        assertThat(model.variants()).containsExactly(Variant.FLOOR);
        assertThat(model.withPreset("long")).hasToString("openai/gpt-4o:floor@preset/long");
    }

    @Test
    void a_preset_alone_names_no_model() {
        ModelId model = ModelId.preset("brief");
        assertThat(model).hasToString("@preset/brief").isEqualTo(ModelId.of("@preset/brief"));
        assertThat(model.base()).isEmpty();
        assertThat(model.variants()).isEmpty();
        assertThat(model.preset()).isEqualTo("brief");
    }

    @Test
    void routers_are_known_and_models_of_the_same_author_are_none() {
        assertThat(ModelId.AUTO).hasToString("openrouter/auto");
        assertThat(ModelId.of("openrouter/auto:online").isRouter()).isTrue();
        assertThat(ModelId.FUSION_FLASH.isRouter()).isTrue();
        assertThat(ModelId.of("openrouter/horizon-alpha").isRouter()).isFalse();
        assertThat(ModelId.of("").base()).isEmpty();
    }
}

package io.airsprotocols.openrouter.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Types with Jackson's annotations as people use them: what is asked for is what is read. */
class AnnotatedTypesTest {

    record Hiding(String shown, @JsonIgnore String hidden) {}

    static class Parent {
        public String name;

        @JsonManagedReference
        public List<Child> children;
    }

    static class Child {
        public String name;

        @JsonBackReference
        public Parent parent;
    }

    record Loose(String name, @JsonAnySetter Map<String, Integer> rest) {}

    static class LooseBean {
        public String name;

        @JsonAnySetter
        public Map<String, Integer> rest = new LinkedHashMap<>();
    }

    private static String properties(JsonSchema<?> schema) {
        return schema.json().path("properties").propertyNames().toString();
    }

    private static JsonNode q(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    @Test
    void an_ignored_component_of_a_record_is_not_asked_for() {
        JsonSchema<Hiding> schema = JsonSchema.of(Hiding.class);
        assertThat(properties(schema)).isEqualTo("[shown]");
        assertThat(schema.read(q("{'shown':'a'}"))).isEqualTo(new Hiding("a", null));
        assertThat(schema.partialReader().add("{\"shown\":\"a").value()).isEqualTo(new Hiding("a", null));
    }

    @Test
    void the_way_back_to_a_parent_is_not_asked_for() {
        JsonSchema<Parent> schema = JsonSchema.of(Parent.class);
        assertThat(schema.json().at("/properties/children/items/properties").propertyNames())
                .containsExactly("name");
        Parent parent = schema.read(q("{'name':'a','children':[{'name':'b'}]}"));
        assertThat(parent.children.get(0).parent).isSameAs(parent);
    }

    @Test
    void what_takes_all_other_properties_is_none_itself() {
        assertThat(properties(JsonSchema.of(Loose.class))).isEqualTo("[name]");
        JsonSchema<Loose> loose = JsonSchema.builder(Loose.class).strict(false).build();
        assertThat(properties(loose)).isEqualTo("[name]");
        assertThat(loose.json().path("additionalProperties")).isEqualTo(q("{'type':'integer'}"));
        assertThat(loose.read(q("{'name':'a','b':1}"))).isEqualTo(new Loose("a", Map.of("b", 1)));
        assertThat(loose.check(q("{'name':'a','b':'c'}")))
                .containsExactly(new Mismatch("$.b", "a whole number", "\"c\""));
        LooseBean bean = JsonSchema.builder(LooseBean.class)
                .strict(false)
                .build()
                .read(q("{'name':'a','b':1}"));
        assertThat(bean.rest).isEqualTo(Map.of("b", 1));
    }
}

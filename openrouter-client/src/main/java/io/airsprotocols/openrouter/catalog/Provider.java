package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A company that runs models ({@code GET /providers}). Immutable. */
public final class Provider extends JsonView {

    Provider(ObjectNode json) {
        super(json);
    }

    /**
     * Its display name ({@code name}).
     *
     * @return such as {@code Google AI Studio}
     */
    public String name() {
        return string("name", "");
    }

    /**
     * What provider preferences name it by ({@code slug}).
     *
     * @return such as {@code google-ai-studio}
     */
    public String slug() {
        return string("slug", "");
    }

    /**
     * Its privacy policy ({@code privacy_policy_url}).
     *
     * @return an address, or null
     */
    public @Nullable String privacyPolicyUrl() {
        return string("privacy_policy_url");
    }

    /**
     * Its terms of service ({@code terms_of_service_url}).
     *
     * @return an address, or null
     */
    public @Nullable String termsOfServiceUrl() {
        return string("terms_of_service_url");
    }

    /**
     * Where it says how it is doing ({@code status_page_url}).
     *
     * @return an address, or null
     */
    public @Nullable String statusPageUrl() {
        return string("status_page_url");
    }

    /**
     * Where it has its seat ({@code headquarters}).
     *
     * @return a country code, or null
     */
    public @Nullable String headquarters() {
        return string("headquarters");
    }

    /**
     * Where its machines are ({@code datacenters}).
     *
     * @return country codes, never null
     */
    public List<String> datacenters() {
        return texts("datacenters");
    }
}

package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a user is, about, so that a search finds what is near ({@code user_location}). Immutable; the {@code with…}
 * methods give a changed copy.
 */
public final class UserLocation extends JsonView {

    /**
     * Views a place.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public UserLocation(ObjectNode json) {
        super(json);
    }

    /**
     * No place yet.
     *
     * @return a place to be named by the {@code with…} methods
     */
    public static UserLocation approximate() {
        return new UserLocation(Json.object().put("type", "approximate"));
    }

    /**
     * How exact it is ({@code type}).
     *
     * @return {@code approximate}; empty if not told
     */
    public String type() {
        return string("type", "");
    }

    /**
     * The city ({@code city}).
     *
     * @return the name, or null if not set
     */
    public @Nullable String city() {
        return string("city");
    }

    /**
     * A copy with another value; see {@link #city()}.
     *
     * @param value such as {@code Oslo}
     * @return the copy
     */
    public UserLocation withCity(String value) {
        return new UserLocation(with("city", value));
    }

    /**
     * The region or state ({@code region}).
     *
     * @return the name, or null if not set
     */
    public @Nullable String region() {
        return string("region");
    }

    /**
     * A copy with another value; see {@link #region()}.
     *
     * @param value such as {@code California}
     * @return the copy
     */
    public UserLocation withRegion(String value) {
        return new UserLocation(with("region", value));
    }

    /**
     * The country ({@code country}).
     *
     * @return the code, or null if not set
     */
    public @Nullable String country() {
        return string("country");
    }

    /**
     * A copy with another value; see {@link #country()}.
     *
     * @param value two letters (ISO 3166-1), such as {@code NO}
     * @return the copy
     */
    public UserLocation withCountry(String value) {
        return new UserLocation(with("country", value));
    }

    /**
     * The time zone ({@code timezone}).
     *
     * @return the IANA name, or null if not set
     */
    public @Nullable String timezone() {
        return string("timezone");
    }

    /**
     * A copy with another value; see {@link #timezone()}.
     *
     * @param value such as {@code Europe/Oslo}
     * @return the copy
     */
    public UserLocation withTimezone(String value) {
        return new UserLocation(with("timezone", value));
    }
}

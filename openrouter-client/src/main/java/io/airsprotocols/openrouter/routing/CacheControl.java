package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Marks a place up to which a provider is to cache the prompt ({@code cache_control}): a part of a message, a tool, or the
 * whole request. Immutable.
 *
 * <p>Anthropic's models take at most four such places; those of others cache by themselves, or need them as well.
 */
public final class CacheControl extends JsonView {

    private static final Pattern TTL = Pattern.compile("(\\d{1,9})([mh])");

    /**
     * Views a mark.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public CacheControl(ObjectNode json) {
        super(json);
    }

    /**
     * A mark that holds for as long as the provider says, usually five minutes.
     *
     * @return the mark
     */
    public static CacheControl ephemeral() {
        return new CacheControl(Json.object().put("type", "ephemeral"));
    }

    /**
     * The kind of the mark ({@code type}).
     *
     * @return {@code ephemeral}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }

    /**
     * For how long the cache holds ({@code ttl}).
     *
     * @return the time, or null if left to the provider
     */
    public @Nullable Duration ttl() {
        Matcher ttl = TTL.matcher(string("ttl", ""));
        if (!ttl.matches()) {
            return null;
        }
        long count = Long.parseLong(ttl.group(1));
        return ttl.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofMinutes(count);
    }

    /**
     * A copy with another time; see {@link #ttl()}. Longer costs more to write.
     *
     * @param value 5 minutes or 1 hour at the time of this release
     * @return the copy
     * @throws IllegalArgumentException if it is not a number of whole minutes, 1 or more
     */
    public CacheControl withTtl(Duration value) {
        if (value.toMinutes() < 1 || !value.equals(Duration.ofMinutes(value.toMinutes()))) {
            throw new IllegalArgumentException("ttl must be whole minutes, 1 or more, was " + value);
        }
        boolean hours = value.equals(Duration.ofHours(value.toHours()));
        return new CacheControl(with("ttl", hours ? value.toHours() + "h" : value.toMinutes() + "m"));
    }
}

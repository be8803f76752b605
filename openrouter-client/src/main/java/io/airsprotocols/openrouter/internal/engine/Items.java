package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.http.Listing;
import io.airsprotocols.openrouter.http.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What endpoints that answer {@code {"data": …}} give. */
public final class Items {

    private Items() {}

    /**
     * An object, whatever was sent: what is not there reads as an object without fields.
     *
     * @param data what was sent
     * @return the object
     */
    public static ObjectNode object(@Nullable JsonNode data) {
        return data instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }

    /**
     * A listing that goes on as long as the server names a next page ({@code links.next}).
     *
     * @param <T> the type of an element
     * @param engine makes the calls
     * @param operation asks for the first page
     * @param view makes an element
     * @return the listing
     */
    public static <T> Listing<T> listing(Engine engine, Operation operation, Function<ObjectNode, T> view) {
        return new Listing<>(next -> {
            Answer answer = engine.send(next == null ? operation : page(operation, next), RequestOptions.none());
            List<T> items = new ArrayList<>();
            for (JsonNode each : answer.json().path("data")) {
                if (each instanceof ObjectNode object) {
                    items.add(view.apply(object));
                }
            }
            JsonNode link = answer.json().path("links").path("next");
            // A link back to the same page would never end.
            boolean more = link.isString() && !link.stringValue().equals(next) && !items.isEmpty();
            return new Listing.Page<>(items, more ? link.stringValue() : null);
        });
    }

    /** Only the query of the link is taken, so that no server can send the key elsewhere. */
    private static Operation page(Operation first, String link) {
        Operation page = first;
        int question = link.indexOf('?');
        for (String each :
                question < 0 ? new String[0] : link.substring(question + 1).split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                page = page.with(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
            }
        }
        return page;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}

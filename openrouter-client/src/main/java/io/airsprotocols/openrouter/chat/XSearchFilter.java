package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What models of xAI search on X ({@code x_search_filter}). OpenRouter passes over a filter that is not valid without a word,
 * so these are checked here. Immutable; the {@code with…} methods give a changed copy.
 */
public final class XSearchFilter extends JsonView {

    private static final int MOST_HANDLES = 20;

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER =
            List.of("allowed_x_handles", "excluded_x_handles", "from_date", "to_date");

    private XSearchFilter(ObjectNode json) {
        super(json);
    }

    /**
     * Everything.
     *
     * @return a filter that lets everything through
     */
    public static XSearchFilter all() {
        return new XSearchFilter(Json.object());
    }

    /**
     * Only posts of these accounts ({@code allowed_x_handles}).
     *
     * @param handles 1 to 20 names, without {@code @}
     * @return the filter
     * @throws IllegalArgumentException if there are none, or more than 20, or one is blank or begins with {@code @}
     */
    public static XSearchFilter only(String... handles) {
        return all().handles("allowed_x_handles", handles);
    }

    /**
     * No posts of these accounts ({@code excluded_x_handles}).
     *
     * @param handles 1 to 20 names, without {@code @}
     * @return the filter
     * @throws IllegalArgumentException if there are none, or more than 20, or one is blank or begins with {@code @}
     */
    public static XSearchFilter without(String... handles) {
        return all().handles("excluded_x_handles", handles);
    }

    /**
     * A copy with a first day ({@code from_date}).
     *
     * @param day the oldest posts
     * @return the copy
     * @throws IllegalArgumentException if it is after the last
     */
    public XSearchFilter withFrom(LocalDate day) {
        return day("from_date", day);
    }

    /**
     * A copy with a last day ({@code to_date}).
     *
     * @param day the youngest posts
     * @return the copy
     * @throws IllegalArgumentException if it is before the first
     */
    public XSearchFilter withTo(LocalDate day) {
        return day("to_date", day);
    }

    /**
     * A copy that says whether images of posts are looked at ({@code enable_image_understanding}).
     *
     * @param value true to have them looked at
     * @return the copy
     */
    public XSearchFilter withImageUnderstanding(boolean value) {
        return changed("enable_image_understanding", JsonNodeFactory.instance.booleanNode(value));
    }

    /**
     * A copy that says whether videos of posts are looked at ({@code enable_video_understanding}).
     *
     * @param value true to have them looked at
     * @return the copy
     */
    public XSearchFilter withVideoUnderstanding(boolean value) {
        return changed("enable_video_understanding", JsonNodeFactory.instance.booleanNode(value));
    }

    private XSearchFilter handles(String name, String... handles) {
        if (handles.length < 1 || handles.length > MOST_HANDLES) {
            throw new IllegalArgumentException(
                    name + " must hold 1 to " + MOST_HANDLES + " names, was " + handles.length);
        }
        for (String each : handles) {
            if (each.isBlank() || each.startsWith("@")) {
                throw new IllegalArgumentException(name + " must hold names without @, was \"" + each + "\"");
            }
        }
        return changed(name, Json.of(name, List.of(handles)));
    }

    private XSearchFilter day(String name, LocalDate day) {
        XSearchFilter changed = changed(name, JsonNodeFactory.instance.stringNode(day.toString()));
        String from = changed.string("from_date");
        String to = changed.string("to_date");
        if (from != null && to != null && LocalDate.parse(from).isAfter(LocalDate.parse(to))) {
            throw new IllegalArgumentException("from_date must not be after to_date, was " + from + " and " + to);
        }
        return changed;
    }

    private XSearchFilter changed(String name, JsonNode value) {
        return new XSearchFilter(Json.inOrder(with(name, value), ORDER));
    }
}

package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.schema.Mismatch;
import io.airsprotocols.openrouter.schema.MismatchException;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/**
 * The arguments of a {@link ToolCall} are not what was asked for. No call to OpenRouter failed: the model wrote something
 * else, or its answer was cut. {@link #text()} has all of it; {@link #getMessage()} may be sent back to the model as the
 * result of the call, and many then do better.
 */
public final class ToolArgumentsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_EXCERPT = 200;
    private static final int MOST_SHOWN = 3;

    private final String toolCallId;
    private final String toolName;
    private final String path;
    private final String text;

    ToolArgumentsException(ToolCall call, String problem, String text, @Nullable JacksonException cause) {
        this(call, problem + where(cause), path(cause), text, cause);
    }

    ToolArgumentsException(ToolCall call, MismatchException cause) {
        this(
                call,
                "they do not fit: "
                        + cause.mismatches().stream()
                                .limit(MOST_SHOWN)
                                .map(Mismatch::toString)
                                .collect(Collectors.joining("; ")),
                cause.mismatches().isEmpty() ? "" : cause.mismatches().get(0).path(),
                call.arguments(),
                cause);
    }

    private ToolArgumentsException(ToolCall call, String problem, String path, String text, @Nullable Throwable cause) {
        super(
                "The arguments of " + call.name() + " cannot be used, because " + problem + ": "
                        + (text.isBlank() ? "there are none" : excerpt(text)),
                cause);
        this.toolCallId = call.id();
        this.toolName = call.name();
        this.path = path;
        this.text = text;
    }

    private static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT - 1) + "…";
    }

    private static String where(@Nullable JacksonException cause) {
        String path = path(cause);
        return path.isEmpty() ? "" : " (" + path + ")";
    }

    private static String path(@Nullable JacksonException cause) {
        if (cause instanceof DatabindException misfit && !misfit.getPath().isEmpty()) {
            StringBuilder path = new StringBuilder("$");
            misfit.getPath()
                    .forEach(step -> path.append(
                            step.getPropertyName() == null
                                    ? "[" + step.getIndex() + "]"
                                    : "." + step.getPropertyName()));
            return path.toString();
        }
        return cause == null
                        || cause.getLocation() == null
                        || cause.getLocation().getLineNr() < 1
                ? ""
                : "line " + cause.getLocation().getLineNr() + ", column "
                        + cause.getLocation().getColumnNr();
    }

    /** What is wrong, where, and the beginning of the text; fit to be sent back to the model. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * The call.
     *
     * @return its id, empty if it had none
     */
    public String toolCallId() {
        return toolCallId;
    }

    /**
     * The function that was called.
     *
     * @return its name, empty if the call had none
     */
    public String toolName() {
        return toolName;
    }

    /**
     * Where the trouble is.
     *
     * @return such as {@code $.city} or {@code line 1, column 9}; empty if not known
     */
    public String path() {
        return path;
    }

    /**
     * The arguments as the model wrote them.
     *
     * @return the whole text
     */
    public String text() {
        return text;
    }
}

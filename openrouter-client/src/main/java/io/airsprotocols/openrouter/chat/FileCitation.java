package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file that something was found in, in an older form ({@code type: file_annotation}). Immutable.
 */
public final class FileCitation extends Annotation {

    FileCitation(ObjectNode json) {
        super(json);
    }

    /**
     * The file ({@code file_annotation.file_id}).
     *
     * @return its id, empty if there is none
     */
    public String fileId() {
        return inner().string("file_id", "");
    }

    /**
     * What stands there ({@code file_annotation.quote}).
     *
     * @return the passage, or null if not told
     */
    public @Nullable String quote() {
        return inner().string("quote");
    }

    /**
     * A copy with the passage; see {@link #quote()}.
     *
     * @param value the passage
     * @return the copy
     */
    public FileCitation withQuote(String value) {
        return new FileCitation(with("file_annotation", inner().with("quote", value)));
    }

    /** The inner object has the fields; it is read by the same means. */
    private FileCitation inner() {
        return part("file_annotation", FileCitation::new);
    }
}

package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file within a message, such as a PDF ({@code type: file}). Immutable. */
public final class FilePart extends ContentPart {

    FilePart(ObjectNode json) {
        super(json);
    }

    /**
     * The name the model sees ({@code file.filename}).
     *
     * @return the name, or null if it has none
     */
    public @Nullable String filename() {
        return Media.text(file().path("filename"));
    }

    /**
     * Where the file is ({@code file.file_data}).
     *
     * @return an address or a {@code data:} URL, which is made anew at each call; null if it is named by its id
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public @Nullable String url() {
        return Media.text(file().path("file_data"));
    }

    /**
     * The name under which it is stored already ({@code file.file_id}).
     *
     * @return the id, or null if it has none
     */
    public @Nullable String fileId() {
        return Media.text(file().path("file_id"));
    }

    /**
     * What kind of file it is, if it is sent within the message.
     *
     * @return such as {@code application/pdf}, or null if it is elsewhere
     */
    public @Nullable String mediaType() {
        return Media.mediaType(file().path("file_data"));
    }

    /**
     * The file itself, if it is sent within the message.
     *
     * @return a copy of its bytes, or null if it is elsewhere
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public byte @Nullable [] bytes() {
        return Media.bytes(file().path("file_data"));
    }

    /**
     * A copy with another name; see {@link #filename()}.
     *
     * @param value the name
     * @return the copy
     */
    public FilePart withFilename(String value) {
        ObjectNode changed = tree().deepCopy();
        ObjectNode file = changed.get("file") instanceof ObjectNode object ? object : changed.putObject("file");
        file.put("filename", value);
        return new FilePart(changed);
    }

    private JsonNode file() {
        return tree().path("file");
    }
}

package io.airsprotocols.openrouter.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file of the request was read as ({@code type: file}). Sent back in the next request, it spares reading the
 * file again, which costs money. Immutable.
 */
public final class ParsedFile extends Annotation {

    ParsedFile(ObjectNode json) {
        super(json);
    }

    /**
     * What tells the file from others ({@code file.hash}).
     *
     * @return the hash, empty if there is none
     */
    public String hash() {
        return inner().string("hash", "");
    }

    /**
     * The name of the file ({@code file.name}).
     *
     * @return the name, or null if not told
     */
    public @Nullable String name() {
        return inner().string("name");
    }

    /**
     * What it holds ({@code file.content}): texts and images.
     *
     * @return the parts, never null
     */
    public List<ContentPart> content() {
        return inner().children("content", ContentPart::view);
    }

    /**
     * A copy with another name; see {@link #name()}.
     *
     * @param value the name
     * @return the copy
     */
    public ParsedFile withName(String value) {
        return new ParsedFile(with("file", inner().with("name", value)));
    }

    /** The inner object has the fields; it is read by the same means. */
    private ParsedFile inner() {
        return part("file", ParsedFile::new);
    }
}

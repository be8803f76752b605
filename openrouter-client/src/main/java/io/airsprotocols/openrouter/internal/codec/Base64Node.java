package io.airsprotocols.openrouter.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.StringNode;
import tools.jackson.databind.node.ValueNode;

/**
 * A string within a JSON tree that stands for a file: its text is made only while it is written or asked for. To all who
 * read the tree it is a string like any other. Immutable.
 */
public final class Base64Node extends ValueNode {

    private static final long serialVersionUID = 1L;

    /** An attribute of a writer that wants to show what there is, and not all of it. */
    static final String BRIEF = Base64Node.class.getName();

    /** What needs no escaping in JSON. */
    private static final Pattern PLAIN = Pattern.compile("[^\"\\\\\\p{Cntrl}]*");

    private final transient Attachment attachment;
    private final String prefix;

    /** Fewer bytes than this that are held anyway cost less as the text they become. */
    private static final int SMALL = 1 << 16;

    /**
     * A string of a JSON tree that stands for a file or for bytes.
     *
     * @param prefix what stands before the base64, such as {@code data:image/png;base64,}; may be empty
     * @param attachment what to encode
     * @return the string; a plain one for few bytes
     * @throws IllegalArgumentException if the prefix has characters that JSON escapes
     */
    public static ValueNode of(String prefix, Attachment attachment) {
        Base64Node node = new Base64Node(prefix, attachment);
        return attachment.isFile() || attachment.size() > SMALL ? node : StringNode.valueOf(node.stringValue());
    }

    private Base64Node(String prefix, Attachment attachment) {
        if (!PLAIN.matcher(prefix).matches()) {
            throw new IllegalArgumentException("A media type has no quotes and control characters, was " + prefix);
        }
        this.prefix = prefix;
        this.attachment = attachment;
    }

    /**
     * What is encoded.
     *
     * @return the file or the bytes
     */
    public Attachment attachment() {
        return attachment;
    }

    /**
     * What stands before the base64.
     *
     * @return such as {@code data:image/png;base64,}; may be empty
     */
    public String prefix() {
        return prefix;
    }

    @Override
    public JsonNodeType getNodeType() {
        return JsonNodeType.STRING;
    }

    @Override
    public JsonToken asToken() {
        return JsonToken.VALUE_STRING;
    }

    /**
     * The whole text.
     *
     * @throws UncheckedIOException if the file cannot be read, or has changed since
     */
    @Override
    public String stringValue() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes(prefix.getBytes(StandardCharsets.UTF_8));
        try {
            attachment.encode(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String stringValue(@Nullable String unused) {
        return stringValue();
    }

    @Override
    public String asString() {
        return stringValue();
    }

    @Override
    public String asString(@Nullable String unused) {
        return stringValue();
    }

    @Override
    protected String _asString() {
        return stringValue();
    }

    @Override
    public byte[] binaryValue() {
        try {
            return attachment.content();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    protected String _valueDesc() {
        return prefix + "… (" + attachment + ")";
    }

    @Override
    public void serialize(JsonGenerator out, SerializationContext context) {
        if (out.streamWriteOutputTarget() instanceof SplicedJson.Output body) {
            out.writeRawValue('"' + prefix);
            out.flush();
            body.splice(attachment);
            out.writeRaw('"');
        } else if (context.getAttribute(BRIEF) != null) {
            out.writeString(_valueDesc());
        } else {
            out.writeString(stringValue());
        }
    }

    /** Equal when it is the same file in the same state, or the same bytes; a file is not read for this. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Base64Node that && prefix.equals(that.prefix) && attachment.equals(that.attachment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, attachment);
    }
}

package io.airsprotocols.openrouter.schema;

import org.jspecify.annotations.Nullable;

/** A text holds no JSON of the wanted kind, or JSON that is broken or breaks off. */
public final class NotJsonException extends ValueException {

    private static final long serialVersionUID = 1L;

    private final boolean cut;

    NotJsonException(String message, boolean cut, @Nullable Throwable cause) {
        super(message, cause);
        this.cut = cut;
    }

    /**
     * Whether the text breaks off inside JSON that was good until there.
     *
     * @return false if there is no JSON at all, or broken JSON
     */
    public boolean isCut() {
        return cut;
    }
}

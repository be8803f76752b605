package io.airsprotocols.openrouter.chat;

/**
 * How closely a model looks at an image ({@code image_url.detail}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ImageDetail(String value) {
    /** The model decides. */
    public static final ImageDetail AUTO = new ImageDetail("auto");

    /** Coarsely and cheaply. */
    public static final ImageDetail LOW = new ImageDetail("low");

    /** Closely. */
    public static final ImageDetail HIGH = new ImageDetail("high");

    /** In the size it was sent. */
    public static final ImageDetail ORIGINAL = new ImageDetail("original");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

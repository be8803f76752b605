package io.airsprotocols.openrouter.chat;

/**
 * Who speaks in a message ({@code role}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record Role(String value) {
    /** Instructions to the model. */
    public static final Role SYSTEM = new Role("system");

    /** Instructions to the model, as newer models name them. */
    public static final Role DEVELOPER = new Role("developer");

    /** The user. */
    public static final Role USER = new Role("user");

    /** The model. */
    public static final Role ASSISTANT = new Role("assistant");

    /** The result of a tool. */
    public static final Role TOOL = new Role("tool");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}

/** A local server that speaks OpenRouter. */
@org.jspecify.annotations.NullMarked
module io.airsprotocols.openrouter.sandbox {
    requires static transitive org.jspecify;
    requires static org.junit.jupiter.api;
    requires transitive tools.jackson.databind;
    requires mockwebserver3;
    requires okhttp3;
    requires okhttp3.tls;
    requires okio;
    requires kotlin.stdlib;

    exports io.airsprotocols.openrouter.sandbox;
}

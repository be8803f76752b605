/** A client for the OpenRouter API. */
@org.jspecify.annotations.NullMarked
module io.airsprotocols.openrouter {
    requires static transitive org.jspecify;
    requires transitive tools.jackson.databind;
    requires transitive okhttp3;
    requires kotlin.stdlib;
    requires okio;
    requires org.slf4j;

    exports io.airsprotocols.openrouter;
    exports io.airsprotocols.openrouter.account;
    exports io.airsprotocols.openrouter.catalog;
    exports io.airsprotocols.openrouter.chat;
    exports io.airsprotocols.openrouter.error;
    exports io.airsprotocols.openrouter.http;
    exports io.airsprotocols.openrouter.json;
    exports io.airsprotocols.openrouter.routing;
    exports io.airsprotocols.openrouter.schema;
    exports io.airsprotocols.openrouter.sse;
    exports io.airsprotocols.openrouter.usage;
}

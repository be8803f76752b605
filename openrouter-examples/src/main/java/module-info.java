/** Runnable examples, on the module path as a modular application would use the library. */
@org.jspecify.annotations.NullMarked
module io.airsprotocols.openrouter.examples {
    requires static org.jspecify;
    requires transitive com.fasterxml.jackson.annotation;
    requires io.airsprotocols.openrouter;

    exports io.airsprotocols.openrouter.examples;
}

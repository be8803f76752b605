package io.airsprotocols.openrouter.benchmarks.load;

/** Who takes part. The class of a contestant is loaded by {@link #at} alone, since only its own process can load it. */
enum Kind {
    CLIENT("openrouter-client"),
    /** What it would cost with less under it. */
    PROTOTYPE("openrouter-client on bare sockets, a prototype"),
    FLOOR("blocking sockets, hand-parsed"),
    OKHTTP("OkHttp + Jackson 3"),
    JDK_HTTP("java.net.http + Jackson 3"),
    OPENAI("openai-java"),
    LANGCHAIN4J("LangChain4j"),
    /** Not a class of this module, but a script that Node runs. */
    SDK("@openrouter/sdk on Node");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean speaksHttp2() {
        return this != PROTOTYPE && this != FLOOR && this != SDK;
    }

    Contestant at(String baseUrl) {
        return switch (this) {
            case CLIENT -> ClientContestant.asItComes(baseUrl);
            case PROTOTYPE -> ClientContestant.onBareSockets(baseUrl);
            case FLOOR -> new FloorContestant(baseUrl);
            case OKHTTP -> new OkHttpContestant(baseUrl);
            case JDK_HTTP -> new JdkHttpContestant(baseUrl);
            case OPENAI -> new OpenAiContestant(baseUrl);
            case LANGCHAIN4J -> new LangChain4jContestant(baseUrl);
            case SDK -> throw new IllegalStateException("Only Node can run it");
        };
    }
}

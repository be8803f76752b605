package io.airsprotocols.openrouter.benchmarks.load;

/** What everyone asks. */
final class Question {

    /** Of the form of a key, so that nobody's checks are spared. */
    static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    static final String MODEL = "sim/alpha";

    static final String SYSTEM =
            "You are a travel guide. Answer in at most three paragraphs, name your sources, say which of"
                    + " your statements are opinions, and give distances in kilometres and prices in the currency of the country.";

    static final String USER =
            "I have two days in Oslo in October and like museums, wooden ships and long walks, but not"
                    + " queues. What should I see, in which order, and where can I eat well for less than 300 kroner a meal?";

    static final double TEMPERATURE = 0.7;

    private Question() {}
}

package io.airsprotocols.openrouter.schema;

/**
 * One place at which JSON is not what was asked for. Immutable.
 *
 * @param path where, from the root: {@code $.cities[2].population}
 * @param wanted what should be there, in words
 * @param found what is there: at most 80 characters of its JSON, or {@code nothing}
 */
public record Mismatch(String path, String wanted, String found) {

    /** As a sentence. */
    @Override
    public String toString() {
        return path + ": wanted " + wanted + ", found " + found;
    }
}

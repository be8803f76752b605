package io.airsprotocols.openrouter.routing;

/**
 * The routing strategies of older versions of the API ({@code route}). OpenRouter has replaced the field by
 * {@code provider.sort}, and that is what is sent: each constant says as what.
 */
public enum Route {
    /** Try the models one after the other: {@code provider.sort.partition = "model"}. */
    FALLBACK,
    /** Take the best provider of any of the models: {@code provider.sort.partition = "none"}. */
    SORT,
    /** Take the cheapest provider: {@code provider.sort.by = "price"}. The API itself never had this name. */
    LEAST_COST
}

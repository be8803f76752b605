package io.airsprotocols.openrouter.routing;

/** Of which share of the recent requests a bound on speed has to hold. */
public enum Percentile {
    /** Half of them: the median. */
    P50,
    /** Three quarters of them. */
    P75,
    /** Nine of ten. */
    P90,
    /** 99 of 100. */
    P99
}

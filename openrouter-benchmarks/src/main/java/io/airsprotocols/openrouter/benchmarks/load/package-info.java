/**
 * The client side by side with its peers on the same work: one process that answers, one process for each measurement of
 * each contestant, and one that gives them turns and makes the table.
 */
@NullMarked
package io.airsprotocols.openrouter.benchmarks.load;

import org.jspecify.annotations.NullMarked;

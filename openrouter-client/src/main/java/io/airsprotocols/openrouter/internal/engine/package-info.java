/** How a call is made: pipeline, retry, clocks, threads, logging. Not exported; knows no feature. */
package io.airsprotocols.openrouter.internal.engine;

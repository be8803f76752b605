/** The catalogue of models and their prices, and how text is counted. */
package io.airsprotocols.openrouter.sandbox.internal.model;

/** Keys, credits, limits and the records of generations. */
package io.airsprotocols.openrouter.sandbox.internal.account;

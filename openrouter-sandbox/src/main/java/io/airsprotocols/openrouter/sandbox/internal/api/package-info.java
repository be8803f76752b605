/** The paths of the API. */
package io.airsprotocols.openrouter.sandbox.internal.api;

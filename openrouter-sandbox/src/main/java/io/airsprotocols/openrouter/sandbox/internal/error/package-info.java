/** Errors as the API tells them. */
package io.airsprotocols.openrouter.sandbox.internal.error;

/** The HTTP server below the API: connections that are watched, and answers that can be cut. */
package io.airsprotocols.openrouter.sandbox.internal.http;

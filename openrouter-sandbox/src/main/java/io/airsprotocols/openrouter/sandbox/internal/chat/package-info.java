/** Chat completions: reading a request, routing it, and rendering the answer. */
package io.airsprotocols.openrouter.sandbox.internal.chat;

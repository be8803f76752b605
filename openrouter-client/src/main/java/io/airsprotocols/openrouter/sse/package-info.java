/** Server-sent events as the WHATWG HTML standard defines them. Depends on nothing. */
package io.airsprotocols.openrouter.sse;

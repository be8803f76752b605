/** What only OpenRouter has: which provider and which model serve a request. */
package io.airsprotocols.openrouter.routing;

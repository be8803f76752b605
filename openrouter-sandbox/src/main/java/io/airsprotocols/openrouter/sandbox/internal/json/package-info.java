/** Reading and writing JSON. */
package io.airsprotocols.openrouter.sandbox.internal.json;

/** How answers are broken on purpose. */
package io.airsprotocols.openrouter.sandbox.internal.fault;

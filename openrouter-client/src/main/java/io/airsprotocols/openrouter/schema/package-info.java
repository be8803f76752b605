/**
 * JSON Schema from Java types, and values of those types from JSON, whole or while it still arrives.
 *
 * <p>Start at {@link io.airsprotocols.openrouter.schema.JsonSchema}.
 */
package io.airsprotocols.openrouter.schema;

/** JSON Schema: values that fit one, made and checked. */
package io.airsprotocols.openrouter.sandbox.internal.schema;

/**
 * What every request and answer is: a typed view over one JSON tree that is kept whole.
 *
 * <p>The lowest package of the library. Fields this release has no accessor for are still in
 * {@link io.airsprotocols.openrouter.json.JsonView#json() json()} and are written back unchanged.
 */
package io.airsprotocols.openrouter.json;

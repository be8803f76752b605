/**
 * Ten types of the chat request and answer, made in three ways, to decide once how all wire types are made.
 *
 * <p>{@link io.airsprotocols.openrouter.benchmarks.wiretypes.BoundRecords} are records that Jackson binds,
 * {@link io.airsprotocols.openrouter.benchmarks.wiretypes.TreeViews} are views over one kept tree,
 * {@link io.airsprotocols.openrouter.benchmarks.wiretypes.CodecRecords} are records with codecs written by hand, and
 * {@link io.airsprotocols.openrouter.benchmarks.wiretypes.BytesChunk} is a chunk of a stream that keeps its bytes. What
 * came of it is docs/adr/001-wire-types.md; nothing here is used by the library.
 */
@NullMarked
package io.airsprotocols.openrouter.benchmarks.wiretypes;

import org.jspecify.annotations.NullMarked;

package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Makes chunks of the events of one stream, by as little parsing as each needs. For use by one thread. */
final class ChunkReader {

    /** That of the last plain chunk which others can be read by. */
    private @Nullable ChunkFrame frame;

    /**
     * Reads an event.
     *
     * @return the chunk, or null if the event is JSON but no object
     * @throws JacksonException if the event is not one JSON value
     */
    @Nullable
    ChatChunk read(byte[] bytes, int offset, int length) {
        ChunkFrame last = frame;
        String text = last == null ? null : last.textOf(bytes, offset, length);
        if (last != null && text != null) {
            return new ChatChunk(last, text);
        }
        ChunkScan scan = ChunkScan.of(bytes, offset, length);
        if (!scan.isPlain()) {
            return Json.read(bytes, offset, length) instanceof ObjectNode object ? new ChatChunk(object) : null;
        }
        ChunkFrame own = ChunkFrame.of(bytes, offset, length, scan);
        if (own.isShared()) {
            frame = own;
        }
        return new ChatChunk(own, scan.text());
    }
}

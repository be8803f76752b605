package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles the blocks of reasoning from pieces, to what the provider takes back: it refuses blocks that are still in
 * pieces, and blocks of which anything is missing.
 *
 * <p>Pieces of text and of a summary belong together by index and type; the last value of everything else counts, as the
 * signature often comes alone. Encrypted blocks and calls of tools come whole; only the same block sent again, by its index
 * and id, replaces itself. What is of a kind unknown to this release is kept piece by piece.
 */
final class ReasoningMerger {

    private final List<Block> blocks = new ArrayList<>();

    void add(JsonNode value) {
        if (!(value instanceof ObjectNode piece)) {
            return;
        }
        String type = piece.path("type").asString("");
        Block block =
                switch (type) {
                    case ReasoningDetail.TEXT, ReasoningDetail.SUMMARY -> growing(type, piece);
                    case ReasoningDetail.ENCRYPTED, ReasoningDetail.SERVER_TOOL_CALL -> repeated(type, piece);
                    default -> null;
                };
        if (block == null) {
            block = new Block(type);
            blocks.add(block);
        }
        block.add(piece);
    }

    private @Nullable Block growing(String type, ObjectNode piece) {
        if (piece.hasNonNull("index")) {
            return last(block -> block.type.equals(type) && same("index", block.json, piece));
        }
        Block last = blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        return last != null && last.type.equals(type) && last.goesOnWith(piece) ? last : null;
    }

    private @Nullable Block repeated(String type, ObjectNode piece) {
        return last(block -> block.type.equals(type)
                && (block.json.equals(piece)
                        || (piece.hasNonNull("id")
                                && same("id", block.json, piece)
                                && same("index", block.json, piece))));
    }

    private @Nullable Block last(java.util.function.Predicate<Block> wanted) {
        for (int i = blocks.size() - 1; i >= 0; i--) {
            if (wanted.test(blocks.get(i))) {
                return blocks.get(i);
            }
        }
        return null;
    }

    private static boolean same(String name, ObjectNode one, ObjectNode other) {
        return Objects.equals(one.get(name), other.get(name));
    }

    List<ObjectNode> blocks() {
        return blocks.stream().map(Block::json).toList();
    }

    private static final class Block {
        private final String type;
        private ObjectNode json = Json.object();
        private final StringBuilder text = new StringBuilder();

        Block(String type) {
            this.type = type;
        }

        /** The field that comes in pieces. */
        private String growing() {
            return type.equals(ReasoningDetail.TEXT) ? "text" : type.equals(ReasoningDetail.SUMMARY) ? "summary" : "";
        }

        /** Where no index tells, a block ends with its signature, and where another id begins. */
        boolean goesOnWith(ObjectNode piece) {
            return !json.hasNonNull("index")
                    && !json.hasNonNull("signature")
                    && (!json.hasNonNull("id") || !piece.hasNonNull("id") || same("id", json, piece));
        }

        void add(ObjectNode piece) {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                String name = field.getKey();
                JsonNode value = field.getValue();
                if (name.equals(growing()) && value.isString()) {
                    json.put(name, ""); // keeps its place among the fields
                    text.append(value.stringValue());
                } else if (name.equals("signature") && json.has("text") && !json.has("signature")) {
                    signature(value);
                } else {
                    ChatAccumulator.keep(json, name, value);
                }
            }
        }

        /** Stands behind its text, as in an answer that comes whole. */
        private void signature(JsonNode value) {
            ObjectNode ordered = Json.object();
            json.properties().forEach(each -> {
                ordered.set(each.getKey(), each.getValue());
                if (each.getKey().equals("text")) {
                    ordered.set("signature", value);
                }
            });
            json = ordered;
        }

        ObjectNode json() {
            ObjectNode whole = json.deepCopy();
            if (whole.path(growing()).isString()) {
                whole.put(growing(), text.toString());
            }
            return whole;
        }
    }
}

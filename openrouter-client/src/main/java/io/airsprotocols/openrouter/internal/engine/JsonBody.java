package io.airsprotocols.openrouter.internal.engine;

import java.io.ByteArrayInputStream;
import tools.jackson.databind.node.ObjectNode;

/** A body that was read and parsed already; an interceptor may still read its bytes. */
final class JsonBody extends ByteArrayInputStream {

    private final ObjectNode tree;

    JsonBody(byte[] bytes, ObjectNode tree) {
        super(bytes);
        this.tree = tree;
    }

    ObjectNode tree() {
        return tree;
    }
}

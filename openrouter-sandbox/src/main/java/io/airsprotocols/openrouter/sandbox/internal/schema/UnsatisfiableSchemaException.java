package io.airsprotocols.openrouter.sandbox.internal.schema;

/** No value was found that fits a schema. The message says where in the schema the trouble is. */
public final class UnsatisfiableSchemaException extends Exception {

    private static final long serialVersionUID = 1L;

    UnsatisfiableSchemaException(String message) {
        super(message);
    }
}

package io.airsprotocols.openrouter.http;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The JSON a call sends. It may be larger than what is held of it: files that go with a request are read while they are
 * sent. Immutable.
 */
public interface HttpBody {

    /**
     * How long it is.
     *
     * @return bytes
     */
    long length();

    /**
     * Writes it, as often as asked: each attempt does.
     *
     * @param out where to; not closed
     * @throws IOException if {@code out} throws, or a file cannot be read as it was
     */
    void writeTo(OutputStream out) throws IOException;

    /**
     * Finds out whether all of it is there to be sent. Asked before each attempt, so that nothing is sent by half.
     *
     * @return what is wrong and what to do, or null if nothing is
     */
    default @Nullable String problem() {
        return null;
    }

    /**
     * A body that is held whole.
     *
     * @param json the JSON, in UTF-8; owned by the body from here on
     * @return the body
     */
    static HttpBody of(byte[] json) {
        return new HttpBody() {
            @Override
            public long length() {
                return json.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(json);
            }
        };
    }
}

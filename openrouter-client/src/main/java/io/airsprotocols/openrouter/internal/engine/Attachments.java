package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.AttachmentException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpBody;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.internal.codec.SplicedJson;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Looks before each attempt whether the files that go with it are still what they were when the request was built. */
record Attachments(CallState state) implements Interceptor {

    /** What goes out for a tree. */
    static HttpBody body(JsonNode tree, long largest) {
        SplicedJson spliced = SplicedJson.of(tree);
        return spliced == null ? HttpBody.of(Json.write(tree)) : new WithFiles(spliced, largest);
    }

    @Override
    public HttpAnswer intercept(HttpCall call, Chain next) {
        HttpBody body = call.body();
        String problem = body == null ? null : body.problem();
        if (problem != null) {
            throw new AttachmentException(Failure.of(problem, state.facts().build(), false, null));
        }
        return next.proceed(call);
    }

    private record WithFiles(SplicedJson json, long largest) implements HttpBody {

        @Override
        public long length() {
            return json.length();
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            json.writeTo(out);
        }

        @Override
        public @Nullable String problem() {
            return json.problem(largest);
        }
    }
}

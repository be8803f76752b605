package io.airsprotocols.openrouter.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;

/** What the origin says, as bytes made once. */
final class Answers {

    /** Of an answer that does not stream; about a thousand characters, which make about two kilobytes with the rest. */
    static final String TEXT =
            ("Begin on the Bygdøy peninsula, where the ships are, and walk back along the water: it is six"
                            + " kilometres and flat, and the boats run until the evening. ")
                    .repeat(7)
                    .strip();

    static final String ID = "gen-1787000000-AbCdEfGhIjKlMnOpQrSt";

    /** What is said without regard to how it travels. */
    static final byte[] BODY = utf8(frame(
            "chat.completion",
            "{\"logprobs\":null,\"finish_reason\":\"stop\",\"native_finish_reason\":\"stop\",\"index\":0,\"message\":"
                    + "{\"role\":\"assistant\",\"content\":\"" + TEXT + "\",\"refusal\":null,\"reasoning\":null}}",
            ",\"system_fingerprint\":null,\"service_tier\":\"default\"," + usage()));

    static final byte[] COMMENT = utf8(": OPENROUTER PROCESSING\n\n");
    static final byte[] EVENT = event(delta("{\"role\":\"assistant\",\"content\":\" the ships\"}", "null"));
    static final byte[] LAST_EVENTS = joined(
            event(delta("{\"role\":\"assistant\",\"content\":\"\"}", "\"stop\"")),
            event(frame("chat.completion.chunk", "", "," + usage())),
            event("[DONE]"));

    /** The same for HTTP/1.1. */
    static final byte[] UNARY = joined(
            utf8("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Generation-Id: " + ID + "\r\nContent-Length: "
                    + BODY.length + "\r\n\r\n"),
            BODY);

    static final byte[] STREAM_HEAD = joined(
            utf8("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\nX-Generation-Id: "
                    + ID + "\r\nTransfer-Encoding: chunked\r\n\r\n"),
            chunked(COMMENT));
    static final byte[] TOKEN = chunked(EVENT);

    /** So many in one write are as fast as they can be read. */
    static final int BLOCK = 25;

    static final byte[] TOKENS = joined(Collections.nCopies(BLOCK, TOKEN).toArray(byte[][]::new));
    static final byte[] STREAM_END = joined(chunked(LAST_EVENTS), utf8("0\r\n\r\n"));

    private Answers() {}

    private static String frame(String object, String choice, String rest) {
        return "{\"id\":\"" + ID + "\",\"provider\":\"SimOne\",\"model\":\"" + Question.MODEL + "\",\"object\":\""
                + object + "\",\"created\":1787000000,\"choices\":[" + choice + "]" + rest + "}";
    }

    private static String delta(String delta, String finishReason) {
        return frame(
                "chat.completion.chunk",
                "{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + ",\"native_finish_reason\":"
                        + finishReason + ",\"logprobs\":null}",
                "");
    }

    private static String usage() {
        return "\"usage\":{\"prompt_tokens\":96,\"completion_tokens\":240,\"total_tokens\":336,\"prompt_tokens_details\":"
                + "{\"cached_tokens\":0,\"cache_write_tokens\":0,\"audio_tokens\":0,\"video_tokens\":0},"
                + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,\"image_tokens\":0},"
                + "\"cost\":0.00231450,\"is_byok\":false,\"cost_details\":{\"upstream_inference_cost\":null,"
                + "\"upstream_inference_prompt_cost\":0.0012360,\"upstream_inference_completions_cost\":0.0010785}}";
    }

    private static byte[] event(String data) {
        return utf8("data: " + data + "\n\n");
    }

    /** A chunk of the transfer by itself. */
    private static byte[] chunked(byte[] part) {
        return joined(utf8(Integer.toHexString(part.length) + "\r\n"), part, utf8("\r\n"));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

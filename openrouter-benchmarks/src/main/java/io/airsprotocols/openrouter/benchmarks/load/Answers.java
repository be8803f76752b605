package io.airsprotocols.openrouter.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the origin says, as bytes made once. Every event of a stream is a chunk of the transfer by itself. */
final class Answers {

    /** Of an answer that does not stream; about a thousand characters, which make about two kilobytes with the rest. */
    static final String TEXT =
            ("Begin on the Bygdøy peninsula, where the ships are, and walk back along the water: it is six"
                            + " kilometres and flat, and the boats run until the evening. ")
                    .repeat(7)
                    .strip();

    static final byte[] UNARY = unary();
    static final byte[] STREAM_HEAD =
            utf8("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-cache\r\n"
                    + "X-Generation-Id: gen-1787000000-AbCdEfGhIjKlMnOpQrSt\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + chunked(": OPENROUTER PROCESSING\n\n"));
    static final byte[] TOKEN = utf8(event(delta("{\"role\":\"assistant\",\"content\":\" the ships\"}", "null")));
    /** So many in one write are as fast as they can be read. */
    static final int BLOCK = 25;

    static final byte[] TOKENS = repeated(TOKEN, BLOCK);
    static final byte[] STREAM_END = utf8(event(delta("{\"role\":\"assistant\",\"content\":\"\"}", "\"stop\""))
            + event(frame("chat.completion.chunk", "", "," + usage()))
            + event("[DONE]")
            + "0\r\n\r\n");

    private Answers() {}

    private static byte[] unary() {
        byte[] body = utf8(frame(
                "chat.completion",
                "{\"logprobs\":null,\"finish_reason\":\"stop\",\"native_finish_reason\":\"stop\",\"index\":0,\"message\":"
                        + "{\"role\":\"assistant\",\"content\":\"" + TEXT + "\",\"refusal\":null,\"reasoning\":null}}",
                ",\"system_fingerprint\":null,\"service_tier\":\"default\"," + usage()));
        byte[] head = utf8("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                + "X-Generation-Id: gen-1787000000-AbCdEfGhIjKlMnOpQrSt\r\nContent-Length: " + body.length
                + "\r\n\r\n");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : List.of(head, body)) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] repeated(byte[] part, int times) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static String frame(String object, String choice, String rest) {
        return "{\"id\":\"gen-1787000000-AbCdEfGhIjKlMnOpQrSt\",\"provider\":\"SimOne\",\"model\":\"" + Question.MODEL
                + "\",\"object\":\"" + object + "\",\"created\":1787000000,\"choices\":[" + choice + "]" + rest + "}";
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

    private static String event(String data) {
        return chunked("data: " + data + "\n\n");
    }

    private static String chunked(String text) {
        return Integer.toHexString(utf8(text).length) + "\r\n" + text + "\r\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

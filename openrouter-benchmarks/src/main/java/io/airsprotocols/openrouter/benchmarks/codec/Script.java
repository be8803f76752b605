package io.airsprotocols.openrouter.benchmarks.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a server says in these benchmarks: the bytes of an answer, and those of the events of a stream. */
final class Script {

    /** Of an answer that does not stream, a thousand characters. */
    static final String TEXT =
            ("Take the ferry from the town hall, see the polar ships before the tour buses are there, and walk back along"
                            + " the bay, where it is flat and the sea is always on your left. ")
                    .repeat(6)
                    .strip();

    /** Of the sizes that models speak in. */
    private static final List<String> WORDS =
            List.of(" the ships", " are", " beside", " the water", ",", " and", " the museum opens", " at ten");

    private static final String KEEP_ALIVE = ": OPENROUTER PROCESSING\n\n";

    /** A model that thinks for a moment is heard of by comments; here after so many pieces. */
    private static final int BETWEEN_COMMENTS = 100;

    private static final String USAGE = """
            "usage":{"prompt_tokens":96,"completion_tokens":240,"total_tokens":336,\
            "prompt_tokens_details":{"cached_tokens":0,"cache_write_tokens":0,"audio_tokens":0,"video_tokens":0},\
            "completion_tokens_details":{"reasoning_tokens":0,"audio_tokens":0,"image_tokens":0},\
            "cost":0.00231450,"is_byok":false,"cost_details":{"upstream_inference_cost":null,\
            "upstream_inference_prompt_cost":0.0012360,"upstream_inference_completions_cost":0.0010785}}""";

    private Script() {}

    /** The body of an answer that does not stream. */
    static byte[] answer() {
        String choice = """
                {"logprobs":null,"finish_reason":"stop","native_finish_reason":"stop","index":0,\
                "message":{"role":"assistant","content":"%s","refusal":null,"reasoning":null}}""".formatted(TEXT);
        return utf8(
                frame("chat.completion", choice, ",\"system_fingerprint\":null,\"service_tier\":\"default\"," + USAGE));
    }

    /** The text that a stream of so many tokens brings. */
    static String text(int tokens) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens; i++) {
            text.append(word(i));
        }
        return text.toString();
    }

    /** The writes of a stream of so many tokens, each an event, with what comes before and after them. */
    static byte[][] tokens(int count) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pieces.add(piece("{\"role\":\"assistant\",\"content\":\"" + word(i) + "\"}", "null"));
        }
        return stream(pieces, "stop");
    }

    /** The writes of a stream in which a model calls a tool, with its arguments in so many pieces. */
    static byte[][] toolCall(int count) {
        List<String> pieces = new ArrayList<>();
        pieces.add(piece("""
                {"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"call_Vd3xKq0PzT",\
                "type":"function","function":{"name":"plan_walk","arguments":""}}]}""", "null"));
        for (int i = 1; i < count; i++) {
            pieces.add(piece("""
                    {"role":"assistant","content":null,"tool_calls":[{"index":0,"type":"function",\
                    "function":{"arguments":"%s"}}]}""".formatted(argument(i, count)), "null"));
        }
        return stream(pieces, "tool_calls");
    }

    /** Pieces that make one JSON object together. */
    private static String argument(int index, int count) {
        if (index == 1) {
            return "{\\\"stops\\\":\\\"";
        }
        return index == count - 1 ? "\\\"}" : word(index);
    }

    private static String word(int index) {
        return WORDS.get(index % WORDS.size());
    }

    private static byte[][] stream(List<String> pieces, String finishReason) {
        List<byte[]> writes = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (i % BETWEEN_COMMENTS == 0) {
                writes.add(utf8(KEEP_ALIVE));
            }
            writes.add(event(pieces.get(i)));
        }
        writes.add(event(piece("{\"role\":\"assistant\",\"content\":\"\"}", "\"" + finishReason + "\"")));
        writes.add(event(frame("chat.completion.chunk", "", "," + USAGE)));
        writes.add(event("[DONE]"));
        return writes.toArray(byte[][]::new);
    }

    private static String piece(String delta, String finishReason) {
        return frame("chat.completion.chunk", """
                {"index":0,"delta":%s,"finish_reason":%s,"native_finish_reason":%s,"logprobs":null}""".formatted(delta, finishReason, finishReason), "");
    }

    private static String frame(String object, String choice, String rest) {
        return """
                {"id":"gen-1787000000-AbCdEfGhIjKlMnOpQrSt","provider":"SimOne","model":"sim/alpha",\
                "object":"%s","created":1787000000,"choices":[%s]%s}""".formatted(object, choice, rest);
    }

    private static byte[] event(String data) {
        return utf8("data: " + data + "\n\n");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every fault with every kind of reply: it ends, it does not hurt the next answer of its connection, and it is the same
 * from wherever it was asked for.
 */
class EveryFaultTest {

    private static final String MODEL = "test/model";
    private static final Reply AS_USUAL = Reply.asUsual();
    private static final List<String> ANEW = List.of("refused", "reset;at=headers");

    private static List<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        for (Fault.Envelope envelope : Fault.Envelope.values()) {
            all.add(Fault.status(502, envelope));
        }
        for (Fault.RetryAfter form : Fault.RetryAfter.values()) {
            all.add(Fault.rateLimit(form, Duration.ofSeconds(3)));
        }
        for (Fault.In200 form : Fault.In200.values()) {
            all.add(Fault.errorIn200(form));
        }
        for (Fault.InStream form : Fault.InStream.values()) {
            all.add(Fault.midStreamError(1, form));
        }
        Duration moment = Duration.ofMillis(5);
        all.addAll(List.of(
                Fault.stallBeforeFirstToken(true).lasting(moment),
                Fault.stallBeforeFirstToken(false).lasting(moment),
                Fault.stallAfter(1, true).lasting(moment)));
        for (String each : List.of(
                "status;code=503;message=busy",
                "redirect;to=http://localhost/x",
                "refused",
                "reset;at=headers",
                "reset;at=body",
                "reset;at=chunk;after=1",
                "malformed-chunk;after=1",
                "malformed-body",
                "truncate;after=1",
                "truncate;finish=true",
                "truncated-body",
                "drip;millis=0",
                "split-utf8",
                "crlf",
                "cr",
                "no-space",
                "bom",
                "giant-line;bytes=10",
                "comment-flood;count=2",
                "empty-completion",
                "double-finish",
                "usage-with-choice",
                "json-for-stream",
                "wrong-content-type;type=text/x",
                "leading-whitespace",
                "duplicate-role",
                "unknown-fields",
                "unknown-values",
                "numeric-strings")) {
            all.add(Fault.parse(each));
        }
        return all;
    }

    private static Map<String, Reply> replies() {
        Map<String, Reply> replies = new LinkedHashMap<>();
        replies.put("words", Reply.text("some words here").withReasoning("a thought"));
        replies.put("as usual", AS_USUAL);
        replies.put("call", Reply.toolCall("call_1", "f", "{\"a\":1,\"b\":2}"));
        replies.put("chunks", Reply.chunks("{\"n\":1}", "{\"n\":2}", "{\"n\":3}", "[DONE]"));
        replies.put("json", Reply.json("{\"n\":1}"));
        replies.put("error", Reply.error(503, "busy"));
        return replies;
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void it_ends_and_is_the_same_from_wherever_it_was_asked_for(boolean http2, boolean streamed) throws IOException {
        Instant now = Instant.parse("2026-11-30T12:00:00Z");
        try (Sandbox sandbox = Sandbox.start(choices -> {
                    choices.tokenDelay(Duration.ZERO).clock(() -> now);
                    if (http2) {
                        choices.tls().http2();
                    }
                });
                Client client = new Client(
                        sandbox, http2 ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1))) {
            SoftAssertions softly = new SoftAssertions();
            for (Fault fault : faults()) {
                replies().forEach((name, reply) -> {
                    // HTTP/2 is slower here, and the difference between replies is no matter of the protocol.
                    if (http2 && !List.of("words", "json").contains(name)) {
                        return;
                    }
                    // Of two errors the first is given, and those of the header are before those of the script.
                    List<String> places = name.equals("error")
                            ? List.of("rule", "line", "model")
                            : List.of("rule", "line", "model", "header");
                    Map<String, String> ends = new LinkedHashMap<>();
                    for (String place : places) {
                        // On HTTP/2 the client asks again if its connection is lost.
                        if (place.equals("rule") || !http2 || !ANEW.contains(fault.toString())) {
                            ends.put(place, end(sandbox, client, streamed, place, reply, fault));
                        }
                    }
                    String end = ends.get("rule");
                    softly.assertThat(end).as("%s × %s", fault, name).doesNotContain("timeout");
                    softly.assertThat(ends.values()).as("%s × %s", fault, name).allSatisfy(each -> assertThat(each)
                            .isEqualTo(end));
                });
            }
            softly.assertAll();
        }
    }

    private static String end(
            Sandbox sandbox, Client client, boolean streamed, String place, Reply reply, Fault fault) {
        sandbox.reset();
        Reply broken = reply.withFault(fault);
        sandbox.script().model(MODEL, received -> Reply.text("the usual words"));
        String body = streamed ? stream(MODEL, "Hello") : question(MODEL, "Hello");
        Request request = client.chat(body);
        switch (place) {
            case "line" -> sandbox.script().then(broken);
            case "rule" -> sandbox.script().when(received -> true, broken);
            case "model" ->
                // What it answers as usual is the sandbox's own; the others ask the script for it.
                sandbox.script()
                        .model(
                                MODEL,
                                received -> reply == AS_USUAL
                                        ? Reply.text("the usual words").withFault(fault)
                                        : broken);
            default -> {
                sandbox.script().then(reply);
                request = client.chat(body, "X-Sandbox-Fault", fault.toString());
            }
        }
        return end(client, request).replaceAll("gen-[0-9]+-\\w+", "gen-1");
    }

    private static String end(Client client, Request request) {
        okhttp3.Call call = client.call(request);
        // Longer than the slowest machine needs: only what never ends comes to it.
        call.timeout().timeout(60, TimeUnit.SECONDS);
        try (Response response = call.execute()) {
            String head = response.code() + " " + response.header("Content-Type") + " ";
            try {
                return head + response.body().string();
            } catch (IOException cut) {
                return head + "cut " + cut.getMessage();
            }
        } catch (IOException refused) {
            return "refused " + refused.getMessage();
        }
    }
}

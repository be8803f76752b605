package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Thoughts;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.Details;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/** Puts what a model says into the chunks of a stream. */
final class Chunks {

    /** Pieces of sound are cut without regard to the four characters of base64 that belong together. */
    private static final int SOUND_PIECE = 1_001;

    private final List<Step> steps = new ArrayList<>();
    private final Shapes shapes;
    private final Completion completion;
    private final Manner manner;
    /** Tokens of thoughts that nobody is shown: they are counted with the first thing that is. */
    private int unseen;

    private Chunks(Shapes shapes, Completion completion, Manner manner) {
        this.shapes = shapes;
        this.completion = completion;
        this.manner = manner;
    }

    static List<Step> of(Shapes shapes, Completion completion, Bill bill, Manner manner) {
        Chunks chunks = new Chunks(shapes, completion, manner);
        chunks.stream(bill);
        return chunks.steps;
    }

    private void stream(Bill bill) {
        steps.add(Player.keepAlive());
        wait(manner.pace().firstToken(), true);
        if (manner.echo() != null) {
            ObjectNode echo = shapes.chunk();
            echo.putObject("debug").set("echo_upstream_body", manner.echo());
            steps.add(new Step.Chunk(echo, 0));
        }
        steps.add(new Step.Chunk(shapes.content(""), 0));
        thoughts();
        content();
        for (String token : completion.refusal()) {
            say(delta("refusal", token), 1);
        }
        for (int i = 0; i < completion.images().size(); i++) {
            ObjectNode delta = delta("content", "");
            delta.putArray("images").add(completion.images().get(i).deepCopy());
            say(delta, Completion.TOKENS_PER_IMAGE);
        }
        if (completion.sound() != null) {
            sound(completion.sound());
        }
        for (int i = 0; i < completion.toolCalls().size(); i++) {
            toolCall(completion.toolCalls().get(i), i);
        }
        if (!completion.annotations().isEmpty()) {
            ObjectNode delta = delta("content", "");
            delta.set("annotations", Render.array(completion.annotations()));
            say(delta, 0);
        }
        end(bill);
    }

    private void thoughts() {
        Thoughts thoughts = completion.thoughts();
        if (thoughts.hidden()) {
            unseen = thoughts.tokens();
            return;
        }
        for (ObjectNode detail : thoughts.details()) {
            if (Details.callOf(detail, completion.toolCalls()) != null) {
                continue;
            }
            for (Details.Piece piece : Details.pieces(detail)) {
                ObjectNode delta = Json.object();
                if (!piece.text().isEmpty()) {
                    delta.put("reasoning", piece.text());
                }
                delta.putArray("reasoning_details").add(piece.detail());
                say(delta, piece.tokens());
            }
        }
    }

    private void content() {
        for (String token : completion.content()) {
            ObjectNode chunk = shapes.chunk(delta("content", token), null, null);
            ObjectNode likely = manner.logprobs(List.of(token));
            if (likely != null) {
                chunk.withObject("/choices/0").set("logprobs", likely);
            }
            add(chunk, 1);
        }
    }

    private void sound(Completion.Sound sound) {
        ObjectNode first = Json.object();
        first.put("id", sound.id());
        first.put("transcript", "");
        sayAudio(first, 0);
        int at = 0;
        int pieces = Math.max(1, sound.transcript().size());
        int size = Math.max(SOUND_PIECE, ((sound.base64().length() + pieces - 1) / pieces) | 1);
        int word = 0;
        while (at < sound.base64().length() || word < sound.transcript().size()) {
            ObjectNode audio = Json.object();
            audio.put("id", sound.id());
            if (at < sound.base64().length()) {
                int end = Math.min(sound.base64().length(), at + size);
                audio.put("data", sound.base64().substring(at, end));
                at = end;
            }
            int tokens = 0;
            if (word < sound.transcript().size()) {
                audio.put("transcript", sound.transcript().get(word++));
                tokens = 4;
            }
            sayAudio(audio, tokens);
        }
        ObjectNode last = Json.object();
        last.put("id", sound.id());
        last.put("expires_at", shapes.created() + Render.SOUND_KEPT_SECONDS);
        sayAudio(last, 0);
    }

    private void sayAudio(ObjectNode audio, int tokens) {
        ObjectNode delta = Json.object();
        delta.set("audio", audio);
        say(delta, tokens);
    }

    private void toolCall(Completion.ToolCall call, int index) {
        int tokens = Tokens.count(call.name()) + Tokens.count(call.arguments());
        boolean first = true;
        for (ObjectNode piece : ToolCallPieces.of(call, index, manner.family())) {
            ObjectNode delta = Json.object();
            delta.putArray("tool_calls").add(piece);
            if (first && !completion.thoughts().hidden()) {
                // The signature of a call comes with the call.
                completion.thoughts().details().stream()
                        .filter(each -> Objects.equals(Details.callOf(each, completion.toolCalls()), call.id()))
                        .forEach(each -> delta.withArray("/reasoning_details").add(each));
            }
            say(delta, first ? tokens : 0);
            first = false;
        }
    }

    private void end(Bill bill) {
        String reason = completion.finishReason();
        steps.add(new Step.Chunk(
                shapes.chunk(Json.object(), reason, manner.family().nativeReason(reason)), unseen));
        steps.add(new Step.Settle());
        ObjectNode last = shapes.chunk();
        last.set("usage", bill.json());
        if (manner.metadata() != null) {
            last.set("openrouter_metadata", manner.metadata());
        }
        steps.add(new Step.Chunk(last, 0));
        steps.add(Player.done());
    }

    private static ObjectNode delta(String field, String text) {
        ObjectNode delta = Json.object();
        delta.put(field, text);
        return delta;
    }

    private void say(ObjectNode delta, int tokens) {
        add(shapes.chunk(delta, null, null), tokens);
    }

    private void add(ObjectNode chunk, int tokens) {
        wait(manner.pace().betweenTokens(), false);
        steps.add(new Step.Chunk(chunk, tokens + (tokens > 0 ? unseen : 0)));
        if (tokens > 0) {
            unseen = 0;
        }
    }

    private void wait(Duration time, boolean comments) {
        if (!time.isZero()) {
            steps.add(new Step.Wait(time, comments));
        }
    }
}

package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import java.util.Collections;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults in the order and number of a stream's events. */
final class StreamFaults {

    private StreamFaults() {}

    static void apply(FaultSpec fault, Plan plan) {
        switch (fault.kind()) {
            case MID_STREAM_ERROR -> midStreamError(fault, plan);
            case MALFORMED_CHUNK ->
                plan.steps().add(after(fault, plan), new Step.Data("{\"id\":\"gen-broken\",\"choices\":[{"));
            case TRUNCATE -> truncate(fault, plan);
            case GIANT_LINE ->
                plan.steps()
                        .add(
                                after(fault, plan),
                                new Step.Chunk(shapes(plan).content("x".repeat(fault.number("bytes", 1_000_000))), 1));
            case COMMENT_FLOOD -> {
                plan.steps()
                        .addAll(
                                after(fault, plan),
                                Collections.nCopies(fault.number("count", 1000), Player.keepAlive()));
            }
            case DOUBLE_FINISH -> {
                int finish = finish(plan);
                plan.steps().add(finish, plan.steps().get(finish));
            }
            case USAGE_WITH_CHOICE -> usageWithChoice(plan);
            case OPEN_AFTER_DONE -> plan.steps().add(new Step.Hang(false));
            case DUPLICATE_ROLE ->
                plan.changeJson(event -> {
                    if (event.at("/choices/0/delta") instanceof ObjectNode delta) {
                        delta.put("role", "assistant");
                    }
                });
            default -> throw new IllegalArgumentException(fault.kind().label());
        }
    }

    private static int after(FaultSpec fault, Plan plan) {
        return plan.afterContent(fault.number("after", 1));
    }

    private static Shapes shapes(Plan plan) {
        return Objects.requireNonNull(plan.shapes());
    }

    private static void midStreamError(FaultSpec fault, Plan plan) {
        int code = fault.number("code", 502);
        ObjectNode error = Json.object();
        error.put("code", code);
        error.put("message", fault.text("message", "Provider disconnected unexpectedly"));
        error.putObject("metadata").put("error_type", fault.text("type", ErrorFaults.type(code)));
        String form = fault.text("form", "choice");
        ObjectNode event =
                switch (form) {
                    case "choice" -> {
                        ObjectNode delta = Json.object();
                        delta.put("content", "");
                        yield shapes(plan).chunk(delta, "error", null);
                    }
                    case "empty" -> shapes(plan).chunk();
                    case "bare" -> {
                        ObjectNode bare = Json.object();
                        bare.put("user_id", "user_sandbox");
                        yield bare;
                    }
                    default -> throw new IllegalStateException(form);
                };
        event.set("error", error);
        plan.dropFrom(after(fault, plan));
        plan.steps().add(new Step.Chunk(event, 0));
    }

    /** Ends in order, but without the end mark; the reason why it ended may have come or not. */
    private static void truncate(FaultSpec fault, Plan plan) {
        if (fault.flag("finish")) {
            plan.dropFrom(finish(plan) + 1);
        } else {
            plan.dropFrom(after(fault, plan));
        }
    }

    /** The place of the chunk that says why the answer ended. */
    private static int finish(Plan plan) {
        for (int i = 0; i < plan.steps().size(); i++) {
            ObjectNode event = plan.steps().get(i).json();
            if (event != null && event.at("/choices/0/finish_reason").isString()) {
                return i;
            }
        }
        return plan.steps().size() - 1;
    }

    private static void usageWithChoice(Plan plan) {
        ObjectNode delta = Json.object();
        delta.put("role", "assistant");
        delta.put("content", "");
        JsonNode choices = shapes(plan).chunk(delta, null, null).get("choices");
        plan.changeJson(event -> {
            if (event.has("usage")) {
                event.set("choices", choices);
            }
        });
    }
}

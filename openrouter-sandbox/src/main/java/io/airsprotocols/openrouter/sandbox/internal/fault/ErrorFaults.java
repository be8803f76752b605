package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.error.Availability;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Errors in all the envelopes OpenRouter and those behind it have been seen to use. */
final class ErrorFaults {

    private static final Map<Integer, String> TYPES = Map.ofEntries(
            Map.entry(400, "invalid_request"),
            Map.entry(401, "authentication"),
            Map.entry(402, "payment_required"),
            Map.entry(403, "permission_denied"),
            Map.entry(404, "not_found"),
            Map.entry(408, "timeout"),
            Map.entry(412, "precondition_failed"),
            Map.entry(413, "payload_too_large"),
            Map.entry(422, "unprocessable"),
            Map.entry(429, "rate_limit_exceeded"),
            Map.entry(500, "server"),
            Map.entry(502, "provider_unavailable"),
            Map.entry(503, "provider_overloaded"),
            Map.entry(504, "timeout"),
            Map.entry(524, "timeout"),
            Map.entry(529, "provider_overloaded"));

    private static final Map<Integer, String> MESSAGES = Map.of(
            400, "The request is not valid",
            401, "User not found.",
            402, "Insufficient credits. Add more using https://openrouter.ai/settings/credits",
            403, "Only management keys can perform this operation",
            404, "Not found",
            408, "The operation timed out",
            429, "Rate limit exceeded",
            502, "Provider returned an invalid response",
            503, "No available provider meets the requirements",
            529, "Provider overloaded");

    private ErrorFaults() {}

    static String type(int status) {
        return TYPES.getOrDefault(status, "unmapped");
    }

    static Plan status(FaultSpec fault, List<String> models) {
        int status = fault.number("code", 500);
        String message = fault.text("message", MESSAGES.getOrDefault(status, "Internal Server Error"));
        String form = fault.text("form", "standard");
        return switch (form) {
            case "html" ->
                Plan.bytes(
                        status,
                        "text/html; charset=UTF-8",
                        ("<!DOCTYPE html><html><head><title>" + status + "</title></head><body><h1>Error " + status
                                        + "</h1><p>" + message + "</p></body></html>\n")
                                .getBytes(StandardCharsets.UTF_8));
            case "text" -> Plan.bytes(status, "text/plain", message.getBytes(StandardCharsets.UTF_8));
            case "empty" -> Plan.bytes(status, "application/json", new byte[0]);
            default ->
                Plan.whole(status, envelope(form, status, message, models, fault.text("availability", "no_endpoints")));
        };
    }

    static ObjectNode envelope(String form, int status, String message, List<String> models, String availability) {
        ApiFailure failure = new ApiFailure(status, message);
        ObjectNode error = failure.error();
        switch (form) {
            case "standard" -> failure.type(type(status));
            case "bare" -> error.remove("metadata");
            case "openai" -> {
                error.put("code", "server_error");
                error.put("type", type(status));
                error.putNull("param");
            }
            case "string-code" -> error.put("code", Integer.toString(status));
            case "no-code" -> error.remove("code");
            case "provider" -> {
                error.put("message", "Provider returned error");
                failure.metadata().put("raw", "{\"error\":{\"message\":" + quoted(message) + "}}");
                failure.metadata().put("provider_name", "FakeProvider");
                failure.metadata().put("is_byok", false);
            }
            case "moderation" -> {
                failure.metadata().set("reasons", Json.texts(List.of("violence")));
                failure.metadata().put("flagged_input", "the beginning of the ... and its end");
                failure.metadata().put("provider_name", "OpenAI");
                failure.metadata().put("model_slug", models.isEmpty() ? "openai/gpt-4o" : models.get(0));
            }
            case "guardrail" -> {
                error.put("message", "Request blocked: prompt injection patterns detected");
                failure.metadata().set("patterns", Json.texts(List.of("ignore previous instructions")));
            }
            case "availability" -> {
                Availability why = Availability.of(availability);
                failure.type(why.errorType());
                error.set("availability", why.json(models));
            }
            default -> throw new IllegalStateException(form);
        }
        return failure.envelope();
    }

    private static String quoted(String text) {
        return Json.write(StringNode.valueOf(text));
    }

    /** A 429 that tells how long to wait in one of the forms in which servers do. */
    static Plan rateLimit(FaultSpec fault, List<String> models, Instant now) {
        int seconds = fault.number("wait", 1);
        String form = fault.text("form", "seconds");
        ObjectNode envelope = envelope("standard", 429, "Rate limit exceeded", models, "");
        Plan plan = Plan.whole(429, envelope);
        Map<String, String> headers = plan.headers();
        Instant until = now.plusSeconds(seconds);
        switch (form) {
            case "seconds" -> headers.put("Retry-After", Integer.toString(seconds));
            case "date" ->
                headers.put("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atOffset(ZoneOffset.UTC)));
            case "ms" -> headers.put("retry-after-ms", Long.toString(seconds * 1000L));
            case "reset" -> {
                headers.put("X-RateLimit-Limit", "20");
                headers.put("X-RateLimit-Remaining", "0");
                headers.put("X-RateLimit-Reset", Long.toString(until.toEpochMilli()));
                ObjectNode copy = envelope.withObject("/error/metadata/headers");
                headers.forEach((name, value) -> {
                    if (name.startsWith("X-RateLimit")) {
                        copy.put(name, value);
                    }
                });
            }
            case "availability" -> {
                ObjectNode availability = Availability.CAPACITY_EXHAUSTED.json(models);
                availability.put("retry_after", seconds);
                envelope.withObject("/error").set("availability", availability);
            }
            case "none" -> {}
            default -> throw new IllegalStateException(form);
        }
        return plan;
    }

    /** An error that hides behind a status of success. */
    static Plan errorIn200(FaultSpec fault, List<String> models, boolean stream) {
        int code = fault.number("code", 429);
        String form = fault.text("form", "bare");
        ObjectNode envelope = envelope("provider", code, fault.text("message", "busy"), models, "");
        String model = models.isEmpty() ? "sandbox/default" : models.get(0);
        ObjectNode body =
                switch (form) {
                    case "bare" -> envelope;
                    case "nulls" -> {
                        ObjectNode nulls = Json.object();
                        for (String field :
                                List.of("id", "provider", "model", "object", "created", "choices", "usage")) {
                            nulls.putNull(field);
                        }
                        nulls.set("error", envelope.get("error"));
                        nulls.put("user_id", ApiFailure.USER);
                        yield nulls;
                    }
                    case "choice" -> inChoice(envelope, model, stream);
                    default -> throw new IllegalStateException(form);
                };
        if (!stream) {
            return Plan.whole(200, body);
        }
        Shapes shapes = new Shapes("gen-1-sandbox", model, "FakeProvider", 1);
        return Plan.stream(shapes, List.of(new Step.Data(Json.write(body), true), Player.done()));
    }

    private static ObjectNode inChoice(ObjectNode envelope, String model, boolean stream) {
        var shapes = new Shapes("gen-1-sandbox", model, "FakeProvider", 1);
        ObjectNode json = stream ? shapes.chunk() : shapes.whole();
        ObjectNode choice = json.withArray("/choices").addObject();
        choice.put("index", 0);
        ObjectNode message = choice.putObject(stream ? "delta" : "message");
        message.put("role", "assistant");
        message.put("content", "Half of an");
        choice.put("finish_reason", "error");
        choice.set("error", envelope.get("error"));
        return json;
    }
}

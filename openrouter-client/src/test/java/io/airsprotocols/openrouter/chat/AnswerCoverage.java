package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.AnswerRow.answer;
import static io.airsprotocols.openrouter.chat.SharedCoverage.inAnswer;

import io.airsprotocols.openrouter.routing.ServiceTier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Which accessors read whole answers. */
final class AnswerCoverage {

    private static final String CHOICE = "{'choices':[";

    private AnswerCoverage() {}

    static List<AnswerRow> rows() {
        List<AnswerRow> rows = new ArrayList<>(List.of(
                answer(".id", "{'id':'gen-1'}", "gen-1", ChatResponse::id),
                answer(".object", "{'object':'chat.completion'}", "chat.completion", ChatResponse::object),
                answer(".model", "{'model':'m'}", "m", ChatResponse::model),
                answer(".provider", "{'provider':'P'}", "P", ChatResponse::provider),
                answer(
                        ".created",
                        "{'created':1787000000}",
                        Instant.ofEpochSecond(1_787_000_000),
                        ChatResponse::created),
                answer(".system_fingerprint", "{'system_fingerprint':'fp'}", "fp", ChatResponse::systemFingerprint),
                answer(".service_tier", "{'service_tier':'flex'}", ServiceTier.FLEX, ChatResponse::serviceTier),
                answer(".choices", "{'choices':[{}]}", 1, response -> response.choices()
                        .size()),
                answer(".choices[].index", "{'choices':[{'index':2}]}", 2L, response -> response.choices()
                        .get(0)
                        .index()),
                answer(
                        ".choices[].finish_reason",
                        "{'choices':[{'finish_reason':'stop'}]}",
                        FinishReason.STOP,
                        ChatResponse::finishReason),
                answer(
                        ".choices[].native_finish_reason",
                        "{'choices':[{'native_finish_reason':'end'}]}",
                        "end",
                        response -> response.choices().get(0).nativeFinishReason())));
        rows.addAll(SharedCoverage.usage(inAnswer(".usage", "{'usage':", "}", ChatResponse::usage)));
        rows.addAll(SharedCoverage.router(
                inAnswer(".openrouter_metadata", "{'openrouter_metadata':", "}", ChatResponse::routerMetadata)));
        rows.addAll(SharedCoverage.logprobs(
                inAnswer(".choices[].logprobs", CHOICE + "{'logprobs':", "}]}", response -> response.choices()
                        .get(0)
                        .logprobs())));
        rows.addAll(SharedCoverage.error(
                inAnswer(".choices[].error", CHOICE + "{'error':", "}]}", response -> response.choices()
                        .get(0)
                        .error())));
        rows.addAll(SharedCoverage.said(
                inAnswer(".choices[].message", CHOICE + "{'message':", "}]}", ChatResponse::message)));
        rows.add(message(".name", "{'name':'Ann'}", "Ann", Message::name));
        rows.add(message(".model", "{'model':'m'}", "m", AssistantMessage::model));
        parts(rows);
        return rows;
    }

    private static AnswerRow message(
            String path, String sample, Object expected, Function<AssistantMessage, Object> typed) {
        return inAnswer(".choices[].message", CHOICE + "{'message':", "}]}", ChatResponse::message)
                .row(path, sample, expected, typed::apply);
    }

    private static void parts(List<AnswerRow> rows) {
        String text = "'text':'look','cache_control':{'type':'ephemeral','ttl':'1h'},"
                + "'prompt_cache_breakpoint':{'mode':'explicit'}";
        part(rows, "text", ".text", text, "look", TextPart.class, TextPart::text);
        part(rows, "text", ".cache_control", text, "ephemeral", TextPart.class, part -> part.cacheControl()
                .type());
        part(rows, "text", ".cache_control.type", text, "ephemeral", TextPart.class, part -> part.cacheControl()
                .type());
        part(rows, "text", ".cache_control.ttl", text, Duration.ofHours(1), TextPart.class, part -> part.cacheControl()
                .ttl());
        part(
                rows,
                "text",
                ".prompt_cache_breakpoint",
                text,
                "explicit",
                TextPart.class,
                TextPart::promptCacheBreakpoint);
        part(
                rows,
                "text",
                ".prompt_cache_breakpoint.mode",
                text,
                "explicit",
                TextPart.class,
                TextPart::promptCacheBreakpoint);
        String image = "'image_url':{'url':'https://a','detail':'low'}";
        part(rows, "image_url", ".image_url", image, "https://a", ImagePart.class, ImagePart::url);
        part(rows, "image_url", ".image_url.url", image, "https://a", ImagePart.class, ImagePart::url);
        part(rows, "image_url", ".image_url.detail", image, ImageDetail.LOW, ImagePart.class, ImagePart::detail);
        String sound = "'input_audio':{'data':'QUJD','format':'wav'}";
        part(rows, "input_audio", ".input_audio", sound, "wav", AudioPart.class, AudioPart::format);
        part(rows, "input_audio", ".input_audio.data", sound, "QUJD", AudioPart.class, AudioPart::data);
        part(rows, "input_audio", ".input_audio.format", sound, "wav", AudioPart.class, AudioPart::format);
        String video = "'video_url':{'url':'https://v'}";
        for (String type : List.of("video_url", "input_video")) {
            part(rows, type, ".video_url", video, "https://v", VideoPart.class, VideoPart::url);
            part(rows, type, ".video_url.url", video, "https://v", VideoPart.class, VideoPart::url);
        }
        String file = "'file':{'filename':'p.pdf','file_data':'https://p','file_id':'f1'}";
        part(rows, "file", ".file", file, "f1", FilePart.class, FilePart::fileId);
        part(rows, "file", ".file.filename", file, "p.pdf", FilePart.class, FilePart::filename);
        part(rows, "file", ".file.file_data", file, "https://p", FilePart.class, FilePart::url);
        part(rows, "file", ".file.file_id", file, "f1", FilePart.class, FilePart::fileId);
        for (String type : List.of("text", "image_url", "input_audio", "video_url", "input_video", "file")) {
            part(rows, type, ".type", "'x':1", type, ContentPart.class, ContentPart::type);
        }
    }

    private static <T extends ContentPart> void part(
            List<AnswerRow> rows,
            String type,
            String path,
            String fields,
            Object expected,
            Class<T> arm,
            Function<T, Object> typed) {
        rows.add(message(
                ".content[]<" + type + ">" + path,
                "{'content':[{'type':'" + type + "'," + fields + "}]}",
                expected,
                message -> typed.apply(arm.cast(message.parts().get(0)))));
    }
}

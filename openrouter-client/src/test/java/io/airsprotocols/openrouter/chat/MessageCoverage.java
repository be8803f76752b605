package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.RequestRow.row;

import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How messages and their content are set. */
final class MessageCoverage {

    private static final CacheControl HOUR = CacheControl.ephemeral().withTtl(Duration.ofHours(1));

    private MessageCoverage() {}

    static List<RequestRow> rows() {
        List<RequestRow> rows = new ArrayList<>();
        rows.add(row(".messages", "[{'role':'system','content':'s'}]", b -> b.messages(List.of(Message.system("s")))));
        instructions(rows, "system", Message.system("s"), Message::system);
        instructions(rows, "developer", Message.developer("s"), Message::developer);
        talk(rows, "user", Message.user("s"), Message::user);
        talk(rows, "assistant", Message.assistant("s"), Message::assistant);
        talk(rows, "tool", Message.tool("call_1", "s"), parts -> Message.tool("call_1", parts));
        rows.add(row(".messages[]<tool>.tool_call_id", "'call_1'", b -> b.message(Message.tool("call_1", "s"))));
        assistant(rows);
        reasoning(rows);
        ToolCoverage.add(rows);
        return rows;
    }

    private static void instructions(
            List<RequestRow> rows, String role, Message plain, Function<TextPart[], Message> inParts) {
        String path = ".messages[]<" + role + ">";
        speaker(rows, path, role, plain);
        text(rows, path + ".content[]", part -> inParts.apply(new TextPart[] {part}));
    }

    private static void speaker(List<RequestRow> rows, String path, String role, Message plain) {
        rows.add(row(path + ".role", "'" + role + "'", b -> b.message(plain)));
        rows.add(row(path + ".content", "'s'", b -> b.message(plain)));
        rows.add(row(path + ".name", "'Ann'", b -> b.message(plain.withName("Ann"))));
    }

    private static void text(List<RequestRow> rows, String path, Function<TextPart, Message> message) {
        TextPart plain = ContentPart.text("look");
        TextPart marked = plain.withCacheControl(HOUR);
        TextPart broken = plain.withPromptCacheBreakpoint();
        rows.add(row(path + ".type", "'text'", b -> b.message(message.apply(plain))));
        rows.add(row(path + ".text", "'look'", b -> b.message(message.apply(plain))));
        rows.add(
                row(path + ".cache_control", "{'type':'ephemeral','ttl':'1h'}", b -> b.message(message.apply(marked))));
        rows.add(row(path + ".cache_control.type", "'ephemeral'", b -> b.message(message.apply(marked))));
        rows.add(row(path + ".cache_control.ttl", "'1h'", b -> b.message(message.apply(marked))));
        rows.add(row(path + ".prompt_cache_breakpoint", "{'mode':'explicit'}", b -> b.message(message.apply(broken))));
        rows.add(row(path + ".prompt_cache_breakpoint.mode", "'explicit'", b -> b.message(message.apply(broken))));
    }

    private static void talk(
            List<RequestRow> rows, String role, Message plain, Function<ContentPart[], Message> inParts) {
        String path = ".messages[]<" + role + ">";
        speaker(rows, path, role, plain);
        String content = path + ".content[]";
        text(rows, content + "<text>", part -> inParts.apply(new ContentPart[] {part}));
        record Case(String path, String value, ContentPart part) {}
        ContentPart image = ContentPart.image("https://a.example/x.png").withDetail(ImageDetail.LOW);
        ContentPart sound = ContentPart.audio(new byte[] {1, 2, 3}, "wav");
        VideoPart video = ContentPart.video("https://a.example/v.mp4");
        ContentPart older = video.asInputVideo();
        ContentPart file = ContentPart.file("p.pdf", "https://a.example/p.pdf");
        List.of(
                        new Case("<image_url>.type", "'image_url'", image),
                        new Case("<image_url>.image_url", "{'url':'https://a.example/x.png','detail':'low'}", image),
                        new Case("<image_url>.image_url.url", "'https://a.example/x.png'", image),
                        new Case("<image_url>.image_url.detail", "'low'", image),
                        new Case("<input_audio>.type", "'input_audio'", sound),
                        new Case("<input_audio>.input_audio", "{'data':'AQID','format':'wav'}", sound),
                        new Case("<input_audio>.input_audio.data", "'AQID'", sound),
                        new Case("<input_audio>.input_audio.format", "'wav'", sound),
                        new Case("<video_url>.type", "'video_url'", video),
                        new Case("<video_url>.video_url", "{'url':'https://a.example/v.mp4'}", video),
                        new Case("<video_url>.video_url.url", "'https://a.example/v.mp4'", video),
                        new Case("<input_video>.type", "'input_video'", older),
                        new Case("<input_video>.video_url", "{'url':'https://a.example/v.mp4'}", older),
                        new Case("<input_video>.video_url.url", "'https://a.example/v.mp4'", older),
                        new Case("<file>.type", "'file'", file),
                        new Case("<file>.file", "{'filename':'p.pdf','file_data':'https://a.example/p.pdf'}", file),
                        new Case("<file>.file.filename", "'p.pdf'", file),
                        new Case("<file>.file.file_data", "'https://a.example/p.pdf'", file),
                        new Case("<file>.file.file_id", "'or_file_1'", ContentPart.fileId("or_file_1")))
                .forEach(each -> rows.add(row(
                        content + each.path(),
                        each.value(),
                        b -> b.message(inParts.apply(new ContentPart[] {each.part()})))));
    }

    private static Consumer<ChatRequestBuilder> said(UnaryOperator<AssistantMessage> more) {
        return b -> b.message(more.apply(Message.assistant("s")));
    }

    private static void assistant(List<RequestRow> rows) {
        String path = ".messages[]<assistant>";
        GeneratedAudio audio = GeneratedAudio.of("audio_1")
                .withData("QUJD")
                .withTranscript("Hello")
                .withExpiresAt(Instant.ofEpochSecond(1_787_000_099));
        ToolCall call = ToolCall.of("call_1", "f", "{}");
        ParsedFile file = Annotation.file("h1", ContentPart.text("read")).withName("p.pdf");
        rows.addAll(List.of(
                row(
                        path + ".audio",
                        "{'id':'audio_1','data':'QUJD','transcript':'Hello','expires_at':1787000099}",
                        said(m -> m.withAudio(audio))),
                row(path + ".audio.id", "'audio_1'", said(m -> m.withAudio(audio))),
                row(path + ".audio.data", "'QUJD'", said(m -> m.withAudio(audio))),
                row(path + ".audio.transcript", "'Hello'", said(m -> m.withAudio(audio))),
                row(path + ".audio.expires_at", "1787000099", said(m -> m.withAudio(audio))),
                row(
                        path + ".images",
                        "[{'type':'image_url','image_url':{'url':'https://a.example/x.png'}}]",
                        said(m -> m.withImages(GeneratedImage.of("https://a.example/x.png")))),
                row(
                        path + ".images[].image_url",
                        "{'url':'https://a.example/x.png'}",
                        said(m -> m.withImages(GeneratedImage.of("https://a.example/x.png")))),
                row(
                        path + ".images[].image_url.url",
                        "'https://a.example/x.png'",
                        said(m -> m.withImages(GeneratedImage.of("https://a.example/x.png")))),
                row(path + ".model", "'sim/beta'", said(m -> m.withModel("sim/beta"))),
                row(path + ".reasoning", "'hm'", said(m -> m.withReasoning("hm"))),
                row(path + ".reasoning_content", "'hm'", said(m -> m.withReasoningContent("hm"))),
                row(path + ".refusal", "'no'", said(m -> m.withRefusal("no"))),
                row(
                        path + ".tool_calls",
                        "[{'id':'call_1','type':'function','function':{'name':'f','arguments':'{}'}}]",
                        said(m -> m.withToolCalls(call))),
                row(path + ".tool_calls[].id", "'call_1'", said(m -> m.withToolCalls(call))),
                row(path + ".tool_calls[].type", "'function'", said(m -> m.withToolCalls(call))),
                row(path + ".tool_calls[].function", "{'name':'f','arguments':'{}'}", said(m -> m.withToolCalls(call))),
                row(path + ".tool_calls[].function.name", "'f'", said(m -> m.withToolCalls(call))),
                row(path + ".tool_calls[].function.arguments", "'{}'", said(m -> m.withToolCalls(call))),
                row(
                        path + ".annotations",
                        "[{'type':'file','file':{'hash':'h1','content':[{'type':'text','text':'read'}],'name':'p.pdf'}}]",
                        said(m -> m.withAnnotations(file))),
                row(path + ".annotations[]<file>.file.hash", "'h1'", said(m -> m.withAnnotations(file))),
                row(path + ".annotations[]<file>.file.name", "'p.pdf'", said(m -> m.withAnnotations(file))),
                row(
                        path + ".annotations[]<file>.file.content",
                        "[{'type':'text','text':'read'}]",
                        said(m -> m.withAnnotations(file)))));
    }

    private static void reasoning(List<RequestRow> rows) {
        rows.add(row(
                ".messages[]<assistant>.reasoning_details",
                "[{'type':'reasoning.text','text':'hm'}]",
                said(m -> m.withReasoningDetails(ReasoningDetail.text("hm")))));
        block(rows, "text", ReasoningDetail.text("hm"), List.of("text", "'hm'"));
        block(rows, "text", ReasoningDetail.text("hm").withSignature("c2ln"), List.of("signature", "'c2ln'"));
        block(rows, "summary", ReasoningDetail.summary("short"), List.of("summary", "'short'"));
        block(rows, "encrypted", ReasoningDetail.encrypted("QUJD"), List.of("data", "'QUJD'"));
        ReasoningServerToolCall call =
                ReasoningDetail.serverToolCall("search", "{}", "found").withToolCallId("call_1");
        block(
                rows,
                "server_tool_call",
                call,
                List.of("tool_name", "'search'", "arguments", "'{}'", "result", "'found'", "tool_call_id", "'call_1'"));
    }

    private static void block(List<RequestRow> rows, String kind, ReasoningDetail plain, List<String> fields) {
        String path = ".messages[]<assistant>.reasoning_details[]<reasoning." + kind + ">.";
        ReasoningDetail block = plain.withId("rs_1").withIndex(3).withFormat(ReasoningFormat.ANTHROPIC_CLAUDE);
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(
                "type", "'reasoning." + kind + "'", "id", "'rs_1'", "index", "3", "format", "'anthropic-claude-v1'"));
        for (int i = 0; i < all.size(); i += 2) {
            rows.add(row(path + all.get(i), all.get(i + 1), said(m -> m.withReasoningDetails(block))));
        }
    }
}

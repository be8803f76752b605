package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ContentPart;
import java.nio.file.Path;

/** Asks two questions about a PDF; what reading it cost is paid once, because the second question brings the result along. */
public final class PdfQuestion {

    private static final String PAPER = "https://bitcoin.org/bitcoin.pdf";

    private PdfQuestion() {}

    /**
     * Runs the example.
     *
     * @param args a PDF, by its path or its address
     */
    public static void main(String[] args) {
        String paper = args.length > 0 ? args[0] : PAPER;
        ContentPart pdf =
                paper.contains("://") ? ContentPart.file("paper.pdf", paper) : ContentPart.file(Path.of(paper));
        ChatRequest first = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .user(ContentPart.text("What is this paper about? One sentence."), pdf)
                .build();
        try (OpenRouter router = OpenRouter.create()) {
            ChatResponse about = router.chat().send(first);
            System.out.println(about.text());

            ChatRequest second = first.toBuilder()
                    .message(about.message()) // with the annotations that say how the file was read
                    .user("And who wrote it?")
                    .build();
            System.out.println(router.chat().send(second).text());
        }
    }
}

package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ContentPart;
import io.airsprotocols.openrouter.chat.ImageDetail;
import java.nio.file.Path;

/** Asks about a picture: a file on this machine, or an address. */
public final class ImageQuestion {

    private static final String PICTURE = "https://raw.githubusercontent.com/github/explore/main/topics/java/java.png";

    private ImageQuestion() {}

    /**
     * Runs the example.
     *
     * @param args a picture (png, jpeg, webp or gif), by its path or its address
     */
    public static void main(String[] args) {
        String picture = args.length > 0 ? args[0] : PICTURE;
        ContentPart image = picture.contains("://")
                ? ContentPart.image(picture).withDetail(ImageDetail.LOW)
                : ContentPart.image(Path.of(picture));
        ChatRequest request = ChatRequest.builder("openai/gpt-4o-mini")
                .user(ContentPart.text("What is in this picture? One sentence."), image)
                .build();
        try (OpenRouter router = OpenRouter.create()) {
            ChatResponse answer = router.chat().send(request);
            System.out.println(answer.text());
            System.out.println(answer.usage().promptTokens() + " tokens for the question and the picture");
        }
    }
}

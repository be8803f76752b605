package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ChatResponse;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an answer has beside its text: pictures, which become files, and citations, which become links. */
final class Extras {

    private static final Pattern DATA_URL = Pattern.compile("data:([^;,]*)(?:;[^,]*)?;base64,(.*)", Pattern.DOTALL);
    private static final Map<String, String> ENDINGS = Map.of(
            "image/png", "png", "image/jpeg", "jpg", "image/gif", "gif", "image/webp", "webp", "image/svg+xml", "svg");
    private static final int MOST_FILES = 10_000;

    private final Terminal terminal;
    private final Path directory;

    /**
     * Extras and where to put them.
     *
     * @param directory for pictures
     */
    Extras(Terminal terminal, Path directory) {
        this.terminal = terminal;
        this.directory = directory;
    }

    /** Whether an answer has anything to show beside its text. */
    static boolean has(ChatResponse response) {
        JsonNode message = message(response);
        return !message.path("images").isEmpty() || !citations(message).isEmpty();
    }

    private static JsonNode message(ChatResponse response) {
        return response.json().at("/choices/0/message");
    }

    /** The words of an answer: its text, or what was said aloud. */
    static String words(ChatResponse response) {
        return response.text().isEmpty()
                ? message(response).at("/audio/transcript").asString("")
                : response.text();
    }

    /** Prints the citations below the text and writes the pictures. */
    void show(ChatResponse response) {
        JsonNode message = message(response);
        List<String> links = citations(message);
        if (!links.isEmpty()) {
            terminal.print("\n");
            for (int i = 0; i < links.size(); i++) {
                terminal.printLine("[" + (i + 1) + "] " + links.get(i));
            }
        }
        for (JsonNode image : message.path("images")) {
            picture(image.at("/image_url/url").asString(""));
        }
    }

    /** Each page once, in the order of the text. */
    private static List<String> citations(JsonNode message) {
        List<String> links = new ArrayList<>();
        for (JsonNode annotation : message.path("annotations")) {
            JsonNode citation = annotation.path("url_citation");
            String url = citation.path("url").asString("");
            if (!url.isEmpty()) {
                String title = citation.path("title")
                        .asString("")
                        .replaceAll("\\s+", " ")
                        .strip();
                String link = title.isEmpty() || title.equals(url) ? url : title + " " + url;
                if (!links.contains(link)) {
                    links.add(link);
                }
            }
        }
        return links;
    }

    private void picture(String url) {
        Matcher data = DATA_URL.matcher(url);
        if (!data.matches()) {
            terminal.note("openrouter: an image is at " + url);
            return;
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(data.group(2));
        } catch (IllegalArgumentException broken) {
            terminal.note("openrouter: an image came that cannot be read: " + broken.getMessage());
            return;
        }
        Path file = written(bytes, ENDINGS.getOrDefault(data.group(1), "bin"));
        terminal.note("openrouter: image written to " + file + " (" + bytes.length + " bytes)");
    }

    /** Writes a new file under the first name that is free. */
    private Path written(byte[] bytes, String ending) {
        for (int number = 1; number <= MOST_FILES; number++) {
            Path file = directory.resolve("openrouter-image-" + number + "." + ending);
            try {
                Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return file;
            } catch (FileAlreadyExistsException taken) {
                // The next name.
            } catch (IOException unwritable) {
                throw new MisuseException("The image could not be written to " + file + ": " + unwritable.getMessage()
                        + ". Name a directory that can be written to with --image-dir.");
            }
        }
        throw new MisuseException("There are " + MOST_FILES + " images in " + directory
                + " already. Name another directory with --image-dir.");
    }
}

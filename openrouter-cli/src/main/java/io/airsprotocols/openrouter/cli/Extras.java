package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.Annotation;
import io.airsprotocols.openrouter.chat.AssistantMessage;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.GeneratedAudio;
import io.airsprotocols.openrouter.chat.GeneratedImage;
import io.airsprotocols.openrouter.chat.UrlCitation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an answer has beside its text: pictures, which become files, and citations, which become links. */
final class Extras {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Map<String, String> ENDINGS = Map.of(
            "image/png", "png", "image/jpeg", "jpg", "image/gif", "gif", "image/webp", "webp", "image/svg+xml", "svg");
    private static final int MOST_FILES = 10_000;

    private final Terminal terminal;
    private final Path directory;
    private final boolean textIsData;

    /**
     * Extras and where to put them.
     *
     * @param directory for pictures
     * @param textIsData whether stdout is to hold nothing but the text, because a program reads it
     */
    Extras(Terminal terminal, Path directory, boolean textIsData) {
        this.terminal = terminal;
        this.directory = directory;
        this.textIsData = textIsData;
    }

    /** Whether an answer has anything to show beside its text. */
    static boolean has(ChatResponse response) {
        return !response.message().images().isEmpty()
                || !citations(response.message()).isEmpty();
    }

    /** The words of an answer: its text, or what was said aloud. */
    static String words(ChatResponse response) {
        GeneratedAudio audio = response.message().audio();
        String transcript = audio == null ? null : audio.transcript();
        return response.text().isEmpty() && transcript != null ? transcript : response.text();
    }

    /**
     * Prints the citations below the text and writes the pictures. One that cannot be written is told of and takes nothing from
     * what is still to be shown: it has its price all the same.
     *
     * @return whether all pictures were written
     */
    boolean show(ChatResponse response) {
        List<String> links = citations(response.message());
        if (!links.isEmpty() && !textIsData) {
            terminal.print("\n");
        }
        for (int i = 0; i < links.size(); i++) {
            String line = "[" + (i + 1) + "] " + links.get(i);
            if (textIsData) {
                terminal.note(line);
            } else {
                terminal.printLine(line);
            }
        }
        boolean written = true;
        for (GeneratedImage image : response.message().images()) {
            try {
                picture(image);
            } catch (MisuseException unwritable) {
                written = false;
                terminal.error(String.valueOf(unwritable.getMessage()));
            }
        }
        return written;
    }

    /** Each page once, in the order of the text. */
    private static List<String> citations(AssistantMessage message) {
        List<String> links = new ArrayList<>();
        for (Annotation annotation : message.annotations()) {
            if (annotation instanceof UrlCitation citation && !citation.url().isEmpty()) {
                String told = citation.title();
                String title =
                        told == null ? "" : BLANKS.matcher(told).replaceAll(" ").strip();
                String link =
                        title.isEmpty() || title.equals(citation.url()) ? citation.url() : title + " " + citation.url();
                if (!links.contains(link)) {
                    links.add(link);
                }
            }
        }
        return links;
    }

    private void picture(GeneratedImage image) {
        byte[] bytes = image.bytes();
        if (bytes == null) {
            String url = image.url();
            terminal.note(
                    url.startsWith("data:")
                            ? "openrouter: an image came that cannot be read"
                            : "openrouter: an image is at " + url);
            return;
        }
        String kind = image.mediaType();
        Path file = written(bytes, kind == null ? "bin" : ENDINGS.getOrDefault(kind, "bin"));
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
                throw new MisuseException("The image could not be written to " + file + ": " + Reason.of(unwritable)
                        + ". Name a directory that can be written to with --image-dir.");
            }
        }
        throw new MisuseException("There are " + MOST_FILES + " images in " + directory
                + " already. Name another directory with --image-dir.");
    }
}

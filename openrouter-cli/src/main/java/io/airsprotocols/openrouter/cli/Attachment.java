package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ContentPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** A file that goes along with the question. */
final class Attachment {

    private static final String PDF = "%PDF-";

    private static final List<Function<Path, ContentPart>> KINDS =
            List.of(ContentPart::image, ContentPart::audio, ContentPart::video);

    private Attachment() {}

    /**
     * A file as a part of the question: as whatever the library takes it for.
     *
     * @throws MisuseException if it cannot be read or is of no kind that can go along
     */
    static ContentPart of(Path file) {
        if (!Files.exists(file)) {
            throw new MisuseException(
                    "--attach: there is no file " + file + ". Give the path of a file that is there.");
        }
        if (!Files.isRegularFile(file)) {
            throw new MisuseException(
                    "--attach: " + file + " is no file. Name the files themselves; --attach may be repeated.");
        }
        if (isPdf(file)) {
            return ContentPart.file(file);
        }
        for (Function<Path, ContentPart> kind : KINDS) {
            try {
                return kind.apply(file);
            } catch (IllegalArgumentException another) {
                // It may be of the next kind.
            }
        }
        throw new MisuseException("--attach: " + file
                + " is neither an image (PNG, JPEG, GIF, WebP), a PDF, audio (WAV, MP3, FLAC, Ogg, AAC, AIFF, M4A) nor video"
                + " (MP4, MPEG, QuickTime, WebM), or is empty. A text can go on stdin:"
                + " openrouter chat \"Explain this:\" - < " + file.getFileName());
    }

    private static boolean isPdf(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(PDF.length()), StandardCharsets.ISO_8859_1).equals(PDF);
        } catch (IOException unreadable) {
            throw new MisuseException("--attach: " + file + " cannot be read: " + unreadable.getMessage() + ".");
        }
    }
}

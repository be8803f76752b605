package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ContentPart;
import io.airsprotocols.openrouter.http.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A file that goes along with the question. */
final class Attachment {

    private static final int HEAD = 64;
    private static final String PDF = "%PDF-";

    /** Kinds of which the first bytes may be letters alone. */
    private static final Pattern LETTERED =
            Pattern.compile("(RIFF|FORM|GIF8|OggS|fLaC|ID3|....ftyp).*", Pattern.DOTALL);

    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t\\f]]|\ufffd(?!$)");
    private static final Pattern HARMLESS_TO_A_SHELL = Pattern.compile("[\\p{L}\\p{N}./_+,:@%-]+");

    private static final List<Function<Path, ContentPart>> KINDS =
            List.of(Attachment::image, ContentPart::audio, ContentPart::video);

    private Attachment() {}

    /**
     * A file as a part of the question: as whatever the library takes it for.
     *
     * @throws MisuseException if it cannot be read or is of no kind that can go along
     */
    static ContentPart of(Path file) {
        if (file.toString().isEmpty()) {
            throw new MisuseException("--attach: the path is empty. Give the path of a file.");
        }
        if (!Files.exists(file)) {
            throw new MisuseException(
                    "--attach: there is no file " + file + ". Give the path of a file that is there.");
        }
        if (!Files.isRegularFile(file)) {
            throw new MisuseException(
                    "--attach: " + file + " is no file. Name the files themselves; --attach may be repeated.");
        }
        checkSize(file);
        String head = head(file);
        if (head.startsWith(PDF)) {
            return ContentPart.file(file);
        }
        if (isText(head)) {
            throw new MisuseException("--attach: " + file + " is a text. Texts go on stdin (openrouter chat"
                    + " \"Explain this:\" - < " + quoted(file) + ").");
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
                + " (MP4, MPEG, QuickTime, WebM). Convert it to one of these.");
    }

    /** Told before anything is read, and without the library's advice, which is for programs. */
    private static void checkSize(Path file) {
        long size;
        try {
            size = Files.size(file);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
        long most = Limits.standard().attachment();
        if (size == 0) {
            throw new MisuseException("--attach: " + file + " is empty. Give a file that holds something.");
        }
        if (size > most) {
            throw new MisuseException(String.format(
                    Locale.ROOT,
                    "--attach: %s has %,d bytes, and at most %,d can be sent. Give a smaller one.",
                    file,
                    size,
                    most));
        }
    }

    /** An image by its bytes: the library would believe a name, and a picture that is none is refused late. */
    private static ContentPart image(Path file) {
        ContentPart.image(head(file).getBytes(StandardCharsets.ISO_8859_1));
        return ContentPart.image(file);
    }

    /** The first bytes, each as the character of its number. */
    private static String head(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static MisuseException unreadable(Path file, IOException why) {
        return new MisuseException(
                "--attach: " + file + " cannot be read: " + Reason.of(why) + ". Give a file that you may read.");
    }

    private static boolean isText(String head) {
        String text = new String(head.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return !LETTERED.matcher(head).matches() && !NO_TEXT.matcher(text).find();
    }

    private static String quoted(Path file) {
        String path = file.toString();
        return HARMLESS_TO_A_SHELL.matcher(path).matches() ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}

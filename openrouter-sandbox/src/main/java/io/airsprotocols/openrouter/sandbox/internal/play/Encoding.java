package io.airsprotocols.openrouter.sandbox.internal.play;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How lines become bytes.
 *
 * @param newline what ends a line
 * @param space whether a blank follows the colon
 * @param bom whether the body begins with a byte order mark
 * @param drip how long to wait after each byte, null to send a line at once
 * @param splitUtf8 whether to send the bytes of one character apart
 */
public record Encoding(
        String newline,
        boolean space,
        boolean bom,
        @Nullable Duration drip,
        boolean splitUtf8) {

    public static final Encoding PLAIN = new Encoding("\n", true, false, null, false);

    public Encoding withNewline(String text) {
        return new Encoding(text, space, bom, drip, splitUtf8);
    }

    public Encoding withoutSpace() {
        return new Encoding(newline, false, bom, drip, splitUtf8);
    }

    public Encoding withBom() {
        return new Encoding(newline, space, true, drip, splitUtf8);
    }

    public Encoding withDrip(Duration pause) {
        return new Encoding(newline, space, bom, pause, splitUtf8);
    }

    public Encoding withSplitUtf8() {
        return new Encoding(newline, space, bom, drip, true);
    }

    byte[] comment(String text) {
        return (":" + (space ? " " : "") + text + newline + newline).getBytes(StandardCharsets.UTF_8);
    }

    byte[] data(String text) {
        return ("data:" + (space ? " " : "") + text + newline + newline).getBytes(StandardCharsets.UTF_8);
    }

    /** The pieces in which bytes go out, each in a packet of its own. */
    List<byte[]> pieces(byte[] bytes) {
        if (drip != null) {
            List<byte[]> single = new ArrayList<>(bytes.length);
            for (byte each : bytes) {
                single.add(new byte[] {each});
            }
            return single;
        }
        if (!splitUtf8) {
            return List.of(bytes);
        }
        List<byte[]> pieces = new ArrayList<>();
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (byte each : bytes) {
            piece.write(each);
            boolean leads = (each & 0xc0) == 0xc0;
            if (leads) {
                pieces.add(piece.toByteArray());
                piece.reset();
            }
        }
        pieces.add(piece.toByteArray());
        return pieces;
    }

    Duration pause() {
        return drip != null ? drip : splitUtf8 ? Duration.ofMillis(2) : Duration.ZERO;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.media;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Pictures in PNG: two colours that the words choose, one fading into the other. */
public final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8;
    private static final byte TRUE_COLOUR = 2;

    private Png() {}

    /**
     * A picture.
     *
     * @param words choose its colours: the same words, the same picture
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public static byte[] of(String words, int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(
                png,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(BITS)
                        .put(TRUE_COLOUR)
                        .array());
        chunk(png, "IDAT", deflated(pixels(words.hashCode() * 0x9E3779B9, width, height)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] pixels(int from, int width, int height) {
        int to = Integer.rotateLeft(from, 13) ^ 0x5bd1e995;
        ByteBuffer pixels = ByteBuffer.allocate(height * (1 + width * 3));
        for (int y = 0; y < height; y++) {
            // The filter of the line: none.
            pixels.put((byte) 0);
            for (int x = 0; x < width; x++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int begin = (from >> shift) & 0xff;
                    int end = (to >> shift) & 0xff;
                    pixels.put((byte) (begin + (end - begin) * (x + y) / Math.max(1, width + height - 2)));
                }
            }
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(name);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}

package io.airsprotocols.openrouter.sandbox.internal.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Sounds: a beep for each word, the higher the longer it is. One channel, 16 bits, 24,000 samples a second. */
public final class Tone {

    private static final int RATE = 24_000;
    private static final int SAMPLES_PER_WORD = RATE / 50;
    private static final int MOST_WORDS = 250;
    private static final short LOUDNESS = 6_000;
    private static final int HEADER = 44;

    private Tone() {}

    /** The bare samples, least significant byte first. */
    public static byte[] pcm16(String words) {
        String[] each = words.isBlank() ? new String[] {"."} : words.strip().split("\\s+", -1);
        int count = Math.min(MOST_WORDS, each.length);
        ByteBuffer samples = ByteBuffer.allocate(count * SAMPLES_PER_WORD * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int word = 0; word < count; word++) {
            double frequency = 220 + 40.0 * Math.min(20, each[word].length());
            for (int i = 0; i < SAMPLES_PER_WORD; i++) {
                // Strict sines are the same on every machine.
                samples.putShort((short) (LOUDNESS * StrictMath.sin(2 * Math.PI * frequency * i / RATE)));
            }
        }
        return samples.array();
    }

    /** The same with the head of a WAV file. */
    public static byte[] wav(String words) {
        byte[] samples = pcm16(words);
        return ByteBuffer.allocate(HEADER + samples.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + samples.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * 2)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples)
                .array();
    }
}

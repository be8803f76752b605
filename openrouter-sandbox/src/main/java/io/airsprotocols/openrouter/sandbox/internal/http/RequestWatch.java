package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Passes an HTTP/1.1 client's bytes on, asks it for the body it holds back ({@code Expect: 100-continue}), and refuses what
 * cannot be read.
 *
 * <p>MockWebServer's thread ends at numbers that are none, addresses that are none, and bodies of GET, without an answer and
 * without closing the connection; and whom it would have to ask for a body it does not tell. So both is seen to below it.
 */
final class RequestWatch extends Watch {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern SIZE = Pattern.compile("\\p{XDigit}{1,7}");

    /** What comes next. */
    private enum Part {
        REQUEST_LINE,
        HEADER,
        CHUNK_SIZE,
        CHUNK_END,
        END
    }

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Part part = Part.REQUEST_LINE;
    private long skip;
    private String method = "";
    private String target = "";
    private String host = "localhost";
    private @Nullable String length;
    private boolean chunked;
    private boolean expects;
    private boolean invite;
    private @Nullable String trouble;

    RequestWatch(InputStream in, OutputStream out, Connection connection) {
        super(in, connection);
        this.out = out;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (trouble != null) {
            throw refused(trouble);
        }
        if (invite) {
            // The server wants more, so it has read the head and answered what was before it.
            invite = false;
            out.write(CONTINUE);
            out.flush();
        }
        int read = in.read(bytes, offset, count);
        if (read < 0) {
            return read;
        }
        int fine = watch(bytes, offset, offset + read) - offset;
        if (trouble != null && fine == 0) {
            throw refused(trouble);
        }
        return fine;
    }

    private IOException refused(String why) throws IOException {
        String text = "The sandbox cannot read this request: " + why + "\n";
        String head = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Length: "
                + text.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n";
        out.write((head + text).getBytes(StandardCharsets.UTF_8));
        out.flush();
        connection.close();
        return new ProtocolException(why);
    }

    /** Looks through bytes; gives the end of those that are fine, which is before a line that is not. */
    private int watch(byte[] bytes, int start, int end) {
        int at = start;
        int lineStart = start;
        while (at < end) {
            // Whatever comes after the head was not held back.
            invite = false;
            if (skip > 0) {
                int step = (int) Math.min(skip, end - at);
                skip -= step;
                at += step;
                lineStart = at;
                continue;
            }
            byte next = bytes[at++];
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String whole = line.toString(StandardCharsets.UTF_8);
            line.reset();
            trouble = read(whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole);
            if (trouble != null) {
                return lineStart;
            }
            lineStart = at;
        }
        return end;
    }

    /** Reads a line; gives what is wrong with it, or null. */
    private @Nullable String read(String text) {
        switch (part) {
            case REQUEST_LINE -> {
                return requestLine(text);
            }
            case HEADER -> {
                return text.isEmpty() ? headEnds() : header(text);
            }
            case CHUNK_SIZE -> {
                if (!SIZE.matcher(text.strip()).matches()) {
                    return "the size of a chunk is no hexadecimal number: " + text;
                }
                skip = Integer.parseInt(text.strip(), 16);
                part = skip == 0 ? Part.END : Part.CHUNK_END;
            }
            default -> {
                if (!text.isEmpty()) {
                    return part == Part.END ? "there are trailers after its chunks" : "a chunk is longer than it says";
                }
                part = part == Part.END ? Part.REQUEST_LINE : Part.CHUNK_SIZE;
            }
        }
        return null;
    }

    private @Nullable String requestLine(String text) {
        String[] words = text.split(" ", 3);
        if (words.length != 3) {
            return "its first line is none of HTTP";
        }
        method = words[0];
        target = words[1];
        host = "localhost";
        length = null;
        chunked = false;
        expects = false;
        part = Part.HEADER;
        return null;
    }

    private @Nullable String header(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).strip();
        switch (text.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT)) {
            case "content-length" -> {
                if (!LENGTH.matcher(value).matches()) {
                    return "its Content-Length is no number: " + value;
                }
                length = length == null ? value : length;
            }
            case "transfer-encoding" -> chunked |= value.equalsIgnoreCase("chunked");
            case "expect" -> expects |= value.equalsIgnoreCase("100-continue");
            case "host" -> host = value;
            default -> {}
        }
        return null;
    }

    private @Nullable String headEnds() {
        boolean all = method.equals("OPTIONS") && target.equals("*");
        if (HttpUrl.parse(target) == null && HttpUrl.parse("http://" + host + (all ? "/" : target)) == null) {
            return "there is no such address as " + host + target;
        }
        skip = length == null ? 0 : Long.parseLong(length);
        boolean inChunks = length == null && chunked;
        if ((method.equals("GET") || method.equals("HEAD")) && (skip > 0 || inChunks)) {
            return method + " must not have a body";
        }
        invite = expects && (skip > 0 || inChunks);
        part = inChunks ? Part.CHUNK_SIZE : Part.REQUEST_LINE;
        return null;
    }
}

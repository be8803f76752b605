package io.airsprotocols.openrouter.sse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One case of {@code cases.txt}: bytes, and what must be read from them. */
record SseCase(String name, int maxLine, int maxEvent, byte[] bytes, List<String> events, String end) {

    private static final int GENEROUS = 1 << 20;
    private static final Pattern REPEATED = Pattern.compile("\\\\\\{(.*?)\\*(\\d+)}");

    /** The table, in its order. */
    static List<SseCase> all() {
        List<SseCase> cases = new ArrayList<>();
        for (String block : table().split("(?m)^== ")) {
            if (!block.startsWith("#")) {
                cases.add(of(block.lines().toList()));
            }
        }
        return cases;
    }

    static String table() {
        try (InputStream in = SseCase.class.getResourceAsStream("cases.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SseCase of(List<String> lines) {
        int maxLine = GENEROUS;
        int maxEvent = GENEROUS;
        StringBuilder bytes = new StringBuilder();
        List<String> events = new ArrayList<>();
        String end = null;
        for (String each : lines.subList(1, lines.size())) {
            if (each.startsWith("limits ")) {
                String[] limits = each.split(" ");
                maxLine = Integer.parseInt(limits[1]);
                maxEvent = Integer.parseInt(limits[2]);
            } else if (each.startsWith("< ")) {
                bytes.append(each, 2, each.length());
            } else if (each.startsWith("= ")) {
                end = each.substring(2);
            } else if (each.startsWith("\\{> ")) {
                Matcher repeated = REPEATED.matcher(each);
                if (!repeated.matches()) {
                    throw new IllegalStateException(each);
                }
                for (int i = Integer.parseInt(repeated.group(2)); i > 0; i--) {
                    events.add(event(repeated.group(1)));
                }
            } else if (each.startsWith(">")) {
                events.add(event(each));
            } else if (!each.isEmpty()) {
                throw new IllegalStateException("Case \"" + lines.get(0) + "\" has a line of no kind: " + each);
            }
        }
        return new SseCase(
                lines.get(0),
                maxLine,
                maxEvent,
                unescape(bytes.toString()),
                List.copyOf(events),
                Objects.requireNonNull(end, lines.get(0)));
    }

    /** An expected event in the form of {@link #show}. */
    private static String event(String line) {
        String type = "message";
        String id = "";
        String retry = "";
        int data = 2;
        if (line.startsWith(">[")) {
            int close = line.indexOf("] ");
            for (String each : line.substring(2, close).split("; ")) {
                String value = text(each.substring(each.indexOf('=') + 1));
                switch (each.substring(0, each.indexOf('='))) {
                    case "type" -> type = value;
                    case "id" -> id = value;
                    case "retry" -> retry = value;
                    default -> throw new IllegalStateException(line);
                }
            }
            data = close + 2;
        }
        return show(type, id, retry, line.length() < data ? "" : text(line.substring(data)));
    }

    static String show(SseEvent event) {
        return show(
                event.type(),
                event.lastEventId(),
                event.retry() == null ? "" : String.valueOf(event.retry().toMillis()),
                event.data());
    }

    static String show(String type, String id, String retry, String data) {
        return "[" + type + "|" + id + "|" + retry + "] " + data;
    }

    private static String text(String escaped) {
        return new String(unescape(escaped), StandardCharsets.UTF_8);
    }

    private static byte[] unescape(String escaped) {
        String text = REPEATED.matcher(escaped)
                .replaceAll(each -> Matcher.quoteReplacement(each.group(1).repeat(Integer.parseInt(each.group(2)))));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            if (text.charAt(i) != '\\') {
                bytes.writeBytes(Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8));
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> bytes.write('\n');
                case 'r' -> bytes.write('\r');
                case 't' -> bytes.write('\t');
                case 's' -> bytes.write(' ');
                case '0' -> bytes.write(0);
                case '\\' -> bytes.write('\\');
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
                default -> throw new IllegalStateException(escaped);
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.regex.Pattern;

/** The formats of strings: what a text in one looks like. A format nobody knows is any text. */
final class Formats {

    private static final String BYTE = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(?:" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern IPV6 = Pattern.compile(
            "(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?=.*::)(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}");
    private static final Pattern HOST =
            Pattern.compile("(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*"
                    + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern DURATION = Pattern.compile(
            "P(?!$)(?:\\d+W|(?:\\d+Y)?(?:\\d+M)?(?:\\d+D)?" + "(?:T(?=\\d)(?:\\d+H)?(?:\\d+M)?(?:\\d+S)?)?)");
    private static final Pattern POINTER = Pattern.compile("(?:/(?:[^~/]|~[01])*)*");
    private static final Pattern RELATIVE_POINTER = Pattern.compile("(?:0|[1-9]\\d*)(?:#|(?:/(?:[^~/]|~[01])*)*)");
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)");
    private static final Pattern STAMP = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]" + TIME.pattern());
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private Formats() {}

    static boolean fits(String format, String text) {
        return switch (format) {
            case "date" -> DATE.matcher(text).matches() && isTime(() -> LocalDate.parse(text));
            case "date-time" -> STAMP.matcher(text).matches() && isTime(() -> OffsetDateTime.parse(text));
            case "time" -> TIME.matcher(text).matches() && isTime(() -> OffsetTime.parse(text));
            case "duration" -> DURATION.matcher(text).matches();
            case "email", "idn-email" -> MAIL.matcher(text).matches();
            case "hostname", "idn-hostname" -> HOST.matcher(text).matches();
            case "ipv4" -> IPV4.matcher(text).matches();
            case "ipv6" -> IPV6.matcher(text).matches();
            case "uuid" -> UUID.matcher(text).matches();
            case "uri", "iri" -> isAddress(text, true);
            case "uri-reference", "iri-reference" -> isAddress(text, false);
            case "uri-template" -> text.chars().noneMatch(c -> " <>\\^`|\"".indexOf(c) >= 0);
            case "json-pointer" -> POINTER.matcher(text).matches();
            case "relative-json-pointer" -> RELATIVE_POINTER.matcher(text).matches();
            case "regex" -> Regex.isValid(text);
            default -> true;
        };
    }

    private static boolean isTime(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException noTime) {
            return false;
        }
    }

    private static boolean isAddress(String text, boolean absolute) {
        try {
            URI uri = new URI(text);
            return !absolute || uri.isAbsolute();
        } catch (java.net.URISyntaxException noAddress) {
            return false;
        }
    }

    /**
     * Texts in a format.
     *
     * @param number varies them; 0 gives the plainest
     * @param least how long they should be at least, where the format leaves that open
     * @return some to choose from, none if the format is not known
     */
    static List<String> samples(String format, int number, int least) {
        String digits = String.valueOf(number);
        String filler = "x".repeat(Math.max(0, least));
        return switch (format) {
            case "date" -> List.of(day(number).toString());
            case "date-time" -> List.of(day(number) + "T00:00:00Z", day(number) + "T00:00:00." + "0".repeat(9) + "Z");
            case "time" -> List.of(String.format("%02d:%02d:00Z", number / 60 % 24, number % 60));
            case "duration" -> List.of("PT" + (number + 1) + "M", "P" + (number + 1) + "D", "P1Y2M3DT4H5M6S");
            case "email", "idn-email" ->
                List.of(
                        "sandbox" + (number == 0 ? "" : digits) + "@example.com",
                        "a" + digits + "@b.co",
                        "s".repeat(Math.min(50, Math.max(1, least - 12))) + digits + "@example.com");
            case "hostname", "idn-hostname" ->
                List.of(
                        (number == 0 ? "sandbox" : "sandbox" + digits) + ".example.com",
                        "h" + digits,
                        "sandbox" + digits + ".example".repeat(Math.min(25, least / 8)) + ".com");
            case "ipv4" -> List.of("192.0.2." + (number + 1) % 256, "10.0." + number / 256 % 256 + "." + number % 256);
            case "ipv6" ->
                List.of("2001:db8::" + Integer.toHexString(number + 1), "2001:0db8:0000:0000:0000:0000:0000:0001");
            case "uuid" -> List.of(String.format("00000000-0000-4000-8000-%012d", number));
            case "uri", "iri" ->
                List.of(
                        "https://example.com/sandbox" + (number == 0 ? "" : "/" + digits),
                        "a:" + digits,
                        "https://example.com/" + filler + digits);
            case "uri-reference", "iri-reference" -> List.of("/sandbox/" + digits, digits, "/" + filler + digits);
            case "uri-template" -> List.of("https://example.com/{sandbox}/" + digits, "/" + filler + digits);
            case "json-pointer" -> List.of("/sandbox/" + digits, "/" + digits, "/" + filler + digits);
            case "relative-json-pointer" -> List.of(digits, digits + "/sandbox", digits + "/" + filler);
            case "regex" -> List.of("sandbox" + digits, digits, filler + digits);
            default -> List.of();
        };
    }

    private static LocalDate day(int number) {
        return LocalDate.of(2026, 1, 1).plusDays(number);
    }
}

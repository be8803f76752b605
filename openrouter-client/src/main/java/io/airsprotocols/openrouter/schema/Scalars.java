package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The types that are one JSON string, number or truth value. A {@code format} is named only where every provider's strict
 * mode knows it and it says what Java reads; what else a model must know stands in the description.
 */
final class Scalars {

    private static final Map<Class<?>, ObjectNode> SCHEMAS = schemas();

    private Scalars() {}

    /** The schema of a type, or null if it is no scalar. */
    static @Nullable ObjectNode of(Class<?> type) {
        ObjectNode schema = SCHEMAS.get(type);
        if (schema == null && (Path.class.isAssignableFrom(type) || ZoneId.class.isAssignableFrom(type))) {
            schema = SCHEMAS.get(Path.class.isAssignableFrom(type) ? Path.class : ZoneId.class);
        }
        return schema == null ? null : schema.deepCopy();
    }

    /** Whether the beginning of such a text is a text. */
    static boolean grows(Class<?> type) {
        return type == String.class || type == CharSequence.class;
    }

    /** Whether Jackson reads such a value by the pattern of a {@code @JsonFormat}. */
    static boolean takesPattern(Class<?> type) {
        return (TemporalAccessor.class.isAssignableFrom(type) && type != ZoneOffset.class)
                || type == Date.class
                || type == Calendar.class;
    }

    static ObjectNode of(String type, @Nullable String format, @Nullable String description) {
        ObjectNode schema = Json.object().put("type", type);
        if (format != null) {
            schema.put("format", format);
        }
        if (description != null) {
            schema.put("description", description);
        }
        return schema;
    }

    private static Map<Class<?>, ObjectNode> schemas() {
        Map<Class<?>, ObjectNode> all = new HashMap<>();
        all(all, of("string", null, null), String.class, CharSequence.class, StringBuilder.class, StringBuffer.class);
        all(all, of("string", null, "One character"), char.class, Character.class);
        all(all, of("boolean", null, null), boolean.class, Boolean.class, AtomicBoolean.class);
        all(all, of("integer", null, null), byte.class, Byte.class, short.class, Short.class, int.class, Integer.class);
        all(all, of("integer", null, null), long.class, Long.class, BigInteger.class);
        all(all, of("integer", null, null), AtomicInteger.class, AtomicLong.class);
        all(all, of("number", null, null), float.class, Float.class, double.class, Double.class);
        all(all, of("number", null, null), BigDecimal.class, Number.class);
        all(all, of("string", "uuid", null), UUID.class);
        all(all, of("string", "date", null), LocalDate.class);
        all(all, of("string", "date-time", null), Instant.class, OffsetDateTime.class, ZonedDateTime.class);
        all(all, of("string", "date-time", null), Date.class, Calendar.class);
        all(all, of("string", "time", null), OffsetTime.class);
        all(all, of("string", "duration", "In days, hours, minutes and seconds, such as P1DT2H30M"), Duration.class);
        all(all, of("string", null, "A date and time without zone, such as 2026-11-24T13:05:00"), LocalDateTime.class);
        all(all, of("string", null, "A time of day without zone, such as 13:05:00"), LocalTime.class);
        all(all, of("integer", null, "A year"), Year.class);
        all(all, of("string", null, "A year and month, such as 2026-11"), YearMonth.class);
        all(all, of("string", null, "A month and day, such as --11-24"), MonthDay.class);
        all(all, of("string", null, "In years, months and days, such as P1Y2M3D"), Period.class);
        all(all, of("string", null, "A time zone, such as Europe/Paris"), ZoneId.class, TimeZone.class);
        all(all, of("string", null, "An offset from UTC, such as +02:00"), ZoneOffset.class);
        all(all, of("string", null, "A URI"), URI.class);
        all(all, of("string", null, "An absolute URL"), URL.class);
        all(all, of("string", null, "A language tag, such as de-DE"), Locale.class);
        all(all, of("string", null, "A currency code, such as EUR"), Currency.class);
        all(all, of("string", null, "A regular expression"), Pattern.class);
        all(all, of("string", null, "A character set, such as UTF-8"), Charset.class);
        all(all, of("string", null, "A file path"), File.class, Path.class);
        all(all, of("string", null, "A host name or IP address"), InetAddress.class);
        all(all, of("string", null, "Bytes in base64"), byte[].class, ByteBuffer.class);
        all(all, of("string", null, null), char[].class);
        return all;
    }

    private static void all(Map<Class<?>, ObjectNode> schemas, ObjectNode schema, Class<?>... types) {
        for (Class<?> each : types) {
            schemas.put(each, schema);
        }
    }
}

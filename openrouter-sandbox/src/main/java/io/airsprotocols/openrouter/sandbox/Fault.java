package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.error.Availability;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultKind;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on purpose. Immutable.
 *
 * <p>Every fault has a name and parameters, and can be asked for by any client in the request header
 * {@code X-Sandbox-Fault: name;key=value;key=value}, several parted by commas; {@link #toString} gives that form, and
 * {@link #parse} reads it. A value may be a JSON string in quotation marks, and must be one if it has a comma, a semicolon or
 * letters beyond ASCII. "Chunk" counts the chunks that carry words. On HTTP/2 a cut or reset after the head concerns the
 * stream alone.
 */
public final class Fault {

    private final FaultSpec spec;

    private Fault(FaultSpec spec) {
        this.spec = spec;
    }

    private static Fault of(FaultKind kind) {
        return new Fault(FaultSpec.of(kind));
    }

    private Fault with(String key, Object value) {
        return new Fault(spec.with(key, value));
    }

    /**
     * Reads a fault in the form of the request header.
     *
     * @param text such as {@code mid-stream-error;after=2;form=bare}
     * @return the fault
     * @throws IllegalArgumentException if there is no such fault, or it has no such parameter, or not with such a value
     */
    public static Fault parse(String text) {
        return new Fault(FaultSpec.parse(Objects.requireNonNull(text, "text")));
    }

    /** The envelopes in which errors come. */
    public enum Envelope {
        /** OpenRouter's: {@code error.code}, {@code error.message}, {@code error.metadata.error_type}, {@code user_id}. */
        STANDARD,
        /** OpenRouter's without metadata. */
        BARE,
        /** OpenAI's: a symbolic string as the code, and {@code type} and {@code param}. */
        OPENAI,
        /** The code as a string of digits. */
        STRING_CODE,
        /** No code at all. */
        NO_CODE,
        /** A provider's error handed on in {@code metadata.raw}, under the message "Provider returned error". */
        PROVIDER,
        /** A moderation's refusal with its reasons. */
        MODERATION,
        /** A guardrail's refusal with its patterns. */
        GUARDRAIL,
        /** An HTML page, as gateways send. */
        HTML,
        /** Plain text. */
        TEXT,
        /** No body. */
        EMPTY;

        private String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How a 429 tells the time to wait. */
    public enum RetryAfter {
        /** {@code Retry-After} in seconds. */
        SECONDS,
        /** {@code Retry-After} as an HTTP date. */
        DATE,
        /** {@code retry-after-ms}. */
        MS,
        /** Only {@code X-RateLimit-Reset}, in milliseconds since 1970. */
        RESET,
        /** Only {@code error.availability.retry_after}. */
        AVAILABILITY,
        /** Not at all. */
        NONE;

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where an error hides in an answer of status 200. */
    public enum In200 {
        /** An error object and nothing else. */
        BARE,
        /** An error object beside the fields of a success, all null. */
        NULLS,
        /** In a choice, beside half an answer. */
        CHOICE
    }

    /** The forms of an error in the middle of a stream. */
    public enum InStream {
        /** A chunk with a choice of finish reason {@code error}. */
        CHOICE,
        /** A chunk with empty choices. */
        EMPTY,
        /** An error object that is no chunk. */
        BARE
    }

    /**
     * An error of any status in OpenRouter's envelope.
     *
     * @param status the HTTP status and code
     * @param message what it says
     * @return the fault
     */
    public static Fault status(int status, String message) {
        return of(FaultKind.STATUS).with("code", status).with("message", message);
    }

    /**
     * An error of any status in any envelope, with the message that goes with the status.
     *
     * @param status the HTTP status and code
     * @param envelope its envelope
     * @return the fault
     */
    public static Fault status(int status, Envelope envelope) {
        return of(FaultKind.STATUS).with("code", status).with("form", envelope.label());
    }

    /**
     * An error that tells why nothing could serve ({@code error.availability}), with the status that goes with it.
     *
     * @param code one of OpenRouter's eleven, such as {@code no_endpoints} or {@code capacity_exhausted}
     * @return the fault
     * @throws IllegalArgumentException if there is no such code
     */
    public static Fault availability(String code) {
        int status = Availability.of(code).status();
        return of(FaultKind.STATUS)
                .with("code", status)
                .with("form", "availability")
                .with("availability", code);
    }

    /**
     * A 429.
     *
     * @param form how it tells the time to wait
     * @param wait the time, in whole seconds
     * @return the fault
     */
    public static Fault rateLimit(RetryAfter form, Duration wait) {
        return of(FaultKind.RATE_LIMIT).with("form", form.label()).with("wait", wait.toSeconds());
    }

    /**
     * An error in an answer of status 200, whole or as the only event of a stream.
     *
     * @param form where it hides
     * @return the fault
     */
    public static Fault errorIn200(In200 form) {
        return of(FaultKind.ERROR_IN_200).with("form", form.name().toLowerCase(Locale.ROOT));
    }

    /**
     * An error in the middle of a stream.
     *
     * @param after how many chunks come before it
     * @param form its form
     * @return the fault
     */
    public static Fault midStreamError(int after, InStream form) {
        return of(FaultKind.MID_STREAM_ERROR)
                .with("after", after)
                .with("form", form.name().toLowerCase(Locale.ROOT));
    }

    /**
     * A redirect (307) that a client must not follow with its key.
     *
     * @param location where to
     * @return the fault
     */
    public static Fault redirect(String location) {
        return of(FaultKind.REDIRECT).with("to", location);
    }

    /**
     * The connection is closed without a byte of answer.
     *
     * @return the fault
     */
    public static Fault refused() {
        return of(FaultKind.REFUSED);
    }

    /**
     * The connection is reset before the head of the answer. On HTTP/2 this concerns the whole connection.
     *
     * @return the fault
     */
    public static Fault resetBeforeHeaders() {
        return of(FaultKind.RESET).with("at", "headers");
    }

    /**
     * The connection is reset after the head of the answer, before its body.
     *
     * @return the fault
     */
    public static Fault resetAfterHeaders() {
        return of(FaultKind.RESET).with("at", "body");
    }

    /**
     * The connection is reset in the middle of a stream.
     *
     * @param chunks how many chunks come before it
     * @return the fault
     */
    public static Fault resetAfter(int chunks) {
        return of(FaultKind.RESET).with("at", "chunk").with("after", chunks);
    }

    /**
     * Nothing comes, not even the head of the answer, until the client leaves.
     *
     * @return the fault
     */
    public static Fault stallBeforeHeaders() {
        return of(FaultKind.STALL).with("at", "headers");
    }

    /**
     * The stream begins, but no token comes until the client leaves.
     *
     * @param comments whether keep-alive comments come meanwhile
     * @return the fault
     */
    public static Fault stallBeforeFirstToken(boolean comments) {
        return of(FaultKind.STALL).with("at", "first").with("comments", comments);
    }

    /**
     * The stream stops between tokens until the client leaves. An answer that is no stream stops half way.
     *
     * @param chunks how many chunks come before
     * @param comments whether keep-alive comments come meanwhile
     * @return the fault
     */
    public static Fault stallAfter(int chunks, boolean comments) {
        return of(FaultKind.STALL).with("at", "chunk").with("after", chunks).with("comments", comments);
    }

    /**
     * This stall, which goes on after a while.
     *
     * @param time how long nothing comes
     * @return a new fault
     * @throws IllegalStateException if this is no stall after the head
     */
    public Fault lasting(Duration time) {
        if (spec.kind() != FaultKind.STALL || spec.text("at", "").equals("headers")) {
            throw new IllegalStateException(
                    "Only a stall after the head lasts for a time, not " + this + "; for a late head use Reply.after");
        }
        return with("millis", time.toMillis());
    }

    /**
     * A chunk that is not JSON.
     *
     * @param after how many chunks come before it
     * @return the fault
     */
    public static Fault malformedChunk(int after) {
        return of(FaultKind.MALFORMED_CHUNK).with("after", after);
    }

    /**
     * A body that is half a JSON value, or no stream of events, and ends in order.
     *
     * @return the fault
     */
    public static Fault malformedBody() {
        return of(FaultKind.MALFORMED_BODY);
    }

    /**
     * The stream ends in order without its end mark and without a finish reason.
     *
     * @param after how many chunks come before
     * @return the fault
     */
    public static Fault truncated(int after) {
        return of(FaultKind.TRUNCATE).with("after", after);
    }

    /**
     * The stream ends in order after its finish reason, without usage and end mark.
     *
     * @return the fault
     */
    public static Fault truncatedAfterFinish() {
        return of(FaultKind.TRUNCATE).with("finish", true);
    }

    /**
     * The connection ends in the middle of the body: of half the bytes announced, or in the middle of a line.
     *
     * @return the fault
     */
    public static Fault truncatedBody() {
        return of(FaultKind.TRUNCATED_BODY);
    }

    /**
     * The body comes byte by byte.
     *
     * @param pause how long to wait after each
     * @return the fault
     */
    public static Fault drip(Duration pause) {
        return of(FaultKind.DRIP).with("millis", pause.toMillis());
    }

    /**
     * The bytes of one character come in two packets.
     *
     * @return the fault
     */
    public static Fault splitUtf8() {
        return of(FaultKind.SPLIT_UTF8);
    }

    /**
     * Lines end in CR LF.
     *
     * @return the fault
     */
    public static Fault crlf() {
        return of(FaultKind.CRLF);
    }

    /**
     * Lines end in CR alone.
     *
     * @return the fault
     */
    public static Fault cr() {
        return of(FaultKind.CR);
    }

    /**
     * No blank follows the colon.
     *
     * @return the fault
     */
    public static Fault noSpace() {
        return of(FaultKind.NO_SPACE);
    }

    /**
     * The body begins with a byte order mark.
     *
     * @return the fault
     */
    public static Fault bom() {
        return of(FaultKind.BOM);
    }

    /**
     * One line of the stream is very long.
     *
     * @param bytes how long its words are
     * @return the fault
     */
    public static Fault giantLine(int bytes) {
        return of(FaultKind.GIANT_LINE).with("bytes", bytes);
    }

    /**
     * A flood of comments in the middle of a stream.
     *
     * @param count how many
     * @return the fault
     */
    public static Fault commentFlood(int count) {
        return of(FaultKind.COMMENT_FLOOD).with("count", count);
    }

    /**
     * An answer without words and without a finish reason, as models give that start cold.
     *
     * @return the fault
     */
    public static Fault emptyCompletion() {
        return of(FaultKind.EMPTY_COMPLETION);
    }

    /**
     * The finish reason comes twice.
     *
     * @return the fault
     */
    public static Fault doubleFinish() {
        return of(FaultKind.DOUBLE_FINISH);
    }

    /**
     * The usage comes on a chunk that has a choice, as it once did.
     *
     * @return the fault
     */
    public static Fault usageWithChoice() {
        return of(FaultKind.USAGE_WITH_CHOICE);
    }

    /**
     * The connection stays open after the end mark.
     *
     * @return the fault
     */
    public static Fault openAfterDone() {
        return of(FaultKind.OPEN_AFTER_DONE);
    }

    /**
     * A whole JSON answer to a request that asked for a stream.
     *
     * @return the fault
     */
    public static Fault jsonForStream() {
        return of(FaultKind.JSON_FOR_STREAM);
    }

    /**
     * The right body under another content type.
     *
     * @param type the content type
     * @return the fault
     */
    public static Fault wrongContentType(String type) {
        return of(FaultKind.WRONG_CONTENT_TYPE).with("type", type);
    }

    /**
     * Blanks and empty lines come before the body.
     *
     * @return the fault
     */
    public static Fault leadingWhitespace() {
        return of(FaultKind.LEADING_WHITESPACE);
    }

    /**
     * Every chunk has the role.
     *
     * @return the fault
     */
    public static Fault duplicateRole() {
        return of(FaultKind.DUPLICATE_ROLE);
    }

    /**
     * Fields nobody knows, at every level.
     *
     * @return the fault
     */
    public static Fault unknownFields() {
        return of(FaultKind.UNKNOWN_FIELDS);
    }

    /**
     * Values nobody knows: of the finish reason, the role, the service tier, the object.
     *
     * @return the fault
     */
    public static Fault unknownValues() {
        return of(FaultKind.UNKNOWN_VALUES);
    }

    /**
     * All numbers are strings.
     *
     * @return the fault
     */
    public static Fault numericStrings() {
        return of(FaultKind.NUMERIC_STRINGS);
    }

    FaultSpec spec() {
        return spec;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fault fault && spec.equals(fault.spec);
    }

    @Override
    public int hashCode() {
        return spec.hashCode();
    }

    /** The form of the request header {@code X-Sandbox-Fault}. */
    @Override
    public String toString() {
        return spec.toString();
    }
}

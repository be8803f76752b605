package io.airsprotocols.openrouter.internal.okhttp;

import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.NotSentException;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.internal.engine.Time;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls by OkHttp. Several clients may share one; the last to close it closes its connections.
 */
public final class OkHttpTransport implements Transport, AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** With 100 streams a connection, two thousand calls find their places in so many tries, though all begin at once. */
    private static final int MOST_TRIES = 20;

    private final OkHttpClient client;
    private final boolean ownsConnections;
    private final Time time;
    private final Refusals refusals = new Refusals();
    private final AtomicInteger users = new AtomicInteger(1);
    private volatile @Nullable Address lastAddress;

    /**
     * Makes a transport.
     *
     * @param client the client; what would break the laws of {@link Transport} is switched off in a copy of it
     * @param ownsConnections whether closing this closes the client's connections
     * @param time for the clock of connecting; closed with this
     */
    public OkHttpTransport(OkHttpClient client, boolean ownsConnections, Time time) {
        this.client = client.newBuilder()
                // A redirect could carry the key to another host.
                .followRedirects(false)
                .followSslRedirects(false)
                // Silent repetitions would be neither counted nor decided by the retry policy, and could cost money.
                .retryOnConnectionFailure(false)
                // The clocks are ours: they know content from keep-alive comments, and cost nothing a read.
                .callTimeout(0, TimeUnit.MILLISECONDS)
                .connectTimeout(0, TimeUnit.MILLISECONDS)
                .readTimeout(0, TimeUnit.MILLISECONDS)
                .writeTimeout(0, TimeUnit.MILLISECONDS)
                .eventListenerFactory(new Phases(client.eventListenerFactory()))
                .build();
        this.ownsConnections = ownsConnections;
        this.time = time;
    }

    /**
     * This transport for one more client.
     *
     * @return this
     */
    public OkHttpTransport share() {
        users.incrementAndGet();
        return this;
    }

    @Override
    public HttpAnswer exchange(HttpCall call) throws IOException {
        for (int tries = 1; ; tries++) {
            Phase phase = new Phase(time, call.timeouts().connect());
            long begun = refusals.now();
            try {
                return exchange(call, phase);
            } catch (IOException failure) {
                if (!Refusals.is(failure)) {
                    throw phase.sent() ? failure : new NotSentException(phase.explain(failure));
                }
                Connection refusing = phase.connection();
                if (tries == MOST_TRIES || refusing == null || !refusals.tooEarly(refusing, begun)) {
                    throw new NotSentException(failure);
                }
                // Not a retry: the place was taken, by a call that began at the same moment.
            }
        }
    }

    private HttpAnswer exchange(HttpCall call, Phase phase) throws IOException {
        Call exchange = client.newCall(request(call, phase));
        phase.abortBy(exchange::cancel);
        call.cancellation().onCancel(exchange::cancel);
        Response response;
        try {
            response = exchange.execute();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            // OkHttp says so when a listener or an interceptor of a user's own client misbehaves.
            throw new IOException(refused.getMessage(), refused);
        } catch (IOException | RuntimeException other) {
            throw other;
        } catch (Exception interrupted) {
            // OkHttp waits for a connection without declaring that an interrupt ends the wait.
            Thread.currentThread().interrupt();
            exchange.cancel();
            throw new InterruptedIOException("interrupted while connecting");
        } finally {
            phase.end();
        }
        return new HttpAnswer(
                response.code(),
                headers(response.headers()),
                response.protocol().toString(),
                response.body().byteStream());
    }

    private Request request(HttpCall call, Phase phase) {
        Request.Builder request = new Request.Builder().url(address(call.url()));
        call.headers().forEach(request::addHeader);
        return request.method(call.method(), call.bodyLength() < 0 ? null : new JsonRequest(call))
                .tag(Phase.class, phase)
                .build();
    }

    /** Nearly all calls of a program go to the same address, which need not be taken apart each time. */
    private HttpUrl address(URI url) {
        Address last = lastAddress;
        if (last == null || !last.uri().equals(url)) {
            last = new Address(url, HttpUrl.get(url.toString()));
            lastAddress = last;
        }
        return last.url();
    }

    private static Headers headers(okhttp3.Headers received) {
        String[] fields = new String[2 * received.size()];
        for (int i = 0; i < received.size(); i++) {
            fields[2 * i] = received.name(i);
            fields[2 * i + 1] = received.value(i);
        }
        return Headers.received(fields);
    }

    @Override
    public void close() {
        if (users.decrementAndGet() > 0) {
            return;
        }
        time.close();
        if (ownsConnections) {
            client.connectionPool().evictAll();
        }
    }

    private record Address(URI uri, HttpUrl url) {}

    /** The body of a call; can be written again for the next attempt. */
    private static final class JsonRequest extends RequestBody {
        private final HttpCall call;

        JsonRequest(HttpCall call) {
            this.call = call;
        }

        @Override
        public @Nullable MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return call.bodyLength();
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            call.writeBody(sink.outputStream());
        }
    }

    /** Kept so that a timeout while connecting reads the same whoever noticed it. */
    static SocketTimeoutException connectTimeout(IOException failure) {
        SocketTimeoutException timeout = new SocketTimeoutException("connect timed out");
        timeout.addSuppressed(failure);
        return timeout;
    }
}

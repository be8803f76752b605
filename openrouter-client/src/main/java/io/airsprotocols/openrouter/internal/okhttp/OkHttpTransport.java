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
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Sends calls by OkHttp. */
public final class OkHttpTransport implements Transport, AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final Pools clear;
    private final Pools secure;
    private final boolean ownsConnections;
    private final Time time;
    private final Crowd crowd;
    private volatile @Nullable Address lastAddress;

    /**
     * Makes a transport with connections of its own, which are closed with it.
     *
     * @param connections how they are made
     * @param time for the clock of connecting; closed with this
     * @throws IllegalStateException if the TLS that was chosen cannot be had
     */
    public OkHttpTransport(Connections connections, Time time) {
        this.time = time;
        this.crowd = new Crowd(time);
        this.ownsConnections = true;
        this.clear = Pools.asNeeded(() -> lawful(connections.clear()), connections::pool);
        this.secure = Pools.asNeeded(() -> lawful(connections.secure()), connections::pool);
        if (connections.choosesTls()) {
            secure.shared(); // Whether it can be had is to be known now.
        }
    }

    /**
     * Makes a transport with the connections of a client, which are not closed with it.
     *
     * @param client the client; what would break the laws of {@link Transport} is switched off in a copy of it
     * @param time for the clock of connecting; closed with this
     */
    public OkHttpTransport(OkHttpClient client, Time time) {
        this.time = time;
        this.crowd = new Crowd(time);
        this.ownsConnections = false;
        this.clear = Pools.one(lawful(client));
        this.secure = clear;
    }

    private OkHttpClient lawful(OkHttpClient client) {
        return client.newBuilder()
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
                .addNetworkInterceptor(crowd)
                .eventListenerFactory(new Phases(client.eventListenerFactory(), crowd))
                .build();
    }

    /**
     * Makes what takes long to make now, so that the first call need not.
     *
     * @param url where calls will go
     */
    public void prepare(URI url) {
        pools(url).shared();
    }

    @Override
    public HttpAnswer exchange(HttpCall call) throws IOException {
        for (int tries = 1; ; tries++) {
            Phase phase = crowd.begin(call);
            try {
                return exchange(call, phase);
            } catch (IOException failure) {
                if (crowd.again(phase, tries, failure)) {
                    continue; // Not a retry: the server has done nothing, others were there first.
                }
                throw phase.sent() && !Crowd.isRefusal(failure)
                        ? failure
                        : new NotSentException(phase.explain(failure));
            }
        }
    }

    private HttpAnswer exchange(HttpCall call, Phase phase) throws IOException {
        Call exchange = clientFor(call, phase).newCall(request(call, phase));
        phase.abortBy(exchange::cancel);
        call.cancellation().onCancel(exchange::cancel);
        Response response = null;
        try {
            response = exchange.execute();
        } catch (IllegalStateException | IllegalArgumentException refused) {
            // OkHttp says so when a listener or an interceptor of a user's own client misbehaves.
            throw new IOException(refused.getMessage(), refused);
        } catch (IOException | RuntimeException other) {
            throw other;
        } catch (Exception waiting) {
            // OkHttp waits for a connection without declaring that an interrupt ends the wait.
            exchange.cancel();
            throw interrupted();
        } finally {
            phase.end();
            phase.placed();
            if (response == null) {
                phase.over(); // OkHttp says so of a failure, but not of every exception.
            }
        }
        return new HttpAnswer(
                response.code(),
                headers(response.headers()),
                response.protocol().toString(),
                response.body().byteStream());
    }

    private OkHttpClient clientFor(HttpCall call, Phase phase) {
        Pools pools = pools(call.url());
        return crowd.mayShare(call.url()) ? pools.shared() : pools.enter(phase);
    }

    /** Setting up TLS takes a tenth of a second of a cold process, which calls to this machine do without. */
    private Pools pools(URI url) {
        return isSecure(url) ? secure : clear;
    }

    static boolean isSecure(URI url) {
        return "https".equalsIgnoreCase(url.getScheme());
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
        time.close();
        if (ownsConnections) {
            clear.evict();
            secure.evict();
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

    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while connecting");
    }

    /** Kept so that a timeout while connecting reads the same whoever noticed it. */
    static SocketTimeoutException connectTimeout(IOException failure) {
        SocketTimeoutException timeout = new SocketTimeoutException("connect timed out");
        timeout.addSuppressed(failure);
        return timeout;
    }
}

package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.account.Ledger;
import io.airsprotocols.openrouter.sandbox.internal.api.Api;
import io.airsprotocols.openrouter.sandbox.internal.chat.ChatService;
import io.airsprotocols.openrouter.sandbox.internal.chat.Pace;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpHandler;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpServer;
import io.airsprotocols.openrouter.sandbox.internal.http.Line;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A local server that speaks OpenRouter, for trying and testing programs without a key and without cost. Any client in
 * any language works with it that can be given a base URL.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start();
 *     OpenRouter router = OpenRouter.create(
 *         b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
 *   sandbox.script().then(Reply.text("Paris."));
 *   router.chat().send("openai/gpt-4o", "What is the capital of France?");
 *   Received asked = sandbox.takeReceived(Duration.ofSeconds(5));
 *   System.out.println(asked.header("User-Agent") + " " + asked.json());
 * }
 * }</pre>
 *
 * <p>The models answer the same question with the same words; what they say names the sandbox, and every answer has the
 * header {@code X-Sandbox: openrouter-java}. Faults can be asked for by {@link Script} or by any client with the header
 * {@code X-Sandbox-Fault} (see {@link Fault}).
 *
 * <p>Thread-safe. It must be closed, which frees its port and its threads.
 */
public final class Sandbox implements AutoCloseable {

    private final HttpServer server;
    private final InetAddress host;
    private final @Nullable Tls tls;
    private final Ledger ledger;
    private final Account account;
    private final Script script;
    private final ChatService chat;
    private final Inbox inbox = new Inbox();
    private final String apiKey;
    private final String managementKey;

    private Sandbox(Builder choices) {
        this.host = choices.host;
        this.tls = choices.tls ? Tls.create(host) : null;
        this.ledger = new Ledger(choices.clock, choices.credits, choices.requestsPerMinute, choices.generationDelay);
        this.account = new Account(ledger);
        this.apiKey = ledger.issue("sandbox", false);
        this.managementKey = ledger.issue("sandbox management", true);
        Catalog catalog = new Catalog();
        this.script = new Script(catalog);
        this.chat = new ChatService(
                catalog,
                ledger,
                script.playbook(),
                choices.presets,
                new Pace(choices.firstTokenDelay, choices.tokenDelay),
                choices.clock,
                choices.legacyHeaders);
        Api api = new Api(
                catalog, ledger, chat, new Player(choices.keepAliveEvery), choices.clock, choices.legacyHeaders);
        HttpServer.Options options = new HttpServer.Options(
                host,
                choices.port,
                choices.http2,
                tls == null ? null : tls.server(),
                choices.maxConcurrentStreams,
                choices.bytesPerSecond);
        try {
            this.server = new HttpServer(options, new Recording(api, inbox));
        } catch (IOException cannotListen) {
            throw new UncheckedIOException(cannotListen.getMessage(), cannotListen);
        }
    }

    /** Keeps every request before it is answered. */
    private record Recording(Api api, Inbox inbox) implements HttpHandler {

        @Override
        public void arrived(HttpRequest request) {
            inbox.add(Received.of(request));
        }

        @Override
        public HttpResponse handle(HttpRequest request, Line line) throws IOException {
            return api.handle(request, line);
        }
    }

    /**
     * Starts a sandbox on a free port of 127.0.0.1, over HTTP/1.1, with one key that has credits.
     *
     * @return the sandbox, which must be closed
     */
    public static Sandbox start() {
        return builder().start();
    }

    /**
     * Starts a sandbox.
     *
     * @param choices makes the choices
     * @return the sandbox, which must be closed
     * @throws UncheckedIOException if the port is in use
     */
    public static Sandbox start(Consumer<Builder> choices) {
        Builder builder = builder();
        choices.accept(builder);
        return builder.start();
    }

    /**
     * Begins a sandbox.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the API is.
     *
     * @return such as {@code http://127.0.0.1:41234/api/v1}; with TLS the host is {@code localhost}
     */
    public URI baseUrl() {
        String scheme = tls == null ? "http" : "https";
        String name = tls == null ? host.getHostAddress() : "localhost";
        return URI.create(scheme + "://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port() + "/api/v1");
    }

    /**
     * The port.
     *
     * @return 1 to 65535
     */
    public int port() {
        return server.port();
    }

    /**
     * A key that works.
     *
     * @return {@code sk-or-v1-} and 64 hexadecimal digits, the same for every sandbox
     */
    public String apiKey() {
        return apiKey;
    }

    /**
     * A management key, which may see the credits, and may not ask models.
     *
     * @return {@code sk-or-v1-} and 64 hexadecimal digits, the same for every sandbox
     */
    public String managementKey() {
        return managementKey;
    }

    /**
     * Trusts this sandbox's certificate.
     *
     * @return for the client's side
     * @throws IllegalStateException if the sandbox runs without TLS
     */
    public X509TrustManager trustManager() {
        return secured().trustManager();
    }

    /**
     * Trusts this sandbox's certificate.
     *
     * @return for the client's side
     * @throws IllegalStateException if the sandbox runs without TLS
     */
    public SSLContext sslContext() {
        return secured().sslContext();
    }

    /**
     * The certificate, for clients that are no Java programs.
     *
     * @return in PEM
     * @throws IllegalStateException if the sandbox runs without TLS
     */
    public String certificatePem() {
        return secured().pem();
    }

    private Tls secured() {
        if (tls == null) {
            throw new IllegalStateException("This sandbox runs without TLS; start it with tls()");
        }
        return tls;
    }

    /**
     * The account behind the keys.
     *
     * @return the account
     */
    public Account account() {
        return account;
    }

    /**
     * What to answer.
     *
     * @return the script
     */
    public Script script() {
        return script;
    }

    /**
     * All requests so far, in order of arrival; the last 10,000 if there were more.
     *
     * @return an unmodifiable copy
     */
    public List<Received> received() {
        return inbox.all();
    }

    /**
     * The next request not taken yet; waits for it.
     *
     * @param atMost how long to wait
     * @return the request
     * @throws IllegalStateException if none came in time
     */
    public Received takeReceived(Duration atMost) {
        return inbox.take(Objects.requireNonNull(atMost, "atMost"));
    }

    /**
     * Forgets the script, the requests received, the answers in the response cache, the prompts kept by providers,
     * presets that requests made or changed, and what happened to the account. Keys, the builder's presets and scripted
     * models stay.
     */
    public void reset() {
        script.reset();
        inbox.clear();
        ledger.reset();
        chat.forget();
    }

    /** Ends all answers, closes all connections, and frees the port and the threads. More calls do nothing. */
    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "Sandbox[" + baseUrl() + "]";
    }

    /** Makes a sandbox. Not thread-safe. */
    public static final class Builder {

        private InetAddress host = loopback();
        private int port;
        private boolean tls;
        private boolean http2;
        private int maxConcurrentStreams;
        private InstantSource clock = InstantSource.system();
        private Duration tokenDelay = Duration.ofMillis(4);
        private Duration firstTokenDelay = Duration.ZERO;
        private Duration keepAliveEvery = Duration.ofSeconds(1);
        private long bytesPerSecond;
        private BigDecimal credits = BigDecimal.valueOf(100);
        private int requestsPerMinute;
        private Duration generationDelay = Duration.ZERO;
        private boolean legacyHeaders;
        private final Map<String, ObjectNode> presets = new LinkedHashMap<>();

        private Builder() {}

        private static InetAddress loopback() {
            try {
                return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            } catch (UnknownHostException noLookupNeeded) {
                throw new IllegalStateException("127.0.0.1 is an address", noLookupNeeded);
            }
        }

        /**
         * The port; by default, and with 0, any free one.
         *
         * @param number 0 to 65535
         * @return this
         */
        public Builder port(int number) {
            if (number < 0 || number > 65535) {
                throw new IllegalArgumentException("A port is a number from 0 to 65535, was " + number);
            }
            this.port = number;
            return this;
        }

        /**
         * The address to listen on; by default 127.0.0.1, which only this machine reaches.
         *
         * @param address a name or an address
         * @return this
         * @throws IllegalArgumentException if there is no such host
         */
        public Builder host(String address) {
            try {
                this.host = InetAddress.getAllByName(address)[0];
            } catch (UnknownHostException unknown) {
                throw new IllegalArgumentException("There is no host \"" + address + "\"", unknown);
            }
            return this;
        }

        /**
         * Serves over TLS, with a certificate made for this sandbox (see {@link Sandbox#trustManager}).
         *
         * @return this
         */
        public Builder tls() {
            this.tls = true;
            return this;
        }

        /**
         * Serves HTTP/2: with TLS to those who ask for it, without TLS to those alone who know it beforehand.
         *
         * @return this
         */
        public Builder http2() {
            this.http2 = true;
            return this;
        }

        /**
         * Limits the streams of one HTTP/2 connection. The limit is announced in the connection's first frame, and a
         * stream beyond it is refused ({@code REFUSED_STREAM}). By default there is no limit.
         *
         * @param limit at least 1
         * @return this
         */
        public Builder maxConcurrentStreams(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("The limit of streams must be at least 1, was " + limit);
            }
            this.maxConcurrentStreams = limit;
            return this;
        }

        /**
         * The clock for dates, expiry and rate limits; by default the system's. Delays pass in real time.
         *
         * @param source the clock
         * @return this
         */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * The time between two tokens of a stream; by default 4 ms, so that streaming can be seen.
         *
         * @param time zero or longer
         * @return this
         */
        public Builder tokenDelay(Duration time) {
            this.tokenDelay = notNegative(time);
            return this;
        }

        /**
         * The time before the first token, in which a stream has comments alone; by default none.
         *
         * @param time zero or longer
         * @return this
         */
        public Builder firstTokenDelay(Duration time) {
            this.firstTokenDelay = notNegative(time);
            return this;
        }

        /**
         * How often a stream that waits for its first token has a comment; by default every second.
         *
         * @param time longer than zero
         * @return this
         */
        public Builder keepAliveEvery(Duration time) {
            if (notNegative(time).isZero()) {
                throw new IllegalArgumentException("The time between comments must be longer than zero");
            }
            this.keepAliveEvery = time;
            return this;
        }

        /**
         * How fast bodies are sent; by default as fast as can be.
         *
         * @param bytes at least 1
         * @return this
         */
        public Builder bytesPerSecond(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("The bytes per second must be at least 1, were " + bytes);
            }
            this.bytesPerSecond = bytes;
            return this;
        }

        /**
         * The credits of the account; by default 100.
         *
         * @param usd in US dollars
         * @return this
         */
        public Builder credits(BigDecimal usd) {
            this.credits = Objects.requireNonNull(usd, "usd");
            return this;
        }

        /**
         * How many requests for inference one key may make in a minute; by default any number.
         *
         * @param limit at least 1
         * @return this
         */
        public Builder requestsPerMinute(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("The requests per minute must be at least 1, were " + limit);
            }
            this.requestsPerMinute = limit;
            return this;
        }

        /**
         * How long a generation cannot be found after its end (404), by the sandbox's clock; by default not at all.
         *
         * @param time zero or longer
         * @return this
         */
        public Builder generationDelay(Duration time) {
            this.generationDelay = notNegative(time);
            return this;
        }

        /**
         * Whether to send what OpenRouter no longer does: {@code X-OpenRouter-Cost} and {@code X-RateLimit-*} with
         * successes, and {@code error.type} with errors. By default not.
         *
         * @param sent whether
         * @return this
         */
        public Builder legacyHeaders(boolean sent) {
            this.legacyHeaders = sent;
            return this;
        }

        /**
         * Keeps fields of requests under a name. A request takes them by its model ({@code @preset/name}, or
         * {@code openai/gpt-4o@preset/name}) or by its field {@code preset}; its own fields win.
         *
         * @param name lower case letters, digits and hyphens
         * @param fields a JSON object with fields of a request, and possibly {@code system_prompt},
         *     {@code cache_enabled} and {@code cache_ttl_seconds}
         * @return this
         * @throws IllegalArgumentException if the name is another, or the fields are no JSON object
         */
        public Builder preset(String name, String fields) {
            if (!name.matches("[a-z0-9][a-z0-9-]*")) {
                throw new IllegalArgumentException(
                        "A preset's name has lower case letters, digits and hyphens, was \"" + name + "\"");
            }
            JsonNode json;
            try {
                json = Json.parse(fields);
            } catch (JacksonException notJson) {
                throw new IllegalArgumentException(
                        "The fields of preset " + name + " are not valid JSON: " + notJson.getOriginalMessage(),
                        notJson);
            }
            if (!(json instanceof ObjectNode object)) {
                throw new IllegalArgumentException(
                        "The fields of preset " + name + " must be a JSON object, were " + fields);
            }
            presets.put(name, object);
            return this;
        }

        private static Duration notNegative(Duration time) {
            if (time.isNegative()) {
                throw new IllegalArgumentException("A time must not be negative, was " + time);
            }
            return time;
        }

        /**
         * Starts the sandbox.
         *
         * @return the sandbox, which must be closed
         * @throws UncheckedIOException if the port is in use
         */
        public Sandbox start() {
            return new Sandbox(this);
        }
    }
}

package io.airsprotocols.openrouter;

import io.airsprotocols.openrouter.http.ApiKeySource;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.internal.engine.Engine;
import io.airsprotocols.openrouter.internal.engine.EngineConfig;
import io.airsprotocols.openrouter.internal.engine.Keys;
import io.airsprotocols.openrouter.internal.engine.Threads;
import io.airsprotocols.openrouter.internal.engine.Time;
import io.airsprotocols.openrouter.internal.okhttp.Connections;
import io.airsprotocols.openrouter.internal.okhttp.OkHttpTransport;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how an {@link OpenRouter} client works. What is not chosen comes from the environment or has a default. Not safe
 * for use by several threads at once.
 */
public final class OpenRouterBuilder {

    private static final String USER_AGENT = "openrouter-java/" + version();

    private @Nullable ApiKeySource keys;
    private @Nullable String key;
    private @Nullable String baseUrl;
    private @Nullable String appUrl;
    private @Nullable String appTitle;
    private @Nullable String appCategories;
    private Headers headers = Headers.none();
    private Timeouts timeouts = Timeouts.standard();
    private RetryPolicy retry = RetryPolicy.standard();
    private Limits limits = Limits.standard();
    private List<Interceptor> interceptors = new ArrayList<>();
    private @Nullable Executor executor;
    private @Nullable Transport transport;
    private @Nullable OkHttpClient okHttpClient;
    private Connections connections = Connections.standard();
    private boolean connectionsChosen;
    /** What clients to be made have together: the connections of the client before, or the chosen transport. */
    private @Nullable SharedTransport shared;

    private @Nullable Time time;
    private UnaryOperator<@Nullable String> environment = System::getenv;

    OpenRouterBuilder() {}

    OpenRouterBuilder(OpenRouterBuilder other, @Nullable SharedTransport shared) {
        keys = other.keys;
        key = other.key;
        baseUrl = other.baseUrl;
        appUrl = other.appUrl;
        appTitle = other.appTitle;
        appCategories = other.appCategories;
        headers = other.headers;
        timeouts = other.timeouts;
        retry = other.retry;
        limits = other.limits;
        interceptors = new ArrayList<>(other.interceptors);
        executor = other.executor;
        transport = other.transport;
        okHttpClient = other.okHttpClient;
        connections = other.connections;
        time = other.time;
        environment = other.environment;
        this.shared = shared;
    }

    /**
     * The API key. Without it, {@code OPENROUTER_API_KEY} is used.
     *
     * @param value the key, such as {@code sk-or-v1-…}
     * @return this
     */
    public OpenRouterBuilder apiKey(String value) {
        key = value;
        keys = null;
        return this;
    }

    /**
     * Where to get the API key each time one is needed.
     *
     * @param source the source
     * @return this
     */
    public OpenRouterBuilder apiKey(ApiKeySource source) {
        keys = source;
        key = null;
        return this;
    }

    /**
     * Where the API is. Without it, {@code OPENROUTER_BASE_URL} is used, or {@code https://openrouter.ai/api/v1}.
     *
     * @param url https, or http to loopback; with the {@code /api/v1}
     * @return this
     */
    public OpenRouterBuilder baseUrl(String url) {
        baseUrl = url;
        return this;
    }

    /**
     * The address of your application ({@code HTTP-Referer}), by which OpenRouter attributes its use. Without it,
     * {@code OPENROUTER_HTTP_REFERER} is used.
     *
     * @param url the address
     * @return this
     */
    public OpenRouterBuilder appUrl(String url) {
        appUrl = url;
        return this;
    }

    /**
     * The name of your application ({@code X-OpenRouter-Title}). Without it, {@code OPENROUTER_APP_TITLE} is used.
     *
     * @param title the name
     * @return this
     */
    public OpenRouterBuilder appTitle(String title) {
        appTitle = title;
        return this;
    }

    /**
     * The categories of your application ({@code X-OpenRouter-Categories}), such as {@code cli-agent}; OpenRouter takes two
     * a request. Without it, {@code OPENROUTER_APP_CATEGORIES} is used.
     *
     * @param categories lower case, words joined by hyphens
     * @return this
     */
    public OpenRouterBuilder appCategories(String... categories) {
        appCategories = String.join(",", categories);
        return this;
    }

    /**
     * A header to send with every call.
     *
     * @param name its name; {@code Authorization} is refused, the key has its own place
     * @param value its value
     * @return this
     * @throws IllegalArgumentException if it cannot stand in a header
     */
    public OpenRouterBuilder header(String name, String value) {
        if ("authorization".equalsIgnoreCase(name)) {
            throw new IllegalArgumentException(
                    "The Authorization header is set from the API key; use apiKey(…) instead");
        }
        headers = headers.with(name, value);
        return this;
    }

    /**
     * The clocks of calls; see {@link Timeouts} for the defaults.
     *
     * @param value the clocks
     * @return this
     */
    public OpenRouterBuilder timeouts(Timeouts value) {
        timeouts = value;
        return this;
    }

    /**
     * When to try again; {@link RetryPolicy#standard()} without it.
     *
     * @param value the policy
     * @return this
     */
    public OpenRouterBuilder retry(RetryPolicy value) {
        retry = value;
        return this;
    }

    /**
     * How much of an answer is read; see {@link Limits} for the defaults.
     *
     * @param value the limits
     * @return this
     */
    public OpenRouterBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /**
     * Steps in between calls and answers. The first one added is outermost.
     *
     * @param value the interceptor
     * @return this
     */
    public OpenRouterBuilder interceptor(Interceptor value) {
        interceptors.add(value);
        return this;
    }

    /**
     * Where asynchronous calls and publishers run; stays yours to shut down. Without it: virtual threads on a JVM that has
     * them, else daemon threads made as needed.
     *
     * @param value the executor; a call blocks one of its threads while it runs
     * @return this
     */
    public OpenRouterBuilder executor(Executor value) {
        executor = value;
        return this;
    }

    /**
     * Your own transport in place of OkHttp. Excludes the options about connections.
     *
     * @param value the transport; closed with the last client that has it if it is {@link AutoCloseable}
     * @return this
     */
    public OpenRouterBuilder transport(Transport value) {
        transport = value;
        shared = null;
        return this;
    }

    /**
     * Your own OkHttp client: its proxy, TLS, DNS, pool, interceptors and listeners are used and stay yours; its timeouts,
     * redirects and silent retries are not, because the clocks and the retry policy of this client take their place.
     *
     * @param value the client
     * @return this
     */
    public OpenRouterBuilder okHttpClient(OkHttpClient value) {
        okHttpClient = value;
        shared = null;
        return this;
    }

    /**
     * The proxy. Without it, the platform's settings hold ({@code https.proxyHost} and so on).
     *
     * @param value the proxy; {@link Proxy#NO_PROXY} for none
     * @return this
     */
    public OpenRouterBuilder proxy(Proxy value) {
        return connections(connections.withProxy(value));
    }

    /**
     * The proxy's user and password (basic authentication).
     *
     * @param user the user
     * @param password the password
     * @return this
     */
    public OpenRouterBuilder proxyCredentials(String user, String password) {
        return connections(connections.withProxyCredentials(user, password));
    }

    /**
     * Your own TLS: client certificates, a private authority. Certificates are always verified.
     *
     * @param context makes the sockets
     * @param trust verifies the server's certificate
     * @return this
     */
    public OpenRouterBuilder tls(SSLContext context, X509TrustManager trust) {
        return connections(connections.withTls(context, trust));
    }

    /**
     * TLS by Conscrypt, which must be on the class path ({@code org.conscrypt:conscrypt-openjdk-uber}).
     *
     * @return this
     */
    public OpenRouterBuilder conscrypt() {
        return conscrypt(connections.trustManager());
    }

    /**
     * TLS by Conscrypt with your own check of certificates.
     *
     * @param trust verifies the server's certificate; null for what the platform trusts
     * @return this
     */
    public OpenRouterBuilder conscrypt(@Nullable X509TrustManager trust) {
        return connections(connections.withConscrypt(trust));
    }

    /**
     * How many unused connections are kept, and for how long; 5 for 5 minutes without it. Over HTTP/1.1, where each call has a
     * connection, so many are kept for each 64 calls that ran at once.
     *
     * @param idle how many, 0 or more
     * @param keepAlive longer than zero
     * @return this
     * @throws IllegalArgumentException if a value is out of its range
     */
    public OpenRouterBuilder connectionPool(int idle, Duration keepAlive) {
        if (idle < 0 || keepAlive.isNegative() || keepAlive.isZero()) {
            throw new IllegalArgumentException(
                    "A connection pool keeps 0 or more connections for longer than zero, was " + idle + " for "
                            + keepAlive);
        }
        return connections(connections.withPool(idle, keepAlive));
    }

    private OpenRouterBuilder connections(Connections value) {
        connections = value;
        connectionsChosen = true;
        shared = null;
        return this;
    }

    /** For tests: another clock. */
    OpenRouterBuilder time(Time value) {
        time = value;
        return this;
    }

    /** For tests: other environment variables. */
    OpenRouterBuilder environment(UnaryOperator<@Nullable String> value) {
        environment = value;
        return this;
    }

    /**
     * Makes the client.
     *
     * @return the client
     * @throws IllegalArgumentException if a choice is not valid: a key that is missing or malformed, an address that is no
     *     URL or would send the key unencrypted, options that exclude each other. The message says what to do
     * @throws IllegalStateException if the address is an {@code https} one and TLS cannot be had: the trust store of the
     *     platform is broken, for example, or Conscrypt was asked for and is not there
     */
    public OpenRouter build() {
        URI url = url();
        ApiKeySource source = keySource();
        Headers all = attribution();
        checkConnections();
        Time clock = time == null ? Time.system() : time;
        SharedTransport joined = transportTo(url);
        ExecutorService ownExecutor = executor == null ? Threads.executor() : null;
        Engine engine = new Engine(new EngineConfig(
                url,
                source,
                all,
                timeouts,
                retry,
                limits,
                List.copyOf(interceptors),
                joined.transport(),
                ownExecutor != null ? ownExecutor : Objects.requireNonNull(executor),
                clock));
        return new OpenRouter(new OpenRouterBuilder(this, null), engine, ownExecutor, joined);
    }

    private URI url() {
        if (baseUrl != null) {
            return BaseUrl.checked(baseUrl, "baseUrl(…)");
        }
        String variable = variable("OPENROUTER_BASE_URL");
        return variable == null ? BaseUrl.DEFAULT : BaseUrl.checked(variable, "OPENROUTER_BASE_URL");
    }

    private ApiKeySource keySource() {
        if (keys != null) {
            return keys;
        }
        String chosen = key == null ? environment.apply("OPENROUTER_API_KEY") : key;
        String problem = Keys.problem(chosen);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return ApiKeySource.of(Objects.requireNonNull(chosen));
    }

    private Headers attribution() {
        Headers all = Headers.none().with("User-Agent", USER_AGENT);
        all = with(all, "HTTP-Referer", appUrl, "OPENROUTER_HTTP_REFERER");
        all = with(all, "X-OpenRouter-Title", appTitle, "OPENROUTER_APP_TITLE");
        all = with(all, "X-OpenRouter-Categories", appCategories, "OPENROUTER_APP_CATEGORIES");
        return all.with(headers);
    }

    private Headers with(Headers all, String name, @Nullable String chosen, String variable) {
        String value = chosen == null ? variable(variable) : chosen;
        return value == null ? all : all.with(name, value);
    }

    private @Nullable String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private void checkConnections() {
        if (transport != null && okHttpClient != null) {
            throw new IllegalArgumentException("Give transport(…) or okHttpClient(…), not both");
        }
        if (connectionsChosen && (transport != null || okHttpClient != null)) {
            throw new IllegalArgumentException(
                    "proxy, tls, conscrypt and connectionPool belong to the library's own transport: set them on your "
                            + (transport != null ? "transport" : "OkHttpClient") + " instead");
        }
    }

    private SharedTransport transportTo(URI url) {
        SharedTransport joined = join();
        if (joined.transport() instanceof OkHttpTransport okHttp) {
            try {
                okHttp.prepare(url);
            } catch (RuntimeException noTls) {
                joined.leave();
                throw noTls;
            }
        }
        return joined;
    }

    private SharedTransport join() {
        if (shared != null && shared.join()) {
            return shared;
        }
        SharedTransport made = new SharedTransport(transport != null ? transport : okHttpTransport());
        made.join();
        if (transport != null) {
            shared = made;
        }
        return made;
    }

    private OkHttpTransport okHttpTransport() {
        // Not the clock of this client: a transport may outlive the client it was made for.
        Time clock = time == null ? Time.system() : time;
        return okHttpClient != null
                ? new OkHttpTransport(okHttpClient, clock)
                : new OkHttpTransport(connections, clock);
    }

    private static String version() {
        String version = OpenRouterBuilder.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}

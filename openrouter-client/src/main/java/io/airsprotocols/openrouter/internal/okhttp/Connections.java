package io.airsprotocols.openrouter.internal.okhttp;

import java.lang.reflect.InvocationTargetException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Provider;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.ConnectionSpec;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How connections are made: proxy, TLS, pool.
 *
 * @param proxy the proxy, or null for the platform's
 * @param proxyUser the proxy's user, or null
 * @param proxyPassword the proxy's password, or null
 * @param sslContext makes TLS sockets, or null for the platform's
 * @param trustManager verifies certificates, or null for the platform's
 * @param conscrypt whether TLS is Conscrypt's
 * @param idleConnections how many unused connections are kept, or null for OkHttp's default
 * @param keepAlive for how long
 */
public record Connections(
        @Nullable Proxy proxy,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable SSLContext sslContext,
        @Nullable X509TrustManager trustManager,
        boolean conscrypt,
        @Nullable Integer idleConnections,
        Duration keepAlive) {

    /**
     * The platform's proxy and TLS, OkHttp's pool.
     *
     * @return the defaults
     */
    public static Connections standard() {
        return new Connections(null, null, null, null, null, false, null, Duration.ofMinutes(5));
    }

    /**
     * These connections through a proxy.
     *
     * @param value the proxy
     * @return changed connections
     */
    public Connections withProxy(Proxy value) {
        return new Connections(
                value, proxyUser, proxyPassword, sslContext, trustManager, conscrypt, idleConnections, keepAlive);
    }

    /**
     * These connections with the proxy's user and password.
     *
     * @param user the user
     * @param password the password
     * @return changed connections
     */
    public Connections withProxyCredentials(String user, String password) {
        return new Connections(proxy, user, password, sslContext, trustManager, conscrypt, idleConnections, keepAlive);
    }

    /**
     * These connections with TLS of your own.
     *
     * @param context makes the sockets
     * @param trust verifies certificates
     * @return changed connections
     */
    public Connections withTls(SSLContext context, X509TrustManager trust) {
        return new Connections(proxy, proxyUser, proxyPassword, context, trust, false, idleConnections, keepAlive);
    }

    /**
     * These connections with Conscrypt's TLS.
     *
     * @param trust verifies certificates, or null for what the platform trusts
     * @return changed connections
     */
    public Connections withConscrypt(@Nullable X509TrustManager trust) {
        return new Connections(proxy, proxyUser, proxyPassword, null, trust, true, idleConnections, keepAlive);
    }

    /**
     * These connections with another pool.
     *
     * @param idle how many unused connections are kept
     * @param unusedFor for how long
     * @return changed connections
     */
    public Connections withPool(int idle, Duration unusedFor) {
        return new Connections(proxy, proxyUser, proxyPassword, sslContext, trustManager, conscrypt, idle, unusedFor);
    }

    /** Whether TLS is other than the platform's. */
    boolean choosesTls() {
        return sslContext != null || conscrypt;
    }

    /** A client for calls without TLS. The builder sees to it that they go to this machine alone. */
    OkHttpClient clear() {
        return client().connectionSpecs(List.of(ConnectionSpec.CLEARTEXT)).build();
    }

    /**
     * A client for calls over TLS 1.2 or 1.3, with the ciphers of today.
     *
     * @throws IllegalStateException if the TLS asked for cannot be had
     */
    OkHttpClient secure() {
        X509TrustManager trust = trustManager == null ? platformTrust() : trustManager;
        SSLContext context = sslContext == null ? context(trust) : sslContext;
        return client().connectionSpecs(List.of(ConnectionSpec.MODERN_TLS))
                .sslSocketFactory(context.getSocketFactory(), trust)
                .build();
    }

    private OkHttpClient.Builder client() {
        OkHttpClient.Builder client = new OkHttpClient.Builder().connectionPool(pool());
        if (proxy != null) {
            client.proxy(proxy);
        } else if (ProxySelector.getDefault() != null) {
            client.proxySelector(ProxySelector.getDefault());
        }
        if (proxyUser != null && proxyPassword != null) {
            client.proxyAuthenticator(authenticator(Credentials.basic(proxyUser, proxyPassword)));
        }
        return client;
    }

    /** An empty pool. */
    ConnectionPool pool() {
        return idleConnections == null
                ? new ConnectionPool()
                : new ConnectionPool(idleConnections, keepAlive.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Authenticator authenticator(String credentials) {
        return (route, response) -> response.request().header("Proxy-Authorization") != null
                ? null // refused once already; asking again would go on for ever
                : response.request()
                        .newBuilder()
                        .header("Proxy-Authorization", credentials)
                        .build();
    }

    private SSLContext context(X509TrustManager trust) {
        if (conscrypt) {
            return conscryptContext(trust);
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The platform's TLS cannot be used: " + broken.getMessage(), broken);
        }
    }

    private static SSLContext conscryptContext(X509TrustManager trust) {
        try {
            Provider provider = (Provider) Class.forName("org.conscrypt.Conscrypt")
                    .getMethod("newProvider")
                    .invoke(null);
            SSLContext context = SSLContext.getInstance("TLS", provider);
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "Conscrypt was asked for but is not on the class path: add org.conscrypt:conscrypt-openjdk-uber",
                    missing);
        } catch (ReflectiveOperationException | GeneralSecurityException | LinkageError broken) {
            Throwable reason = broken instanceof InvocationTargetException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : broken;
            throw new IllegalStateException(
                    "Conscrypt cannot be used on this machine: " + reason
                            + ". Leave the option out to use the platform's TLS",
                    broken);
        }
    }

    /**
     * What the platform trusts.
     *
     * @return its trust manager
     */
    private static X509TrustManager platformTrust() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            for (TrustManager each : factory.getTrustManagers()) {
                if (each instanceof X509TrustManager trust) {
                    return trust;
                }
            }
            throw new IllegalStateException("The platform has no X.509 trust manager");
        } catch (GeneralSecurityException broken) {
            // OkHttp would make an AssertionError of it.
            throw new IllegalStateException(
                    "The trust store of the platform cannot be read, so that no server could be verified: "
                            + (broken.getCause() == null ? broken : broken.getCause()).getMessage()
                            + ". Check the system properties javax.net.ssl.trustStore, trustStoreType and"
                            + " trustStorePassword, or choose a trust manager with the option tls",
                    broken);
        }
    }
}

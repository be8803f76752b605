package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the TLS sockets above accepted ones. */
final class TlsSockets extends SSLSocketFactory {

    private final SSLSocketFactory plain;
    private final int maxConcurrentStreams;

    TlsSockets(SSLSocketFactory plain, int maxConcurrentStreams) {
        this.plain = plain;
        this.maxConcurrentStreams = maxConcurrentStreams;
    }

    @Override
    public Socket createSocket(Socket raw, @Nullable String host, int port, boolean autoClose) throws IOException {
        SSLSocket secured = (SSLSocket) plain.createSocket(raw, host, port, autoClose);
        Connection connection = raw instanceof RawSocket accepted ? accepted.connection() : null;
        return connection == null ? secured : new TlsSocket(secured, connection, maxConcurrentStreams);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return plain.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return plain.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException("only for accepted connections");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException("only for accepted connections");
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        return createSocket(address, port);
    }
}

package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TLS socket whose requests or HTTP/2 frames are watched. The socket below sees cipher text and cannot do that. */
final class TlsSocket extends SSLSocket {

    private final SSLSocket secured;
    private final Connection connection;
    private final int maxConcurrentStreams;

    TlsSocket(SSLSocket secured, Connection connection, int maxConcurrentStreams) {
        this.secured = secured;
        this.connection = connection;
        this.maxConcurrentStreams = maxConcurrentStreams;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream plain = secured.getInputStream();
        return isHttp2()
                ? new FrameWatch(plain, connection)
                : new RequestWatch(plain, secured.getOutputStream(), connection);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        OutputStream plain = secured.getOutputStream();
        return isHttp2() && maxConcurrentStreams > 0 ? new SettingsWriter(plain, maxConcurrentStreams) : plain;
    }

    private boolean isHttp2() {
        return "h2".equals(secured.getApplicationProtocol());
    }

    @Override
    public void startHandshake() throws IOException {
        secured.startHandshake();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return secured.getSupportedCipherSuites();
    }

    @Override
    public String[] getEnabledCipherSuites() {
        return secured.getEnabledCipherSuites();
    }

    @Override
    public String[] getSupportedProtocols() {
        return secured.getSupportedProtocols();
    }

    @Override
    public String[] getEnabledProtocols() {
        return secured.getEnabledProtocols();
    }

    @Override
    public void setEnabledCipherSuites(String[] suites) {
        secured.setEnabledCipherSuites(suites);
    }

    @Override
    public void setEnabledProtocols(String[] protocols) {
        secured.setEnabledProtocols(protocols);
    }

    @Override
    public SSLSession getSession() {
        return secured.getSession();
    }

    @Override
    public @Nullable SSLSession getHandshakeSession() {
        return secured.getHandshakeSession();
    }

    @Override
    public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
        secured.addHandshakeCompletedListener(listener);
    }

    @Override
    public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
        secured.removeHandshakeCompletedListener(listener);
    }

    @Override
    public void setUseClientMode(boolean mode) {
        secured.setUseClientMode(mode);
    }

    @Override
    public boolean getUseClientMode() {
        return secured.getUseClientMode();
    }

    @Override
    public void setNeedClientAuth(boolean mode) {
        secured.setNeedClientAuth(mode);
    }

    @Override
    public boolean getNeedClientAuth() {
        return secured.getNeedClientAuth();
    }

    @Override
    public void setWantClientAuth(boolean mode) {
        secured.setWantClientAuth(mode);
    }

    @Override
    public boolean getWantClientAuth() {
        return secured.getWantClientAuth();
    }

    @Override
    public void setEnableSessionCreation(boolean mode) {
        secured.setEnableSessionCreation(mode);
    }

    @Override
    public boolean getEnableSessionCreation() {
        return secured.getEnableSessionCreation();
    }

    @Override
    public SSLParameters getSSLParameters() {
        return secured.getSSLParameters();
    }

    @Override
    public void setSSLParameters(SSLParameters parameters) {
        secured.setSSLParameters(parameters);
    }

    @Override
    public @Nullable String getApplicationProtocol() {
        return secured.getApplicationProtocol();
    }

    @Override
    public @Nullable String getHandshakeApplicationProtocol() {
        return secured.getHandshakeApplicationProtocol();
    }

    @Override
    public @Nullable SocketAddress getRemoteSocketAddress() {
        return secured.getRemoteSocketAddress();
    }

    @Override
    public @Nullable InetAddress getInetAddress() {
        return secured.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return secured.getLocalAddress();
    }

    @Override
    public int getPort() {
        return secured.getPort();
    }

    @Override
    public int getLocalPort() {
        return secured.getLocalPort();
    }

    @Override
    public boolean isClosed() {
        return secured.isClosed();
    }

    @Override
    public boolean isConnected() {
        return secured.isConnected();
    }

    @Override
    public boolean isBound() {
        return secured.isBound();
    }

    @Override
    public boolean isInputShutdown() {
        return secured.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return secured.isOutputShutdown();
    }

    @Override
    public void shutdownInput() throws IOException {
        secured.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        secured.shutdownOutput();
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        secured.setSoTimeout(millis);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return secured.getSoTimeout();
    }

    @Override
    public synchronized void close() throws IOException {
        secured.close();
    }
}

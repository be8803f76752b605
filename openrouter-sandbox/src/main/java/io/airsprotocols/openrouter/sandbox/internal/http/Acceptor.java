package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** Accepts connections and knows each of them by its number, which counts as MockWebServer's does, and by its peer. */
final class Acceptor extends ServerSocketFactory {

    /** Hundreds of clients may connect at once; a short queue would make them wait a second for their next try. */
    private static final int BACKLOG = 1024;

    private final @Nullable Protocol plainly;
    private final int maxConcurrentStreams;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Connection> byIndex = new ConcurrentHashMap<>();
    private final Map<String, Connection> byPeer = new ConcurrentHashMap<>();

    /**
     * Accepts for a server.
     *
     * @param plainly what clients speak without TLS, null if TLS is between
     */
    Acceptor(@Nullable Protocol plainly, int maxConcurrentStreams) {
        this.plainly = plainly;
        this.maxConcurrentStreams = maxConcurrentStreams;
    }

    @Nullable
    Connection byIndex(int index) {
        return byIndex.get(index);
    }

    @Nullable
    Connection byPeer(String peer) {
        return byPeer.get(peer);
    }

    int open() {
        return byIndex.size();
    }

    void closeAll() {
        for (Connection each : List.copyOf(byIndex.values())) {
            try {
                each.close();
            } catch (IOException closedAnyway) {
                each.gone();
            }
        }
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new Accepting();
    }

    @Override
    public ServerSocket createServerSocket(int port) {
        throw new UnsupportedOperationException("MockWebServer binds for itself");
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) {
        return createServerSocket(port);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) {
        return createServerSocket(port);
    }

    private final class Accepting extends ServerSocket {

        Accepting() throws IOException {}

        @Override
        public void bind(SocketAddress address, int backlog) throws IOException {
            super.bind(address, BACKLOG);
        }

        @Override
        public Socket accept() throws IOException {
            RawSocket socket = new RawSocket(plainly, maxConcurrentStreams);
            implAccept(socket);
            int index = accepted.getAndIncrement();
            String peer = String.valueOf(socket.getRemoteSocketAddress());
            Connection connection = new Connection(index, socket);
            socket.connection(connection, () -> {
                byIndex.remove(index, connection);
                byPeer.remove(peer, connection);
            });
            byIndex.put(index, connection);
            byPeer.put(peer, connection);
            // Pieces shall arrive as they were sent, not as the network finds convenient.
            socket.setTcpNoDelay(true);
            return socket;
        }
    }
}

package io.airsprotocols.openrouter.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Just enough of HTTP/2 to break its rules: frames by hand, headers as literals. */
final class Http2 implements AutoCloseable {

    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private Frame last = new Frame(0, 0, 0, new byte[0]);

    record Frame(int type, int flags, int stream, byte[] payload) {}

    Http2(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(30_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        write(SETTINGS, 0, 0, new byte[0]);
    }

    static SSLSocket tls(Sandbox sandbox) throws IOException {
        SSLSocket socket =
                (SSLSocket) sandbox.sslContext().getSocketFactory().createSocket("localhost", sandbox.port());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    void get(Sandbox sandbox, int stream, String fault) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        header(block, ":method", fault.isEmpty() ? "GET" : "POST");
        header(block, ":scheme", "http");
        header(block, ":authority", "127.0.0.1");
        header(block, ":path", fault.isEmpty() ? "/api/v1/models/count" : "/api/v1/chat/completions");
        header(block, "authorization", "Bearer " + sandbox.apiKey());
        boolean post = !fault.isEmpty();
        if (post) {
            header(block, "x-sandbox-fault", fault);
        }
        write(HEADERS, post ? 4 : 5, stream, block.toByteArray());
        if (post) {
            write(0, 1, stream, Client.question("sandbox/echo", "x").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void header(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        block.write(name.length());
        block.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    void reset(int stream) throws IOException {
        write(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    private void write(int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length & 0xffff);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    Frame read() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        last = new Frame(type, flags, stream, in.readNBytes(length));
        return last;
    }

    /** The next frame of one stream. */
    Frame readOf(int stream) throws IOException {
        Frame frame = read();
        while (frame.stream() != stream) {
            frame = read();
        }
        return frame;
    }

    Frame last() {
        return last;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

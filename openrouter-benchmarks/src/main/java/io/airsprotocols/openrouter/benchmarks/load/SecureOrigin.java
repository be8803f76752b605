package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2SecurityUtil;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsAckFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers as {@link Origin} does, but over TLS and HTTP/2, with at most {@link #STREAMS} streams a connection. */
@SuppressWarnings("FutureReturnValueIgnored") // Whoever does not get its answer counts that as a failure.
final class SecureOrigin implements Closeable {

    static final int STREAMS = 100;

    /** Of the client's streams, which are the odd ones, the id of the last that is among the first of a connection. */
    private static final int LAST_OF_FIRST = 2 * STREAMS;

    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Channel server;
    private final AtomicInteger ends = new AtomicInteger();

    private SecureOrigin(SslContext tls) {
        server = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 4096)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connect(connection, tls);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
    }

    private void connect(Channel connection, SslContext tls) {
        Http2FrameCodec codec = Http2FrameCodecBuilder.forServer()
                .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(STREAMS))
                .build();
        Http2Connection.Endpoint<?> client = codec.connection().remote();
        connection
                .pipeline()
                .addLast(
                        tls.newHandler(connection.alloc()),
                        codec,
                        new Http2MultiplexHandler(new ChannelInitializer<Channel>() {
                            @Override
                            protected void initChannel(Channel stream) {
                                stream.pipeline().addLast(new Exchange(client));
                            }
                        }),
                        new Lenience(client));
    }

    static SecureOrigin start(Certificate certificate) throws GeneralSecurityException, IOException {
        return new SecureOrigin(SslContextBuilder.forServer(certificate.keys())
                .sslProvider(SslProvider.JDK)
                .ciphers(Http2SecurityUtil.CIPHERS, SupportedCipherSuiteFilter.INSTANCE)
                .applicationProtocolConfig(new ApplicationProtocolConfig(
                        Protocol.ALPN,
                        SelectorFailureBehavior.NO_ADVERTISE,
                        SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2))
                .build());
    }

    /** Argument: the folder of the {@link Certificate}. Serves until its input ends. */
    public static void main(String[] args) throws Exception {
        try (SecureOrigin origin = start(new Certificate(Path.of(args[0])))) {
            System.out.println(origin.address());
            while (System.in.read() >= 0) {}
        }
    }

    String address() {
        return "https://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        server.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /**
     * Lets a stream too many come in, so that it can be refused by itself. Netty would end the connection with all that is
     * on it, which no well-known server does.
     */
    private static final class Lenience extends ChannelInboundHandlerAdapter {
        private final Http2Connection.Endpoint<?> client;

        Lenience(Http2Connection.Endpoint<?> client) {
            this.client = client;
        }

        @Override
        public void channelRead(ChannelHandlerContext connection, Object frame) {
            if (frame instanceof Http2SettingsAckFrame) {
                client.maxActiveStreams(Integer.MAX_VALUE);
            }
            connection.fireChannelRead(frame);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext connection, Throwable gone) {
            connection.close();
        }
    }

    /** One question and its answer; everything happens on the thread of its connection. */
    private final class Exchange extends SimpleChannelInboundHandler<Http2StreamFrame> {
        private final Http2Connection.Endpoint<?> client;
        private Manner manner = Manner.whole();
        private int left;
        private int begun;
        private @Nullable Future<?> pace;

        Exchange(Http2Connection.Endpoint<?> client) {
            this.client = client;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext stream, Http2StreamFrame frame) {
            boolean asked = false;
            if (frame instanceof Http2HeadersFrame headers) {
                if (client.numActiveStreams() > STREAMS) {
                    stream.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.REFUSED_STREAM));
                    return;
                }
                manner = Manner.of(headers.headers().path().toString());
                asked = headers.isEndStream();
            } else if (frame instanceof Http2DataFrame data) {
                asked = data.isEndStream();
            }
            if (asked) {
                answer(stream);
            }
        }

        private void answer(ChannelHandlerContext stream) {
            boolean streaming = manner.form() == Form.STREAM || manner.form() == Form.SPREAD;
            stream.write(new DefaultHttp2HeadersFrame(new DefaultHttp2Headers()
                    .status("200")
                    .add("content-type", streaming ? "text/event-stream" : "application/json")
                    .add("x-generation-id", Answers.ID)));
            if (!streaming) {
                if (manner.form() == Form.END) {
                    ends.incrementAndGet();
                }
                write(stream, Answers.BODY, true);
                return;
            }
            begun = ends.get();
            left = manner.tokens();
            if (manner.form() == Form.SPREAD
                    && ((Http2StreamChannel) stream.channel()).stream().id() < LAST_OF_FIRST) {
                left = 1 + ThreadLocalRandom.current().nextInt(left);
            }
            write(stream, Answers.COMMENT, false);
            Duration every = manner.pace();
            if (every.isZero()) {
                while (left > 0) {
                    token(stream);
                }
            } else {
                token(stream);
                if (left > 0) {
                    pace = stream.executor()
                            .scheduleAtFixedRate(
                                    () -> token(stream), every.toNanos(), every.toNanos(), TimeUnit.NANOSECONDS);
                }
            }
        }

        private void token(ChannelHandlerContext stream) {
            write(stream, Answers.EVENT, false);
            left = begun == ends.get() ? left - 1 : 0;
            if (left == 0) {
                stopPacing();
                write(stream, Answers.LAST_EVENTS, true);
            }
        }

        private void write(ChannelHandlerContext stream, byte[] bytes, boolean last) {
            stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(bytes), last));
        }

        @Override
        public void channelInactive(ChannelHandlerContext stream) {
            stopPacing();
            stream.fireChannelInactive();
        }

        private void stopPacing() {
            if (pace != null) {
                pace.cancel(false);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext stream, Throwable gone) {
            stream.close();
        }
    }
}

package org.passerelle.gateway.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Listens for HTTPS and hands whole requests to a handler, on the given workers and never on its own threads. */
public final class NettyEdge implements AutoCloseable {
    private static final int EVENT_LOOPS = 2;
    private static final int BACKLOG = 128;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(EVENT_LOOPS, NioIoHandler.newFactory());
    private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger connections = new AtomicInteger();
    private final EdgeLimits limits;
    private final Counter counter;
    private final Channel listening;

    private NettyEdge(InetSocketAddress address, EdgeTls tls, EdgeLimits limits, Counter counter) {
        this.limits = limits;
        this.counter = counter;
        SslContext context = tls.context();
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        connect(channel, context);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        Throwable failure = bound.cause();
        if (failure != null) {
            stopLoops();
            EdgeRefusal code = isInUse(failure) ? EdgeRefusal.PORT_IN_USE : EdgeRefusal.BIND;
            throw Refusal.of(code).with(FactKey.PORT, address.getPort()).refused(failure);
        }
        listening = bound.channel();
    }

    /**
     * What all connections share.
     *
     * @param boundary answers, on a worker
     * @param workers where handlers run; may reject
     * @param bodies octets of bodies held now
     */
    record Counter(Boundary boundary, Executor workers, ByteBudget bodies) {}

    /**
     * Opens the edge.
     *
     * @param address where it listens; port 0 for any free one
     * @param boundary answers requests, and those that no handler may see
     * @param workers bounded; a task that it rejects is answered 503
     * @throws org.passerelle.refusal.Refused with an {@link EdgeRefusal}
     */
    public static NettyEdge open(
            InetSocketAddress address, EdgeTls tls, EdgeLimits limits, Boundary boundary, Executor workers) {
        var counter = new Counter(boundary, workers, new ByteBudget(limits.bodiesBytes()));
        return new NettyEdge(address, tls, limits, counter);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Takes no more connections, lets what runs be answered, then closes. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly();
        open.forEach(channel -> channel.pipeline().fireUserEventTriggered(Conversation.Stop.STOP));
        open.newCloseFuture().awaitUninterruptibly(limits.stopTime().toMillis());
        open.close().awaitUninterruptibly(limits.stopTime().toMillis());
        stopLoops();
    }

    private void connect(SocketChannel channel, SslContext context) {
        if (connections.incrementAndGet() > limits.connections()) {
            connections.decrementAndGet();
            channel.close();
            return;
        }
        channel.closeFuture().addListener(closed -> connections.decrementAndGet());
        open.add(channel);
        SslHandler ssl = context.newHandler(channel.alloc());
        ssl.setHandshakeTimeoutMillis(limits.headerTime().toMillis());
        var conversation = new Conversation(counter, limits, ssl);
        channel.pipeline()
                .addLast(ssl)
                .addLast(new FirstOctet(conversation))
                .addLast(new StrictRequestDecoder(limits))
                .addLast(new HttpResponseEncoder())
                .addLast(new FlowControlHandler())
                .addLast(conversation);
    }

    private void stopLoops() {
        loops.shutdownGracefully(0, limits.stopTime().toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(limits.stopTime().toMillis());
    }

    private static boolean isInUse(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof BindException && message != null && message.contains("in use");
    }
}

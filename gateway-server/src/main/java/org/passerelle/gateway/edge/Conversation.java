package org.passerelle.gateway.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.refusal.Refused;

/** One connection: request, answer, next request; every wait is timed. All of it runs on the connection's event loop. */
final class Conversation extends ChannelInboundHandlerAdapter {
    /** How long a refused client may go on sending before it is cut off, so that it can read why. */
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final NettyEdge.Counter counter;
    private final EdgeLimits limits;
    private final SslHandler ssl;
    private State state = State.WAITING;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Future<?> timer;
    private @Nullable IncomingRequest incoming;
    private @Nullable Answer answering;
    private int requests;
    private int held;
    private int mostBody;
    private boolean stopping;
    private boolean headOnly;
    private String method = "";

    /** What the connection is doing. */
    private enum State {
        /** For the next request's first octet. */
        WAITING,
        HEADER,
        BODY,
        /** A worker has the request, or its answer is on its way. */
        ANSWERING,
        /** Nothing more is read. */
        LEAVING
    }

    /** Told to every connection when the edge closes. */
    enum Stop {
        STOP
    }

    Conversation(NettyEdge.Counter counter, EdgeLimits limits, SslHandler ssl) {
        this.counter = counter;
        this.limits = limits;
        this.ssl = ssl;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        time(limits.idleTime());
    }

    /** Octets came, whatever they are. */
    void octetsCame() {
        if (state == State.WAITING) {
            state = State.HEADER;
            time(limits.headerTime());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        try {
            if (state == State.LEAVING || state == State.ANSWERING) {
                return;
            }
            if (message instanceof HttpRequest head) {
                begin(channel, head);
            }
            if (message instanceof HttpContent piece && state == State.BODY) {
                add(channel, piece);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void begin(ChannelHandlerContext channel, HttpRequest head) {
        requests++;
        var request = new IncomingRequest(head);
        incoming = request;
        headOnly = request.isHead();
        method = request.method();
        Optional<HttpRefusal> flaw = request.flaw(limits);
        if (flaw.isPresent()) {
            refuse(flaw.get());
            return;
        }
        state = State.BODY;
        time(limits.bodyTime());
        mostBody = request.hasBody() ? mostBody(request) : 0;
        if (request.hasBody() && mostBody == 0) {
            // a stranger's body is not worth a buffer; the handler says what is missing
            stopping = true;
            hand(channel, request);
        } else if (request.length() > mostBody) {
            refuse(HttpRefusal.BODY_TOO_LARGE);
        } else if (request.wantsContinue()) {
            channel.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    /** How much of its body is read; 0 too for a request that cannot be read, which is refused when it is handed on. */
    private int mostBody(IncomingRequest request) {
        try {
            return Math.min(limits.bodyBytes(), counter.boundary().mostBody(request.whole(certificate())));
        } catch (Refused malformed) {
            return 0;
        }
    }

    private void add(ChannelHandlerContext channel, HttpContent piece) {
        IncomingRequest request = incoming;
        if (request == null) {
            return;
        }
        int octets = piece.content().readableBytes();
        if (piece.decoderResult().isFailure()) {
            refuse(HttpRefusal.MALFORMED);
        } else if (!request.add(piece.content(), mostBody)) {
            refuse(HttpRefusal.BODY_TOO_LARGE);
        } else if (!counter.bodies().take(octets)) {
            refuse(HttpRefusal.BUSY);
        } else {
            held += octets;
            if (piece instanceof LastHttpContent) {
                hand(channel, request);
            }
        }
    }

    /** Hands the whole request to a worker; nothing more is read until it is answered. */
    private void hand(ChannelHandlerContext channel, IncomingRequest request) {
        Request whole;
        try {
            whole = request.whole(certificate());
        } catch (Refused malformed) {
            refuse(HttpRefusal.MALFORMED);
            return;
        }
        state = State.ANSWERING;
        stopTimer();
        incoming = null; // the body is held once, by the request
        channel.channel().config().setAutoRead(false);
        boolean last = stopping || request.wantsClose() || requests >= limits.requestsPerConnection();
        try {
            counter.workers().execute(() -> {
                Response response = counter.boundary().handle(whole);
                channel.executor().execute(() -> answer(channel, response, last));
            });
        } catch (RejectedExecutionException full) {
            refuse(HttpRefusal.BUSY);
        }
    }

    private void answer(ChannelHandlerContext channel, Response response, boolean last) {
        giveBack();
        boolean live = response.body() instanceof Response.Body.Live && !headOnly;
        boolean closing = last || stopping || live;
        Answer sender = sender(channel, response, closing);
        sender.send(sent -> answered(channel, sent && !live, closing));
        if (live) {
            answering = sender;
            // nothing more is served here; read on, so that a client that goes away is missed
            channel.channel().config().setAutoRead(true);
            if (stopping) {
                sender.stop();
            }
        }
    }

    private void answered(ChannelHandlerContext channel, boolean sent, boolean closing) {
        if (!sent) {
            channel.close();
        } else if (closing || stopping) {
            leave(channel);
        } else {
            state = State.WAITING;
            time(limits.idleTime());
            channel.channel().config().setAutoRead(true);
        }
    }

    private void refuse(HttpRefusal code) {
        ChannelHandlerContext channel = context;
        state = State.LEAVING;
        stopTimer();
        giveBack();
        if (channel != null) {
            Response response = counter.boundary().refuse(method, code);
            sender(channel, response, true).send(sent -> leave(channel));
        }
    }

    private Answer sender(ChannelHandlerContext channel, Response response, boolean last) {
        Response sent = headOnly ? response.withoutBody() : response;
        return new Answer(channel, sent, last, limits.idleTime(), counter.workers());
    }

    /** Says goodbye, then passes over what still comes: closing at once would take our answer from the client's hands. */
    private void leave(ChannelHandlerContext channel) {
        state = State.LEAVING;
        ssl.closeOutbound();
        channel.channel().config().setAutoRead(true);
        channel.executor().schedule(() -> channel.close(), LINGER.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void late() {
        ChannelHandlerContext channel = context;
        if (state == State.HEADER || state == State.BODY) {
            refuse(HttpRefusal.TOO_SLOW);
        } else if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext channel, Object event) {
        if (event == Stop.STOP) {
            stopping = true;
            Answer live = answering;
            if (state == State.WAITING) {
                channel.close();
            } else if (live != null) {
                live.stop();
            }
        } else {
            channel.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        channel.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        stopTimer();
        giveBack();
        channel.fireChannelInactive();
    }

    private @Nullable Sha256 certificate() {
        try {
            return Sha256.hash(
                    ssl.engine().getSession().getPeerCertificates()[0].getEncoded());
        } catch (SSLPeerUnverifiedException | CertificateEncodingException none) {
            return null;
        }
    }

    private void giveBack() {
        counter.bodies().giveBack(held);
        held = 0;
    }

    private void time(Duration patience) {
        stopTimer();
        ChannelHandlerContext channel = context;
        if (channel != null) {
            timer = channel.executor().schedule(this::late, patience.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stopTimer() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
            timer = null;
        }
    }
}

package org.passerelle.gateway.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.http.Response;
import org.passerelle.refusal.Refused;

/**
 * One answer on its way. A streamed body is read by workers, one piece after the other as the client takes them: memory holds
 * one piece, and no worker waits for a client.
 */
final class Answer {
    /** Octets read at once. */
    static final int PIECE = 64 * 1024;

    private static final Duration NO_WORKER = Duration.ofMillis(20);

    private final ChannelHandlerContext channel;
    private final Response response;
    private final boolean last;
    private final Duration patience;
    private final Executor workers;
    private long left;
    private @Nullable LiveAnswer live;

    Answer(ChannelHandlerContext channel, Response response, boolean last, Duration patience, Executor workers) {
        this.channel = channel;
        this.response = response;
        this.last = last;
        this.patience = patience;
        this.workers = workers;
    }

    /** Sends it; {@code done} is told, on the event loop, whether all of it was taken. */
    void send(Consumer<Boolean> done) {
        HttpResponseStatus status = HttpResponseStatus.valueOf(response.status());
        if (response.body() instanceof Response.Body.Octets octets) {
            ByteBuf body = Unpooled.wrappedBuffer(octets.octets());
            var whole = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
            dress(whole, octets.octets().length);
            watch(channel.writeAndFlush(whole), done, () -> done.accept(true));
        } else if (response.body() instanceof Response.Body.Streamed streamed) {
            var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
            dress(head, streamed.size());
            left = streamed.size();
            Consumer<Boolean> closing = sent -> end(streamed, sent, done);
            watch(channel.writeAndFlush(head), closing, () -> read(streamed, closing));
        } else if (response.body() instanceof Response.Body.Live body) {
            var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, status);
            dress(head, body.length());
            head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
            var flow = new LiveAnswer(channel, body.source(), patience, workers, done);
            live = flow;
            watch(channel.writeAndFlush(head), done, flow::begin);
        } else if (response.body() instanceof Response.Body.Unsent left) {
            var head = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
            dress(head, left.length());
            Consumer<Boolean> closing =
                    left.body() instanceof Response.Body.Streamed streamed ? sent -> end(streamed, sent, done) : done;
            watch(channel.writeAndFlush(head), closing, () -> closing.accept(true));
        }
    }

    /** Ends it where it would not end by itself: the door closes. */
    void stop() {
        LiveAnswer flow = live;
        if (flow != null) {
            flow.end();
        }
    }

    private void dress(HttpResponse head, long length) {
        response.headers().fields().forEach((name, values) -> head.headers().set(name, values));
        if (length >= 0) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, length);
        }
        if (!head.headers().contains(HttpHeaderNames.CACHE_CONTROL)) {
            head.headers().set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        }
        head.headers().set("X-Content-Type-Options", "nosniff");
        if (last) {
            head.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
    }

    /** Has a worker read the next piece; where none is free, tries again: the head is sent, nothing else can be said. */
    private void read(Response.Body.Streamed streamed, Consumer<Boolean> done) {
        try {
            workers.execute(() -> {
                byte[] piece = next(streamed);
                channel.executor().execute(() -> write(streamed, piece, done));
            });
        } catch (RejectedExecutionException full) {
            channel.executor().schedule(() -> read(streamed, done), NO_WORKER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** The next piece; an empty one before the end means that it could not be read. */
    private byte[] next(Response.Body.Streamed streamed) {
        try {
            return streamed.in().readNBytes((int) Math.min(PIECE, left));
        } catch (IOException | Refused unreadable) {
            return new byte[0];
        }
    }

    private void write(Response.Body.Streamed streamed, byte[] piece, Consumer<Boolean> done) {
        left -= piece.length;
        if (piece.length == 0 && left > 0 || !channel.channel().isActive()) {
            done.accept(false);
        } else if (left > 0) {
            var content = new DefaultHttpContent(Unpooled.wrappedBuffer(piece));
            watch(channel.writeAndFlush(content), done, () -> read(streamed, done));
        } else {
            channel.write(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)));
            watch(channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT), done, () -> done.accept(true));
        }
    }

    private void end(Response.Body.Streamed streamed, boolean taken, Consumer<Boolean> done) {
        try {
            workers.execute(() -> close(streamed.in()));
        } catch (RejectedExecutionException full) {
            close(streamed.in());
        }
        done.accept(taken);
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException nothingToSave) {
            return;
        }
    }

    /** Goes on when the client took it; gives up when it did not, or not in time. */
    private void watch(ChannelFuture written, Consumer<Boolean> failed, Runnable taken) {
        Future<?> timer = channel.executor()
                .schedule(
                        () -> {
                            channel.close();
                        },
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
        written.addListener(outcome -> {
            timer.cancel(false);
            if (outcome.isSuccess()) {
                taken.run();
            } else {
                failed.accept(false);
            }
        });
    }
}

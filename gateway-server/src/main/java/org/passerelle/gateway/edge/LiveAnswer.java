package org.passerelle.gateway.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.http.LiveSource;

/**
 * A live body on its way, chunk by chunk; all of it on the connection's event loop. It holds few pieces: a client that does not take
 * them is let go, and asks again.
 */
final class LiveAnswer implements LiveSource.Taker {
    /** Most pieces that wait while one is being sent. */
    static final int MOST_WAITING = 8;

    private final ChannelHandlerContext channel;
    private final LiveSource live;
    private final Duration patience;
    private final Executor workers;
    private final Consumer<Boolean> done;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private @Nullable Runnable ending;
    private @Nullable Future<?> beat;
    private boolean sending;
    private boolean ended;
    private boolean over;

    LiveAnswer(
            ChannelHandlerContext channel,
            LiveSource live,
            Duration patience,
            Executor workers,
            Consumer<Boolean> done) {
        this.channel = channel;
        this.live = live;
        this.patience = patience;
        this.workers = workers;
        this.done = done;
    }

    /** Begins, once the header is sent. */
    void begin() {
        if (over) {
            return;
        }
        channel.channel().closeFuture().addListener(closed -> loop(this::stop));
        work(() -> {
            Runnable ends = live.begin(this);
            loop(() -> begun(ends));
        });
    }

    @Override
    public void take(byte[] piece) {
        loop(() -> add(piece));
    }

    @Override
    public void end() {
        loop(this::finish);
    }

    private void begun(Runnable ends) {
        ending = ends;
        if (over) {
            free();
        } else {
            beatLater();
        }
    }

    private void add(byte[] piece) {
        if (over || ended) {
            return;
        } else if (waiting.peekLast() == piece) {
            return; // said already, and not taken yet
        } else if (waiting.size() >= MOST_WAITING) {
            channel.close();
            return;
        }
        waiting.add(piece);
        next();
    }

    private void next() {
        byte[] piece = sending ? null : waiting.poll();
        if (piece != null) {
            sending = true;
            Future<?> timer = channel.executor()
                    .schedule(
                            () -> {
                                channel.close();
                            },
                            patience.toMillis(),
                            TimeUnit.MILLISECONDS);
            channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
                    .addListener(sent -> {
                        timer.cancel(false);
                        sending = false;
                        next();
                    });
        } else if (!sending && ended && !over) {
            stop();
            channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT)
                    .addListener(sent -> done.accept(sent.isSuccess()));
        }
    }

    /** Sends what waits, and the end. */
    private void finish() {
        ended = true;
        next();
    }

    /** Nothing is taken any more. */
    private void stop() {
        over = true;
        waiting.clear();
        free();
    }

    private void free() {
        if (beat != null) {
            beat.cancel(false);
            beat = null;
        }
        Runnable ends = ending;
        ending = null;
        if (ends != null) {
            work(ends);
        }
    }

    private void beatLater() {
        beat = channel.executor().schedule(() -> work(this::judge), live.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** On a worker: what is asked may read files. */
    private void judge() {
        boolean lasts = live.lasts();
        loop(() -> beat(lasts));
    }

    private void beat(boolean lasts) {
        if (!lasts) {
            finish();
        } else if (!over && !ended) {
            if (!sending) {
                add(live.beat());
            }
            beatLater();
        }
    }

    /** Where no worker is free it is done here: what is asked of a live body takes no time to speak of. */
    private void work(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException full) {
            task.run();
        }
    }

    private void loop(Runnable task) {
        if (channel.executor().inEventLoop()) {
            task.run();
        } else {
            channel.executor().execute(task);
        }
    }
}

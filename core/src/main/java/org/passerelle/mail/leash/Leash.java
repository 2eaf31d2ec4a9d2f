package org.passerelle.mail.leash;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what a server may take of our time and memory in one exchange, whatever its pace: a read timeout alone lets a
 * server dribble one octet a minute for ever.
 */
public final class Leash {
    /** What a server did that the leash does not allow. */
    public enum Breach {
        /** It said more than it was asked for. */
        TOO_MUCH,
        /** It let us wait. */
        TOO_SLOW
    }

    private final LongSupplier nanos;
    private final Set<Socket> held = new HashSet<>();
    private long started;
    private long mostNanos = Long.MAX_VALUE;
    private long octetsLeft = Long.MAX_VALUE;
    private @Nullable Breach breach;
    private boolean cut;

    /** @param nanos a monotonic clock, in nanoseconds */
    public Leash(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Starts an exchange that may last so long and bring so many octets. */
    public synchronized void begin(Duration most, long octets) {
        started = nanos.getAsLong();
        mostNanos = most.toNanos();
        octetsLeft = octets;
    }

    /** Counts what a server sent, or its time where it sent nothing ({@code octets} below 1). */
    synchronized void take(int octets) throws IOException {
        octetsLeft -= Math.max(0, octets);
        if (octetsLeft < 0) {
            throw tooMuch();
        }
        if (nanos.getAsLong() - started > mostNanos) {
            throw tooSlow();
        }
    }

    /** To be thrown where a server says more than it was asked for. */
    synchronized IOException tooMuch() {
        breach = Breach.TOO_MUCH;
        return new IOException("the server says too much");
    }

    /** To be thrown where a server lets us wait. */
    synchronized IOException tooSlow() {
        breach = Breach.TOO_SLOW;
        return new SocketTimeoutException("the server is too slow");
    }

    /** What the server did since {@link #forget}; Jakarta Mail swallows the exceptions that say it. */
    public synchronized @Nullable Breach breach() {
        return breach;
    }

    /** Starts a new attempt. */
    public synchronized void forget() {
        breach = null;
    }

    /**
     * Ends whatever is being said, from whichever thread: who waits for the server finds the connection broken, and whoever
     * connects before {@link #mend} too, so that no attempt that was waiting for its turn begins anew.
     */
    public void cut() {
        List<Socket> now;
        synchronized (this) {
            cut = true;
            now = List.copyOf(held);
        }
        now.forEach(this::end);
    }

    /** Connections hold again. */
    public synchronized void mend() {
        cut = false;
    }

    void hold(Socket socket) {
        boolean refused;
        synchronized (this) {
            held.removeIf(Socket::isClosed);
            held.add(socket);
            refused = cut;
        }
        if (refused) {
            end(socket);
        }
    }

    private void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            release(socket);
        }
    }

    synchronized void release(Socket socket) {
        held.remove(socket);
    }
}

package org.passerelle.seal.frame;

import java.util.concurrent.atomic.AtomicLong;

/** The memory that spools share: a spool that finds none left goes on in a file. */
public final class SpoolMemory {
    /** Which part of the largest heap all spools of a process may fill. */
    private static final int EIGHTH = 8;

    /** The process's own: an eighth of its largest heap. */
    public static final SpoolMemory SHARED =
            new SpoolMemory(Runtime.getRuntime().maxMemory() / EIGHTH);

    private final AtomicLong left;

    /** @param octets most that is held at a time, over all spools; none for files alone */
    public SpoolMemory(long octets) {
        this.left = new AtomicLong(octets);
    }

    /** Whether there was room for that many octets, which are taken then. */
    boolean take(long octets) {
        boolean room = left.addAndGet(-octets) >= 0;
        if (!room) {
            give(octets);
        }
        return room;
    }

    /** They are free again. */
    void give(long octets) {
        left.addAndGet(octets);
    }
}

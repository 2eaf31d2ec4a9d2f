package org.passerelle.gateway.edge;

import java.util.concurrent.atomic.AtomicLong;

/** Octets that may be held at once, shared by all connections. */
final class ByteBudget {
    private final AtomicLong left;

    ByteBudget(long octets) {
        this.left = new AtomicLong(octets);
    }

    /** Takes so many; tells whether there were as many. */
    boolean take(long octets) {
        if (left.addAndGet(-octets) >= 0) {
            return true;
        }
        left.addAndGet(octets);
        return false;
    }

    void giveBack(long octets) {
        left.addAndGet(octets);
    }
}

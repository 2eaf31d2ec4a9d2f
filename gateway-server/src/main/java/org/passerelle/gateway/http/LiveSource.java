package org.passerelle.gateway.http;

import java.time.Duration;

/**
 * Where a body comes from that has no end of its own: a piece whenever something happens. The transport begins it once the header is
 * sent, sends a beat when nothing happened for a while, and ends it when the client takes too little, goes away, or the door closes.
 */
public interface LiveSource {

    /**
     * Begins to tell; called once, on a worker.
     *
     * @param taker is told from now on, from any thread
     * @return ends it; called once, whatever the reason, and the taker is not to be told any more afterwards
     */
    Runnable begin(Taker taker);

    /** Whether it may go on, asked before each beat on a worker: a session may have ended meanwhile. */
    boolean lasts();

    /** What is sent when nothing happened, so that both ends notice when the other one is gone. */
    byte[] beat();

    /** From one beat to the next. */
    Duration pause();

    /** Whoever takes the pieces; neither call waits. */
    interface Taker {
        /** One piece more. A client that is too slow for them is let go. */
        void take(byte[] piece);

        /** No more will come. */
        void end();
    }
}

package org.passerelle.specs.sandbox;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ctrl-C, whenever it comes: the command is asked to end, and the process waits until it has. */
final class Ending {
    private static final int LONGEST_SECONDS = 60;
    private static final int CLEAN = 0;
    private static final int LATE = 1;

    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    /** From here on SIGINT and SIGTERM ask the command to end. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "passerelle-ending"));
    }

    /** Waits until somebody wants the end. */
    void await() throws InterruptedException {
        wanted.await();
    }

    boolean isWanted() {
        return wanted.getCount() == 0;
    }

    /** Everything is closed. */
    void ended() {
        ended.countDown();
    }

    /** Without the halt a process that ended as it was told to would end with 130, which reads as a failure. */
    private void end() {
        if (ended.getCount() == 0) {
            return;
        }
        wanted.countDown();
        boolean clean = false;
        try {
            clean = ended.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(clean ? CLEAN : LATE);
    }
}

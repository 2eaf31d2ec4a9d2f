package org.passerelle.gateway;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the process is told to end, closes the gateway, and ends the process: in bounded time, whatever hangs. */
final class ShutdownHook {
    /** The gateway was closed as it should be. */
    static final int CLEAN = 0;
    /** It was not, in time; as after a power cut, nothing that was committed is lost. */
    static final int LATE = 1;

    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final House house;

    /** From here on SIGTERM and SIGINT end the gateway as they should. */
    ShutdownHook(House house) {
        this.house = house;
        Duration most = house.longestStop();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(most), "passerelle-stop"));
    }

    /** Runs the gateway until SIGTERM or SIGINT. */
    void await() {
        try (house) {
            told.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    /** Without the halt a process that ended as it was told to would end with 143, which reads as a failure. */
    private void stop(Duration most) {
        told.countDown();
        boolean clean = false;
        try {
            clean = done.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        if (!clean) {
            house.toldLate();
        }
        Runtime.getRuntime().halt(clean ? CLEAN : LATE);
    }
}

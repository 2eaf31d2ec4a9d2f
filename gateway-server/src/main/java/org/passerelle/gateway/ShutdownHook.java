package org.passerelle.gateway;

import java.util.concurrent.CountDownLatch;

/** Waits until the process is told to end, then lets the gateway be closed before it does. */
final class ShutdownHook {
    private final CountDownLatch told = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    /** Runs the gateway until SIGTERM or SIGINT. */
    void await(House house) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::tell, "passerelle-stop"));
        try (house) {
            told.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            done.countDown();
        }
    }

    private void tell() {
        told.countDown();
        try {
            done.await();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}

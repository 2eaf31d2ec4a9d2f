package org.passerelle.client.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn of the callbacks' thread: a look that fails is logged by its kind alone and the next one is made. */
final class WiringTurn implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WiringTurn.class);

    private final Watch watch;

    WiringTurn(Watch watch) {
        this.watch = watch;
    }

    @Override
    public void run() {
        try {
            watch.look();
        } catch (RuntimeException failed) {
            LOG.error(
                    "a look at the exchanges failed; cause={}",
                    failed.getClass().getName());
            LOG.debug("a look at the exchanges failed", failed);
        }
    }
}

package org.passerelle.specs.bench;

import java.io.IOException;
import java.time.Duration;

/** Who seals and opens letters in a process of its own. */
interface Contender extends AutoCloseable {
    String name();

    /** Whether this can be measured of it. */
    default boolean does(Operation operation) {
        return operation != Operation.KEY;
    }

    /**
     * Works.
     *
     * @param octets how long the letter's content is
     * @param times how many letters
     * @return the processor time that they took, user and system
     */
    Duration work(Operation operation, int octets, int times) throws IOException;

    @Override
    void close();
}

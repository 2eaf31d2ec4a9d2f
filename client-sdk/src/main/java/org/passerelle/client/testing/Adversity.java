package org.passerelle.client.testing;

import java.time.Duration;

/** What happens to a mail on its way. */
public sealed interface Adversity {

    /** Decides the fate of each mail; called once per mail, in order. */
    @FunctionalInterface
    interface Rule {
        Adversity next(Crossing crossing);
    }

    /** Nothing: it arrives at once. */
    record None() implements Adversity {}

    /** It arrives later, by {@link SimulatedMail#tick}. */
    record Late(Duration by) implements Adversity {}

    /** It is taken and never seen again. */
    record Lost() implements Adversity {}

    /** It arrives twice. */
    record Doubled() implements Adversity {}

    /**
     * It arrives with one bit flipped.
     *
     * @param octet which one, from 0; beyond the end it counts on from the start
     */
    record Tampered(int octet) implements Adversity {
        public Tampered {
            if (octet < 0) {
                throw new IllegalArgumentException("an octet's place is not negative");
            }
        }
    }

    /**
     * The server does not take it.
     *
     * @param code the SMTP reply: 4xx for later, 5xx for never
     */
    record Refused(int code) implements Adversity {
        public Refused {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("a refusal is a 4xx or 5xx reply");
            }
        }
    }

    /** It arrives after the next mail that arrives anywhere. */
    record Reordered() implements Adversity {}
}

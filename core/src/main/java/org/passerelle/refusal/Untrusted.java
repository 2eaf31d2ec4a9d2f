package org.passerelle.refusal;

import java.io.UncheckedIOException;

/**
 * The boundary around every parser of octets that come from outside. Whatever such a parser throws is a refusal of what it read,
 * and never the end of the mailbox, the thread or the process; only a virtual machine that is itself dying is let through, and
 * what the surroundings throw (a disk, a connection), which says nothing about the octets.
 */
public final class Untrusted {

    private Untrusted() {}

    /** Something that reads octets from outside. */
    @FunctionalInterface
    public interface Reading<T, X extends Exception> {
        T read() throws X;
    }

    /**
     * Reads.
     *
     * @param otherwise the refusal of what brings the reader down without one of its own
     * @throws Refused the reader's own refusal, or {@code otherwise}
     * @throws UncheckedIOException what the surroundings threw
     * @throws X the same, checked
     */
    public static <T, X extends Exception> T read(RefusalCode otherwise, Reading<T, X> reading) throws X {
        try {
            return reading.read();
        } catch (Refused | UncheckedIOException known) {
            throw known;
        } catch (RuntimeException | Error stumbling) {
            requireAlive(stumbling);
            // its class alone: what a parser says may quote what it read
            throw Refusal.of(otherwise)
                    .with(FactKey.ACTUAL, stumbling.getClass().getName())
                    .refused();
        }
    }

    /**
     * Lets a dying virtual machine die. A stack that overflowed is not one: it is whole again once the reader is left.
     *
     * @param thrown what a reader threw
     */
    public static void requireAlive(Throwable thrown) {
        if (thrown instanceof VirtualMachineError dying && !(thrown instanceof StackOverflowError)) {
            throw dying;
        }
    }
}

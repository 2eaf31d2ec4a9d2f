package org.passerelle.client.testing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;

/** One mail that the simulated server took, as it was submitted. */
public final class Crossing {
    private final int number;
    private final Instant at;
    private final @Nullable MailAddress from;
    private final List<MailAddress> recipients;
    private final byte[] bytes;

    Crossing(int number, Instant at, @Nullable MailAddress from, List<MailAddress> recipients, byte[] bytes) {
        this.number = number;
        this.at = at;
        this.from = from;
        this.recipients = List.copyOf(recipients);
        this.bytes = bytes;
    }

    /** From 1, in the order in which the mails were taken. */
    public int number() {
        return number;
    }

    /** By the server's clock. */
    public Instant at() {
        return at;
    }

    /** The envelope's sender; empty for receipts. */
    public Optional<MailAddress> from() {
        return Optional.ofNullable(from);
    }

    /** The envelope's recipients. */
    public List<MailAddress> recipients() {
        return recipients;
    }

    /** The octets between DATA and the final dot, dots unstuffed, nothing added. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "Crossing[" + number + ", " + bytes.length + " octets]";
    }
}

package org.passerelle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.frame.Spool;
import org.passerelle.seal.suite.Suite;

/**
 * One opened letter: its verdict, and its payload where the verdict lets people read it. Closing it removes the payload from
 * the disk.
 */
public final class Opened implements AutoCloseable {
    private final Verdict verdict;
    private final List<SignedRecipient> recipients;
    private final @Nullable MailAddress claimedFrom;
    private final @Nullable Spool payload;
    private final Crypto crypto;

    /**
     * How it was sealed, and may be answered.
     *
     * @param algorithms see {@link Opened#algorithms}
     * @param reads see {@link Opened#reads}
     * @param purpose what it was signed for
     */
    record Crypto(List<String> algorithms, Optional<Suite> reads, Purpose purpose) {
        Crypto {
            algorithms = List.copyOf(algorithms);
        }
    }

    Opened(
            Verdict verdict,
            List<SignedRecipient> recipients,
            Crypto crypto,
            @Nullable MailAddress claimedFrom,
            @Nullable Spool payload) {
        this.verdict = verdict;
        this.recipients = List.copyOf(recipients);
        this.crypto = crypto;
        this.claimedFrom = claimedFrom;
        this.payload = payload;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** The signed recipients in signed order; none when the letter is refused or our attribute absent. */
    public List<SignedRecipient> recipients() {
        return recipients;
    }

    /** What the letter says it comes from; only {@link org.passerelle.port.trust.Sender#boundAddress} is proven. */
    public Optional<MailAddress> claimedFrom() {
        return Optional.ofNullable(claimedFrom);
    }

    /** What it was signed for: a letter, unless whoever opened it expected something else too. */
    public Purpose purpose() {
        return crypto.purpose();
    }

    /** The names of the algorithms that sealed it: content, key, signature, as far as they were read. */
    public List<String> algorithms() {
        return crypto.algorithms();
    }

    /**
     * What the signer says that its software reads, in its signed SMIMECapabilities. Empty when the letter is refused or does not
     * say.
     */
    public Optional<Suite> reads() {
        return crypto.reads();
    }

    /** Octets of the payload. */
    public long payloadSize() {
        return readable().size();
    }

    /**
     * The payload's root entity from its first octet, as often as asked.
     *
     * @throws org.passerelle.refusal.Refused with the verdict's reason when it may not be read
     */
    public InputStream payload() {
        return readable().reader();
    }

    private Spool readable() {
        if (!verdict.readable() || payload == null) {
            RefusalCode reason = verdict.refusal().orElseThrow(() -> new HouseBug("an unread letter without a reason"));
            throw Refusal.of(reason).refused();
        }
        return payload;
    }

    @Override
    public void close() throws IOException {
        if (payload != null) {
            payload.close();
        }
    }
}

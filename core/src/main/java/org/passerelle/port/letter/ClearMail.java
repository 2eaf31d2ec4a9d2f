package org.passerelle.port.letter;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;

/**
 * An ordinary mail of a person or of their software, read. Nobody vouches for any of it but the operators it passed: From is what it
 * claims. Closing it destroys every decoded octet.
 */
public interface ClearMail extends AutoCloseable {

    /** The same for the same mail whatever relays added to it (WIRE §2): a mail that comes twice has one effect. */
    Sha256 id();

    /** The one address of its one From. */
    MailAddress from();

    /** To and Cc, those that are addresses, each once. */
    List<MailAddress> to();

    /** Without angle brackets. */
    String messageId();

    /** Message-IDs of its thread without angle brackets, the nearest first: In-Reply-To, then References backwards. At most 64. */
    List<String> references();

    /** As it says; empty where it does not, or not in RFC 5322's form. */
    Optional<Instant> date();

    /** For people, on one line: without {@code XDM/1.0/DDM+}, tags in brackets and control characters, at most 200 characters. */
    String subject();

    /** What it says to people, as plain text; its lines end in LF, and it holds no other control character. */
    String text();

    /** Whether its sender, and nobody else, asks to be told what became of it (RFC 8098 §2.1). */
    boolean asksReceipt();

    /** Every file that came with it, in order; those of its archive and of its medical document too. */
    List<Enclosed> enclosed();

    /** What its medical document says; of several, all of one patient, the first TLM-DA or TLM-CR, else the first. */
    Optional<Clinical> clinical();

    /** Whom each of its medical documents is about, as far as it says. */
    List<Clinical.Traits> patients();

    /** Which document each of its medical documents says it is. */
    List<Edition> editions();

    /**
     * Why its archive or its medical document is not believed. The files are then still enclosed as they came, and {@link #clinical},
     * {@link #patients} and {@link #editions} are empty.
     */
    Optional<Refusal> trouble();

    /**
     * A file's octets; the caller closes the stream.
     *
     * @param document the id of one that is {@link #enclosed}
     */
    InputStream document(Id document);

    @Override
    void close();
}

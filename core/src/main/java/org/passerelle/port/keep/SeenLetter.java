package org.passerelle.port.keep;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/**
 * A letter that had its turn here; or another thing that is to be known again: a mail that we sent, a report of one.
 *
 * @param letter its id
 * @param exchange its exchange
 * @param stream its stream's key
 * @param seq its place there
 * @param at when it was seen
 */
public record SeenLetter(Sha256 letter, Id exchange, String stream, long seq, Instant at) {
    private static final String MAIL = "passerelle/sent-mail/1\0";
    private static final String RECEIVED = "passerelle/received-mail/1\0";
    private static final String HINT = "passerelle/hint/1\0";

    /**
     * A mail of ours, by its random Message-ID, of which only the hash is kept: all by which an unsigned report can be tied to
     * an exchange.
     */
    public static SeenLetter sentMail(String messageId, Id exchange, MailAddress to, Instant at) {
        Sha256 key = keyOfMail(messageId);
        return new SeenLetter(key, exchange, "sent:" + key + "/" + to.value(), 0, at);
    }

    /** Under which {@link #sentMail} is found. */
    public static Sha256 keyOfMail(String messageId) {
        return hash(MAIL + messageId);
    }

    /** An ordinary mail that came, by the Message-ID that its sender chose: it finds its thread, and proves nothing that we sent. */
    public static SeenLetter receivedMail(String messageId, Id exchange, Instant at) {
        Sha256 key = keyOfReceived(messageId);
        return new SeenLetter(key, exchange, "received:" + key, 0, at);
    }

    /** Under which {@link #receivedMail} is found. */
    public static Sha256 keyOfReceived(String messageId) {
        return hash(RECEIVED + messageId);
    }

    /**
     * The n-th thing of a stream of our own making, so that it is done once however often it is come to.
     *
     * @param stream what is counted, and for whom: ASCII
     */
    public static SeenLetter once(Id exchange, String stream, long n, Instant at) {
        return new SeenLetter(hash("passerelle/" + stream + "/" + n), exchange, stream, n, at);
    }

    /** A report of this mail under that code, so that the same one is known again. */
    public SeenLetter reported(String code, Instant now) {
        Sha256 key = hash(HINT + letter + "/" + code);
        return new SeenLetter(key, exchange, "hint:" + key, 0, now);
    }

    private static Sha256 hash(String text) {
        return Sha256.hash(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

package org.passerelle.letter.clear;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/**
 * The id of a letter in clear (WIRE §2): SHA-256 over the tag, From, Message-ID and the SHA-256 of each part's decoded octets, in the
 * order in which the parts stand. What relays add or fold changes nothing of it.
 */
final class ClearId {
    /** What the id's hash starts with. */
    static final String TAG = "passerelle/clear-letter/1";

    private static final String FILE_TAG = "passerelle/enclosed/1";
    private static final int ID_DIGITS = 32;

    private final MessageDigest digest = Sha256.digest();

    /** @param messageId without angle brackets */
    ClearId(MailAddress from, String messageId) {
        add(TAG);
        add(from.value());
        add(messageId);
    }

    /** The next part that holds no others. */
    void part(Sha256 decoded) {
        digest.update(decoded.bytes());
    }

    /** Once, after the last part. */
    Sha256 id() {
        return Sha256.of(digest.digest());
    }

    /**
     * A file's id.
     *
     * @param place where it stands: numbers from 1, of the part, the archive's document and the file inside that, joined by {@code /}
     */
    static Id file(Sha256 mail, String place, Sha256 octets) {
        Sha256 hash = Sha256.tagged(
                FILE_TAG, mail.bytes(), (place + '\0').getBytes(StandardCharsets.US_ASCII), octets.bytes());
        return Id.parse(hash.hex().substring(0, ID_DIGITS));
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}

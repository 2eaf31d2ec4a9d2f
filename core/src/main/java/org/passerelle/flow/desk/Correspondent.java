package org.passerelle.flow.desk;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.port.letter.Addressee;

/**
 * Somebody we write to, as their confirmed card says.
 *
 * @param address where
 * @param organisation whose mailbox it is
 * @param certificates every valid encryption certificate
 * @param card the card's hash, which the letter cites
 * @param binary whether their card says that they read a SignedData without base64
 * @param sizeLimit largest mail that they take, in octets
 * @param subject the outer subject that their forwarding rule knows, or null for the default
 */
public record Correspondent(
        MailAddress address,
        Organisation organisation,
        List<X509Certificate> certificates,
        Sha256 card,
        boolean binary,
        long sizeLimit,
        @Nullable String subject) {

    /** What every sealed letter is called outside, unless a card asks for something else. */
    public static final String DEFAULT_SUBJECT = "Échange médical sécurisé";

    public Correspondent {
        certificates = List.copyOf(certificates);
    }

    /** @param gcm whether they read it, by {@link AddressBook#readsGcm} */
    public Addressee addressee(boolean gcm) {
        return new Addressee(address, certificates, gcm, binary);
    }

    public String outerSubject() {
        return Optional.ofNullable(subject).orElse(DEFAULT_SUBJECT);
    }
}

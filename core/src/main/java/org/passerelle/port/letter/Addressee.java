package org.passerelle.port.letter;

import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.party.MailAddress;

/**
 * A recipient and the certificates to encrypt to, every valid one of the address.
 *
 * @param address where the mail goes
 * @param certificates encryption certificates, from a confirmed card
 * @param gcm whether it is known that they read AES-GCM, RSA-OAEP and RSA-PSS; else they get the compatible suite (WIRE §2)
 */
public record Addressee(MailAddress address, List<X509Certificate> certificates, boolean gcm) {
    /** Somebody who reads everything. */
    public Addressee(MailAddress address, List<X509Certificate> certificates) {
        this(address, certificates, true);
    }

    public Addressee {
        certificates = List.copyOf(certificates);
    }
}

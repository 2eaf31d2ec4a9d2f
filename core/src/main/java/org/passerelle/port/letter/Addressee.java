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
 * @param binary whether they read a SignedData without base64, which makes the mail a quarter smaller
 */
public record Addressee(MailAddress address, List<X509Certificate> certificates, boolean gcm, boolean binary) {
    /** Somebody who reads every cipher, and base64. */
    public Addressee(MailAddress address, List<X509Certificate> certificates) {
        this(address, certificates, true, false);
    }

    public Addressee {
        certificates = List.copyOf(certificates);
    }
}

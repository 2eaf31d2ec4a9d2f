package org.passerelle.port.letter;

import java.security.cert.X509Certificate;
import java.util.List;
import org.passerelle.party.MailAddress;

/**
 * A recipient and the certificates to encrypt to, every valid one of the address.
 *
 * @param address where the mail goes
 * @param certificates encryption certificates, from a confirmed card
 */
public record Addressee(MailAddress address, List<X509Certificate> certificates) {
    public Addressee {
        certificates = List.copyOf(certificates);
    }
}

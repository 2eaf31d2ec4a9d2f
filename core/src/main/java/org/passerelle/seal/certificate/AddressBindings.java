package org.passerelle.seal.certificate;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.passerelle.party.MailAddress;

/** The addresses that confirmed cards, or the directory, bind to a certificate that names none itself (WIRE §1). */
@FunctionalInterface
public interface AddressBindings {

    /** The confirmed addresses of the certificate; none when it is not known. */
    Set<MailAddress> of(X509Certificate certificate);

    /** No binding but the certificates' own. */
    static AddressBindings none() {
        return certificate -> Set.of();
    }
}

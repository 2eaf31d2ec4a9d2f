package org.passerelle.seal.certificate;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.passerelle.party.MailAddress;

/** The addresses that confirmed cards, or the directory, bind to a certificate that names none itself (WIRE §1). */
@FunctionalInterface
public interface AddressBindings {

    /** The confirmed addresses of the certificate; none when it is not known. */
    Set<MailAddress> of(X509Certificate certificate);

    /**
     * Whether confirmed cards bind the address to other certificates, and none to this one: then the certificate's own names are not
     * enough.
     */
    default boolean pinsOthers(MailAddress address, X509Certificate certificate) {
        return false;
    }

    /** No binding but the certificates' own. */
    static AddressBindings none() {
        return certificate -> Set.of();
    }
}

package org.passerelle.seal.certificate;

import java.security.cert.X509Certificate;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;

/**
 * One recipient as the signer names it: an address and one certificate of it (WIRE §2).
 *
 * @param address who it is for
 * @param certHash SHA-256 of the certificate's DER
 * @param certificate the certificate's issuer and serial number
 */
public record SignedRecipient(MailAddress address, Sha256 certHash, CertificateName certificate) {

    public static SignedRecipient of(MailAddress address, X509Certificate certificate) {
        return new SignedRecipient(address, Certificates.hash(certificate), CertificateName.of(certificate));
    }
}

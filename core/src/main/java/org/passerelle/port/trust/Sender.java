package org.passerelle.port.trust;

import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;

/**
 * Who signed, once the signature and the certificate's path hold.
 *
 * @param subject the certificate's subject, RFC 2253 text
 * @param certificate the signing certificate
 * @param certificateHash SHA-256 of its DER
 * @param structure the certificate's OU when it is a structure id, or null
 * @param address the single From, when the certificate is bound to it, or null
 */
public record Sender(
        String subject,
        X509Certificate certificate,
        Sha256 certificateHash,
        @Nullable StructureId structure,
        @Nullable MailAddress address) {

    /** The structure that the certificate names. */
    public Optional<StructureId> organisation() {
        return Optional.ofNullable(structure);
    }

    /** The address that the certificate is bound to and the letter came from. */
    public Optional<MailAddress> boundAddress() {
        return Optional.ofNullable(address);
    }

    public Sender boundTo(MailAddress from) {
        return new Sender(subject, certificate, certificateHash, structure, from);
    }

    /** Nothing: a personal certificate names a person. */
    @Override
    public String toString() {
        return "Sender[…]";
    }
}

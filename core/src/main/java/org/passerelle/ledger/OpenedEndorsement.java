package org.passerelle.ledger;

import org.passerelle.canon.Sha256;

/**
 * An endorsement's octets and whose certificate signed them, after its path was verified.
 *
 * @param octets the {@link Endorsement}'s canonical octets
 * @param structure the organisation as its certificate's OU names it (IDNST or IDNPS)
 * @param subject the certificate's subject, as text
 * @param certificate SHA-256 of the certificate
 */
public record OpenedEndorsement(byte[] octets, String structure, String subject, Sha256 certificate) {

    public OpenedEndorsement {
        octets = octets.clone();
    }

    @Override
    public byte[] octets() {
        return octets.clone();
    }

    /** The endorsement, checked against itself. */
    public Endorsement endorsement() {
        return Endorsement.read(octets);
    }

    @Override
    public String toString() {
        return "OpenedEndorsement[" + structure + ", certificate " + certificate + "]";
    }
}

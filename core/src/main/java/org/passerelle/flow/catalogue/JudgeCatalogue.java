package org.passerelle.flow.catalogue;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import org.passerelle.canon.Sha256;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.JudgedCatalogue;
import org.passerelle.port.trust.Signatures;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/** Judges signed catalogues and the cards in them under the node's anchors. */
final class JudgeCatalogue {
    private final Signatures signatures;

    JudgeCatalogue(Signatures signatures) {
        this.signatures = signatures;
    }

    /** @throws org.passerelle.refusal.Refused when the catalogue's own signature, path or publisher does not hold */
    JudgedCatalogue judge(byte[] cms, Instant now) {
        return JudgedCatalogue.judge(signed(signatures.openCatalogue(cms, now)), card -> card(card, now));
    }

    JudgedCatalogue.Signed card(byte[] cms, Instant now) {
        return signed(signatures.openCard(cms, now));
    }

    private static JudgedCatalogue.Signed signed(Signatures.Opened opened) {
        try {
            return new JudgedCatalogue.Signed(
                    opened.canonical(),
                    opened.sender()
                            .organisation()
                            .orElseThrow(() ->
                                    Refusal.of(CatalogueRefusal.NOT_PUBLISHER).refused()),
                    Sha256.hash(opened.sender().certificate().getEncoded()));
        } catch (CertificateEncodingException unencodable) {
            throw new HouseBug("a parsed certificate can be encoded", unencodable);
        }
    }
}

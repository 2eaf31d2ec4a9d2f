package org.passerelle.gateway.cli.catalogue;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Sha256;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.JudgedCatalogue;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.SealRefusal;

/**
 * A signed catalogue that holds.
 *
 * @param judged with its cards
 * @param signer who signed it
 */
record OpenedCatalogue(JudgedCatalogue judged, Sender signer) {

    /** @throws org.passerelle.refusal.Refused when its signature, its path, its publisher or its validity does not hold */
    static OpenedCatalogue read(byte[] cms, Path anchorsFile, Instant at) {
        TrustAnchors anchors = NamedFiles.anchors(anchorsFile, List.of());
        var opened = DocumentSeal.catalogues().open(cms, anchors, Optional.of(at));
        JudgedCatalogue.Signed signature = signed(opened);
        JudgedCatalogue judged = JudgedCatalogue.judge(
                signature, card -> signed(DocumentSeal.cards().open(card, anchors, Optional.of(at))));
        judged.catalogue().requireCurrent(at);
        return new OpenedCatalogue(judged, opened.verdict().sender().orElseThrow());
    }

    private static JudgedCatalogue.Signed signed(DocumentSeal.OpenedDocument opened) {
        byte[] canonical = opened.content();
        Sender sender = opened.verdict().sender().orElseThrow();
        try {
            return new JudgedCatalogue.Signed(
                    canonical,
                    sender.organisation()
                            .orElseThrow(() ->
                                    Refusal.of(SealRefusal.SIGNER_CERTIFICATE).refused()),
                    Sha256.hash(sender.certificate().getEncoded()));
        } catch (CertificateEncodingException unencodable) {
            throw new HouseBug("a parsed certificate can be encoded", unencodable);
        }
    }

    /** One line that tells which it is. */
    String title() {
        Catalogue catalogue = judged.catalogue();
        return "catalogue " + catalogue.number() + " of "
                + catalogue.publisher().name() + " ("
                + catalogue.publisher().structure() + "), " + judged.lines().size()
                + (judged.lines().size() == 1 ? " line" : " lines") + ", issued "
                + Instants.format(catalogue.issued()) + ", valid until " + Instants.format(catalogue.until());
    }

    /** What was left out and why; empty when nothing was. */
    Optional<String> leftOut() {
        return judged.leftOut().isEmpty()
                ? Optional.empty()
                : Optional.of("left out: " + judged.leftOut().size() + " ("
                        + judged.leftOut().stream()
                                .map(RefusalCode::code)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ")");
    }
}

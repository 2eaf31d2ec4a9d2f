package org.passerelle.specs.fuzz.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.DocumentSeal.OpenedDocument;
import org.passerelle.seal.EndorsementSeal;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** CMS structures, DER and BER: of a letter, of a card, of a ledger key's endorsement. */
final class CmsFuzz extends FuzzTarget {
    private static final String HEAD =
            "From: cabinet.barrois@medecin.mssante.example\r\nTo: " + Mailbox.HOSPITAL.value()
                    + "\r\nMIME-Version: 1.0\r\nContent-Type: application/pkcs7-mime; name=\"smime.p7m\"\r\n"
                    + "Content-Transfer-Encoding: ";

    private final Mailbox mailbox = new Mailbox();
    private final TrustAnchors anchors;
    private final byte[] card;
    private final byte[] endorsement;

    CmsFuzz() throws IOException {
        String pem = Files.readString(Seeds.VECTORS.resolve("pki").resolve("anchors.pem"), StandardCharsets.US_ASCII);
        anchors = TrustAnchors.of(Pem.certificates(pem), List.of());
        card = content(DocumentSeal.cards(), Seeds.vector("line.card.cms")).orElseThrow();
        endorsement = content(DocumentSeal.endorsements(), Seeds.vector("endorsement.cms"))
                .orElseThrow();
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        List<byte[]> structures = new ArrayList<>();
        for (byte[] letter : Seeds.letters()) {
            String text = new String(letter, StandardCharsets.ISO_8859_1);
            try {
                structures.add(Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)));
            } catch (IllegalArgumentException otherwiseEncoded) {
                structures.add(letter);
            }
        }
        return Seeds.all(
                structures,
                List.of(Seeds.vector("line.card.cms"), Seeds.vector("endorsement.cms")),
                Seeds.samples("corpora/cms-malformed", "", 40));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        require(mailbox.opensOnlyWhatWasSealed(mail("binary", octets)), "only what was sealed is opened");
        require(
                mailbox.opensOnlyWhatWasSealed(
                        mail("base64", Base64.getMimeEncoder().encode(octets))),
                "only what was sealed is opened from base64");
        require(isNothingOr(card, content(DocumentSeal.cards(), octets)), "only the card that was signed is read");
        require(
                isNothingOr(endorsement, content(DocumentSeal.endorsements(), octets)),
                "only the endorsement that was signed is read");
        tried(() -> new EndorsementSeal(anchors).open(octets, Optional.empty()));
    }

    private Optional<byte[]> content(DocumentSeal seal, byte[] octets) {
        OpenedDocument opened = seal.open(octets, anchors, Optional.empty());
        return opened.verdict().readable() ? Optional.of(opened.content()) : Optional.empty();
    }

    private static boolean isNothingOr(byte[] signed, Optional<byte[]> read) {
        return read.isEmpty() || Arrays.equals(signed, read.get());
    }

    private static byte[] mail(String encoding, byte[] body) {
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(Seeds.utf8(HEAD + encoding + "\r\n\r\n"));
        mail.writeBytes(body);
        return mail.toByteArray();
    }
}

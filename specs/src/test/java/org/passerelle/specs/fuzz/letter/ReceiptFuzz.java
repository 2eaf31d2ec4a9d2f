package org.passerelle.specs.fuzz.letter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.letter.ReadLimits;
import org.passerelle.letter.ReceiptReader;
import org.passerelle.letter.WitnessReceipts;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Pem;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/** Signed receipts as evidence: refused, or they state what was signed. */
final class ReceiptFuzz extends FuzzTarget {
    private static final String BOUNDARY = "\r\n--";

    private final WitnessReceipts witnesses;
    private final Statement stated;

    ReceiptFuzz() throws IOException {
        String pem = Files.readString(Seeds.VECTORS.resolve("pki").resolve("anchors.pem"), StandardCharsets.US_ASCII);
        witnesses = new WitnessReceipts(TrustAnchors.of(Pem.certificates(pem), List.of()));
        stated = witnesses.open(Seeds.vector("witness.receipt.eml"));
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        byte[] receipt = Seeds.vector("witness.receipt.eml");
        String mail = new String(receipt, StandardCharsets.ISO_8859_1);
        int part = mail.indexOf("\r\n", mail.indexOf(BOUNDARY) + 2) + 2;
        byte[] entity = mail.substring(part, mail.lastIndexOf(BOUNDARY, mail.lastIndexOf("Content-Type: ")))
                .getBytes(StandardCharsets.ISO_8859_1);
        return List.of(receipt, entity);
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        tried(() -> new ReceiptReader(ReadLimits.SMALL).read(octets));
        tried(() -> require(witnesses.open(octets).equals(stated), "only what was signed is stated"));
    }
}

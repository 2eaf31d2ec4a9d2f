package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** A receipt is read into memory, so it has a limit: what follows its last boundary counts too. */
class ReceiptSizeTest {
    private static final TestPki PKI = new TestPki(Samples.seeded(1), InstantSource.fixed(Samples.NOW));
    private static final Leaf.Subject CH = new Leaf.Subject("Meuse (55)", "CH", new StructureId("1550000020"), "SCEAU");
    private static final Issued HOSPITAL = PKI.issue(Leaf.signing(CH).bound(Samples.HOSPITAL));
    private static final Issued READER = PKI.issue(Leaf.encryption(CH));

    @TempDir
    private Path spools;

    @Test
    void readsAReceiptUpToItsLimitAndNotOneOctetMore() {
        byte[] mail = receipt();
        assertThat(open(mail)).isInstanceOf(OpenedMail.AReceipt.class);
        // an epilogue is read and judged: the receipt's form does not allow one
        assertThat(denied(padded(mail, SealedLetters.LONGEST_RECEIPT))).isIn("seal.root-part", "seal.malformed");
        assertThat(denied(padded(mail, SealedLetters.LONGEST_RECEIPT + 1))).isEqualTo("seal.too-large");
    }

    private String denied(byte[] mail) {
        return ((OpenedMail.Denied) open(mail)).why().code().code();
    }

    private OpenedMail open(byte[] mail) {
        return letters().open(new ByteArrayInputStream(mail), Samples.HOSPITAL, Samples.NOW.plusSeconds(60));
    }

    /** The mail with an epilogue (RFC 2046 §5.1.1) that makes it so long. */
    private static byte[] padded(byte[] mail, int length) {
        String epilogue = "\r\n" + "-".repeat(length - mail.length - 4) + "\r\n";
        return (new String(mail, StandardCharsets.ISO_8859_1) + epilogue).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] receipt() {
        Receipt receipt = Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.APPLIED);
        var head = new Letter.Head(
                Samples.HOSPITAL,
                List.of(new Addressee(Samples.HOSPITAL, List.of(READER.certificate()))),
                Samples.NOW,
                "r@ch.test",
                List.of("0123@medecin.mssante.test"),
                "Accusé de réception");
        var mail = new ByteArrayOutputStream();
        letters().sealReceipt(receipt, head, mail);
        return mail.toByteArray();
    }

    private SealedLetters letters() {
        var keyring = Keyring.of(HOSPITAL.identity(), List.of(READER.decryptionKey()));
        return new SealedLetters(
                new Sealing(keyring::signing, Samples.seeded(7)),
                new SealedLetters.Software("passerelle.test; Passerelle 0.1", Map.of()),
                new Opener(spools, Samples.seeded(3)),
                (mailbox, at) -> OpenContext.strict(keyring, Set.of(Samples.HOSPITAL), PKI.anchors(), at));
    }
}

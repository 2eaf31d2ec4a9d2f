package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.ledger.trace.Statement;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.SealRefusal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** A receipt proves what its signer stated to somebody to whom it was not sent, years later. */
class WitnessReceiptsTest {
    private static final TestPki PKI = new TestPki(Samples.seeded(1), InstantSource.fixed(Samples.NOW));
    private static final Issued HOSPITAL =
            PKI.issue(Leaf.signing(subject("CH", "1550000020")).bound(Samples.HOSPITAL));
    private static final Issued PRACTICE =
            PKI.issue(Leaf.signing(subject("CABINET", "1550000012")).bound(Samples.PRACTICE));
    private static final Issued UNBOUND = PKI.issue(Leaf.signing(subject("CH", "1550000020")));
    private static final Receipt RECEIPT =
            Samples.receipt(Samples.hash("letter"), Samples.HOSPITAL, Receipt.Status.APPLIED);

    @TempDir
    private Path spools;

    @Test
    void saysWhoHeldWhatAndWhen() {
        Statement statement = open(mail(HOSPITAL, RECEIPT, Samples.NOW), PKI.anchors());
        assertThat(statement.isBy("1550000020")).isTrue();
        assertThat(statement.subject()).contains("CH");
        assertThat(statement.at()).isEqualTo(Samples.NOW);
        Receipt.Witnessed held = RECEIPT.witness();
        assertThat(held).isNotNull();
        assertThat(statement.findHeld().orElseThrow().size()).isEqualTo(held.size());
        assertThat(statement.findHeld().orElseThrow().root()).isEqualTo(held.root());
        assertThat(statement.head()).isEqualTo(RECEIPT.head());
    }

    @Test
    void theWitnessIsTheOrganisationEvenWhereItsCertificateNamesNoAddress() {
        assertThat(open(mail(UNBOUND, RECEIPT, Samples.NOW), PKI.anchors()).structure())
                .isEqualTo("1550000020");
    }

    @Test
    void aCertificateThatNamesAnAddressSpeaksForNoOther() {
        Receipt anothers = Samples.receipt(Samples.hash("letter"), Samples.PRACTICE, Receipt.Status.APPLIED);
        refuses(LetterRefusal.RECEIPT_SIGNER, mail(HOSPITAL, anothers, Samples.NOW), PKI.anchors());
    }

    @Test
    void nothingOutsideTheSignatureMatters() {
        String forwarded = text(mail(HOSPITAL, RECEIPT, Samples.NOW))
                .replaceFirst("From: [^\r]+", Matcher.quoteReplacement("From: relais@ailleurs.test"));
        assertThat(open(octets("Received: from a\r\n" + forwarded), PKI.anchors())
                        .head())
                .isEqualTo(RECEIPT.head());
    }

    @Test
    void refusesAnAlteredReceipt() {
        String mail = text(mail(HOSPITAL, RECEIPT, Samples.NOW));
        refuses(SealRefusal.DIGEST, octets(mail.replace("; processed", "; displayed")), PKI.anchors());
        refuses(SealRefusal.ROOT_PART, octets("Content-Type: text/plain\r\n\r\nreçu\r\n"), PKI.anchors());
        refuses(SealRefusal.TOO_LARGE, new byte[256 * 1024 + 1], PKI.anchors());
    }

    @Test
    void refusesASignerWhomNobodyBelieves() {
        var strangers = new TestPki(Samples.seeded(2), InstantSource.fixed(Samples.NOW));
        refuses(SealRefusal.PATH, mail(HOSPITAL, RECEIPT, Samples.NOW), strangers.anchors());
    }

    @Test
    void refusesASignerRevokedByThen() {
        TrustAnchors revoking = revoking(0);
        refuses(SealRefusal.REVOKED, mail(HOSPITAL, RECEIPT, Samples.NOW.plusSeconds(60)), revoking);
        assertThat(open(mail(HOSPITAL, RECEIPT, Samples.NOW.minusSeconds(3600)), revoking)
                        .head())
                .isNotNull();
        TrustAnchors compromised = revoking(1);
        refuses(SealRefusal.REVOKED, mail(HOSPITAL, RECEIPT, Samples.NOW.minusSeconds(3600)), compromised);
    }

    private static TrustAnchors revoking(int reason) {
        var list = PKI.organisationsCrl(List.of(HOSPITAL.certificate()), reason);
        return new TrustAnchors(PKI.anchors().roots(), PKI.anchors().intermediates(), List.of(list));
    }

    private static void refuses(RefusalCode code, byte[] mail, TrustAnchors anchors) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> open(mail, anchors))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static Statement open(byte[] mail, TrustAnchors anchors) {
        return new WitnessReceipts(anchors).open(mail);
    }

    private byte[] mail(Issued signer, Receipt receipt, Instant at) {
        var keyring = Keyring.of(signer.identity(), List.of());
        var letters = new SealedLetters(
                new Sealing(keyring::signing, Samples.seeded(7)),
                new SealedLetters.Software("passerelle.test; Passerelle 0.1", Samples.SOFTWARE),
                new Opener(spools, Samples.seeded(3)),
                (mailbox, arrivedAt) -> OpenContext.strict(keyring, Set.of(mailbox), PKI.anchors(), arrivedAt));
        var head = new Letter.Head(
                Samples.HOSPITAL,
                List.of(new Addressee(Samples.PRACTICE, List.of(PRACTICE.certificate()))),
                at,
                "r@ch.test",
                List.of("0123@medecin.mssante.test"),
                "Accusé de réception");
        var mail = new ByteArrayOutputStream();
        letters.sealReceipt(receipt, head, mail);
        return mail.toByteArray();
    }

    private static String text(byte[] mail) {
        return new String(mail, StandardCharsets.UTF_8);
    }

    private static byte[] octets(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    private static Leaf.Subject subject(String name, String structure) {
        return new Leaf.Subject("Meuse (55)", name, new StructureId(structure), "SCEAU");
    }
}

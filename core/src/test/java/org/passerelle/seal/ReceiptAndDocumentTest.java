package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;

class ReceiptAndDocumentTest {
    private static final String PART = "From: dermatologie@ch-barleduc.mssante.test\r\n"
            + "Content-Type: text/plain; hp=\"clear\"\r\n\r\nreçu\r\n";

    private final Scene scene = Scene.SHARED;

    @Test
    void opensTheReceiptItSigned() {
        var opened = ReceiptSeal.open(receipt(PART), practice());
        assertThat(opened.verdict().refusal()).isEmpty();
        assertThat(opened.verdict().applicable()).isTrue();
        assertThat(opened.verdict().sender().orElseThrow().boundAddress()).contains(Scene.HOSPITAL);
        assertThat(new String(opened.part(), StandardCharsets.UTF_8)).isEqualTo(PART);
    }

    @Test
    void signsLineFeedsAsCanonicalLineEndsAndSurvivesTheirLoss() {
        byte[] mail = receipt(PART.replace("\r\n", "\n"));
        byte[] stored =
                new String(mail, StandardCharsets.UTF_8).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        var opened = ReceiptSeal.open(stored, practice());
        assertThat(opened.verdict().refusal()).isEmpty();
        assertThat(new String(opened.part(), StandardCharsets.UTF_8)).isEqualTo(PART);
    }

    @Test
    void refusesAnAlteredOrMisdirectedReceipt() {
        String mail = new String(receipt(PART), StandardCharsets.UTF_8);
        assertThat(code(mail.replace("reçu", "rejeté"))).isEqualTo("seal.digest");
        assertThat(code(mail.replaceFirst("From: [^\r]+", "From: " + Scene.CITY.value())))
                .isEqualTo("seal.from-mismatch");
        assertThat(code(mail.replace("application/pkcs7-signature;", "text/plain;")))
                .startsWith("seal.");
        assertThat(code(mail + "x")).isEqualTo("seal.malformed");
        var elsewhere = OpenContext.strict(practice().keyring(), Set.of(Scene.CITY), scene.pki.anchors(), Scene.NOW);
        var opened = ReceiptSeal.open(mail.getBytes(StandardCharsets.UTF_8), elsewhere);
        assertThat(opened.verdict().refusal()).contains(SealRefusal.NOT_ADDRESSED);
        assertThatThrownBy(opened::part).isInstanceOf(Refused.class);
    }

    @Test
    void refusesAReceiptAboveItsLimitAndReadsOneAtIt() {
        int envelope = receipt(PART).length;
        int limit = 256 * 1024;
        assertThat(code(receipt(PART + "x".repeat(limit - envelope + 1)))).isEqualTo("seal.too-large");
        assertThat(code(receipt(PART + "x".repeat(limit - envelope)))).isEqualTo("accepted");
    }

    @Test
    void opensTheDocumentItSignedAndNoOther() {
        byte[] octets = "{\"type\":\"passerelle/card/1\"}".getBytes(StandardCharsets.UTF_8);
        byte[] cms = DocumentSeal.cards().sign(octets, scene.hospitalSign.identity(), Scene.NOW, Scene.seeded(4));
        var opened = DocumentSeal.cards().open(cms, scene.pki.anchors(), Optional.of(Scene.NOW));
        assertThat(opened.verdict().refusal()).isEmpty();
        assertThat(opened.content()).isEqualTo(octets);
        assertThat(opened.verdict().sender().orElseThrow().organisation())
                .contains(Scene.hospital().structure());
        assertThat(DocumentSeal.endorsements()
                        .open(cms, scene.pki.anchors(), Optional.of(Scene.NOW))
                        .verdict()
                        .refusal())
                .contains(SealRefusal.PURPOSE);
        var later = Scene.NOW.plus(Duration.ofDays(4 * 365));
        assertThat(DocumentSeal.cards()
                        .open(cms, scene.pki.anchors(), Optional.of(later))
                        .verdict()
                        .refusal())
                .contains(SealRefusal.EXPIRED);
        assertThat(DocumentSeal.cards()
                        .open(cms, scene.pki.anchors(), Optional.empty())
                        .content())
                .isEqualTo(octets);
        for (int i = 0; i < cms.length; i += 5) {
            byte[] flipped = cms.clone();
            flipped[i] ^= 0x10;
            var judged = DocumentSeal.cards().open(flipped, scene.pki.anchors(), Optional.of(Scene.NOW));
            if (judged.verdict().readable()) {
                assertThat(judged.content()).isEqualTo(octets);
                assertThat(judged.verdict()).isEqualTo(opened.verdict());
            }
        }
    }

    @Test
    void opensEndorsements() {
        byte[] octets = {1, 2, 3};
        byte[] cms =
                DocumentSeal.endorsements().sign(octets, scene.hospitalSign.identity(), Scene.NOW, Scene.seeded(4));
        var opened = new EndorsementSeal(scene.pki.anchors()).open(cms, Optional.empty());
        assertThat(opened.octets()).isEqualTo(octets);
        assertThat(opened.structure()).isEqualTo(Scene.hospital().structure().value());
    }

    @Test
    void believesNoEndorsementThatIsOnlyShown() {
        byte[] cms = DocumentSeal.endorsements()
                .sign(new byte[1], scene.hospitalSign.identity(), Scene.NOW, Scene.seeded(4));
        var opened = DocumentSeal.endorsements().open(cms, scene.pki.anchors(), Optional.of(Scene.NOW));
        var shown = new DocumentSeal.OpenedDocument(
                opened.verdict().with(Check.VALID_AT, CheckResult.shownOnly(SealRefusal.STALE)), opened.content());
        assertThat(shown.verdict().readable()).isTrue();
        assertThat(EndorsementSeal.believed(opened).octets()).isEqualTo(new byte[1]);
        assertThatThrownBy(() -> EndorsementSeal.believed(shown))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(SealRefusal.STALE));
    }

    private byte[] receipt(String part) {
        var recipient = new SealOrder.Recipient(Scene.PRACTICE, List.of(scene.practiceSign.certificate()));
        var order = new SealOrder(
                Purpose.RECEIPT,
                Scene.HOSPITAL,
                List.of(recipient),
                SealOrder.Headers.of("<feed@mssante.test>"),
                Scene.NOW);
        return new ReceiptSeal(Scene.seeded(6))
                .sign(order, scene.hospitalSign.identity(), part.getBytes(StandardCharsets.UTF_8))
                .mail();
    }

    private String code(String mail) {
        return code(mail.getBytes(StandardCharsets.UTF_8));
    }

    private String code(byte[] mail) {
        return ReceiptSeal.open(mail, practice())
                .verdict()
                .refusal()
                .map(refusal -> refusal.code())
                .orElse("accepted");
    }

    private OpenContext practice() {
        var keyring = Keyring.of(scene.practiceSign.identity(), List.of(scene.practiceEnc.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(Scene.PRACTICE), scene.pki.anchors(), Scene.NOW);
    }
}

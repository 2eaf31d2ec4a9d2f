package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Document;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Notice;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.Receipt;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.seal.suite.Suite;

/** A practice writes, a hospital reads and receipts: the whole way through the port. */
class SealedLettersTest {
    private static final TestPki PKI = new TestPki(Samples.seeded(1), InstantSource.fixed(Samples.NOW));
    private static final Issued PRACTICE =
            PKI.issue(Leaf.signing(subject("CABINET", "1550000012")).bound(Samples.PRACTICE));
    private static final Issued HOSPITAL =
            PKI.issue(Leaf.signing(subject("CH", "1550000020")).bound(Samples.HOSPITAL));
    private static final Issued HOSPITAL_KEY = PKI.issue(Leaf.encryption(subject("CH", "1550000020")));

    @TempDir
    private Path spools;

    private final Samples samples = new Samples(31);

    @Test
    void carriesALetterFromOneEndToTheOther() throws IOException {
        byte[] image = {1, 2, 3, 4, 5};
        Letter letter = samples.request(List.of(HOSPITAL_KEY.certificate()), image);
        var mail = new ByteArrayOutputStream();
        SealedMail sealed = practice().seal(letter, samples.documents, mail);

        assertThat(sealed.size()).isEqualTo(mail.size());
        assertThat(sealed.algorithms()).containsKeys("content", "key", "signature", "digest");
        try (var opened = (OpenedMail.ALetter) open(hospital(), mail.toByteArray(), Samples.HOSPITAL)) {
            var inside = opened.letter();
            assertThat(inside.verdict().applicable()).isTrue();
            assertThat(inside.verdict().letterId()).contains(sealed.letter());
            assertThat(inside.verdict().contentHash()).contains(sealed.contentHash());
            assertThat(inside.messageId()).isEqualTo(letter.head().messageId());
            assertThat(inside.envelope().exchange()).isEqualTo(letter.envelope().exchange());
            var said = inside.said().orElseThrow();
            assertThat(said.content())
                    .isEqualTo(letter.findSaying().orElseThrow().content());
            var id = Document.read(said.content().array("documents").objects().get(0))
                    .id();
            try (InputStream document = inside.document(id)) {
                assertThat(document.readAllBytes()).isEqualTo(image);
            }
            assertThatThrownBy(() -> inside.document(samples.steps.id())).isInstanceOf(Refused.class);
        }
        assertThat(spools).isEmptyDirectory();
    }

    @Test
    void writesTheCompatibleSuiteToWhoReadsNoOther() {
        Letter modern = samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[] {1});
        var old = new Addressee(Samples.HOSPITAL, List.of(HOSPITAL_KEY.certificate()), false, false);
        var head = new Letter.Head(
                modern.head().from(),
                List.of(old),
                modern.head().date(),
                modern.head().messageId(),
                modern.head().references(),
                modern.head().subject());
        var letter = new Letter(head, modern.envelope(), modern.saying(), List.of());
        var mail = new ByteArrayOutputStream();

        SealedMail sealed = practice().seal(letter, samples.documents, mail);

        assertThat(sealed.algorithms())
                .containsEntry("content", "AES-256-CBC")
                .containsEntry("key", "RSAES-PKCS1-v1_5")
                .containsEntry("signature", "RSASSA-PKCS1-v1_5-SHA256");
        var strict = (OpenedMail.Denied) open(hospital(), mail.toByteArray(), Samples.HOSPITAL);
        assertThat(strict.why().code().code()).isEqualTo("seal.absent");
    }

    @Test
    void writesNoLetterThatIsLargerThanItsReadersTake() {
        Letter letter = samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[5000]);
        long size = practice()
                .seal(letter, samples.documents, new ByteArrayOutputStream())
                .size();

        assertThat(upTo(size)
                        .seal(letter, samples.documents, new ByteArrayOutputStream())
                        .size())
                .isEqualTo(size);
        Samples.refuses(
                "letter.too-large", () -> upTo(size - 1).seal(letter, samples.documents, new ByteArrayOutputStream()));
    }

    private SealedLetters upTo(long largest) {
        return new SealedLetters(
                new Sealing(PRACTICE::identity, Samples.seeded(7), largest, from -> Suite.GCM),
                new SealedLetters.Software("passerelle.test; Passerelle 0.1", Samples.SOFTWARE),
                new Opener(spools, Samples.seeded(3)),
                (mailbox, arrivedAt) -> {
                    throw new AssertionError("nothing is opened");
                });
    }

    @Test
    void writesTheSameMailFromTheSameSeedAndNothingClinicalOutside() {
        Letter letter = samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[] {1});

        byte[] mail;
        Crypto chosen = Crypto.chosen();
        Crypto.choose(Crypto.JDK); // native code draws its own salts
        try {
            mail = seal(letter);
            assertThat(seal(letter)).isEqualTo(mail);
        } finally {
            Crypto.choose(chosen);
        }
        String text = new String(mail, StandardCharsets.US_ASCII);
        assertThat(text.substring(0, text.indexOf("\r\n\r\n")))
                .contains("X-MSS-NIL: PASSERELLE 0.1", "In-Reply-To: <c@d.test>", "Message-ID: <0123")
                .doesNotContain(
                        "avis",
                        "RGVtYW5kZSBkJ2F2aXM",
                        "PREUVE",
                        "Exemple",
                        letter.envelope().exchange().hex());
    }

    @Test
    void deniesALetterWhoseInsideContradictsItselfAndNamesTheSigner() {
        Letter letter = samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[] {1});
        Letter other = samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[] {1});
        var contradicting = new Letter(letter.head(), other.envelope(), letter.saying(), List.of());

        var denied = (OpenedMail.Denied) open(hospital(), seal(contradicting), Samples.HOSPITAL);

        assertThat(denied.why().code()).isEqualTo(LetterRefusal.REPRESENTATIONS_DIFFER);
        assertThat(denied.verdict().letterId()).isPresent();
        assertThat(spools).isEmptyDirectory();
    }

    @Test
    void deniesOrIgnoresEveryMutatedMail() {
        byte[] mail = seal(samples.request(List.of(HOSPITAL_KEY.certificate()), new byte[] {1}));
        var random = new Random(20261121);
        for (int i = 0; i < 60; i++) {
            byte[] mutated = mail.clone();
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(7));
            try (OpenedMail opened = open(hospital(), mutated, Samples.HOSPITAL)) {
                assertThat(opened).isNotNull();
            } catch (Exception escaped) {
                throw new AssertionError("mutation " + i, escaped);
            }
        }
        assertThat(spools).isEmptyDirectory();
    }

    @Test
    void bringsASignedReceiptBack() {
        Sha256 letter = Samples.hash("letter");
        Receipt receipt = Samples.receipt(letter, Samples.HOSPITAL, Receipt.Status.APPLIED);

        byte[] mail = receiptMail(receipt);
        var opened = (OpenedMail.AReceipt) open(practice(), mail, Samples.PRACTICE);

        assertThat(opened.receipt()).isEqualTo(receipt);
        assertThat(opened.verdict().letterId()).contains(sealReceipt(receipt).letter());
        assertThat(opened.verdict().contentHash()).contains(sealReceipt(receipt).contentHash());
        assertThat(opened.verdict().applicable()).isTrue();
        assertThat(new String(mail, StandardCharsets.US_ASCII)).contains("\r\nAuto-Submitted: auto-replied\r\n");
    }

    @Test
    void deniesAReceiptThatSpeaksForSomebodyElse() {
        byte[] mail = receiptMail(Samples.receipt(Samples.hash("letter"), Samples.PRACTICE, Receipt.Status.APPLIED));

        var denied = (OpenedMail.Denied) open(practice(), mail, Samples.PRACTICE);

        assertThat(denied.why().code()).isEqualTo(LetterRefusal.RECEIPT_SIGNER);
    }

    @Test
    void writesNoticesThatSayTheyAreAutomaticAndThatAreForeignToNodes() {
        var notice = new Notice(
                Samples.HOSPITAL,
                MailAddress.of("aline.exemple@ch-barleduc.mssante.test"),
                Samples.NOW,
                "n@ch.test",
                "Passerelle : une échéance approche",
                "Le délai approche.\nOuvrez la passerelle.");
        var mail = new ByteArrayOutputStream();

        hospital().write(notice, mail);

        assertThat(mail.toString(StandardCharsets.US_ASCII))
                .contains(
                        "\r\nAuto-Submitted: auto-generated\r\n",
                        "\r\nSubject: =?UTF-8?B?",
                        "\r\n\r\nLe d=C3=A9lai approche=2E\r\nOuvrez la passerelle=2E\r\n");
        assertThat(open(hospital(), mail.toByteArray(), Samples.HOSPITAL)).isEqualTo(new OpenedMail.Foreign(true));
    }

    @Test
    void letsADyingSourceSpeakForItself() {
        var dying = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> hospital().open(dying, Samples.HOSPITAL, Samples.NOW))
                .isInstanceOf(UncheckedIOException.class);
    }

    private byte[] receiptMail(Receipt receipt) {
        var mail = new ByteArrayOutputStream();
        assertThat(sealReceipt(receipt, mail).size()).isEqualTo(mail.size());
        return mail.toByteArray();
    }

    private SealedMail sealReceipt(Receipt receipt) {
        return sealReceipt(receipt, new ByteArrayOutputStream());
    }

    private SealedMail sealReceipt(Receipt receipt, ByteArrayOutputStream mail) {
        var head = new Letter.Head(
                Samples.HOSPITAL,
                List.of(new Addressee(Samples.PRACTICE, List.of(PRACTICE.certificate()))),
                Samples.NOW,
                "r@ch.test",
                List.of("0123@medecin.mssante.test"),
                "Accusé de réception");
        return hospital().sealReceipt(receipt, head, mail);
    }

    private byte[] seal(Letter letter) {
        var mail = new ByteArrayOutputStream();
        practice().seal(letter, samples.documents, mail);
        return mail.toByteArray();
    }

    private static OpenedMail open(SealedLetters letters, byte[] mail, MailAddress mailbox) {
        return letters.open(new ByteArrayInputStream(mail), mailbox, Samples.NOW.plusSeconds(60));
    }

    private SealedLetters practice() {
        return letters(PRACTICE, PRACTICE, Samples.PRACTICE);
    }

    private SealedLetters hospital() {
        return letters(HOSPITAL, HOSPITAL_KEY, Samples.HOSPITAL);
    }

    private SealedLetters letters(Issued signer, Issued key, MailAddress address) {
        var keyring = Keyring.of(signer.identity(), List.of(key.decryptionKey()));
        return new SealedLetters(
                new Sealing(keyring::signing, Samples.seeded(7)),
                new SealedLetters.Software("passerelle.test; Passerelle 0.1", Samples.SOFTWARE),
                new Opener(spools, Samples.seeded(3)),
                (mailbox, arrivedAt) -> OpenContext.strict(keyring, Set.of(address), PKI.anchors(), arrivedAt));
    }

    private static Leaf.Subject subject(String name, String structure) {
        return new Leaf.Subject("Meuse (55)", name, new StructureId(structure), "SCEAU");
    }
}

package org.passerelle.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.passerelle.letter.introduction.OnboardingJson;
import org.passerelle.party.StructureId;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opener;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** An introduction has room for a catalogue beside the card, and no more. */
class IntroductionSizeTest {
    private static final TestPki PKI = new TestPki(Samples.seeded(1), InstantSource.fixed(Samples.NOW));
    private static final Leaf.Subject CH = new Leaf.Subject("Meuse (55)", "CH", new StructureId("1550000020"), "SCEAU");
    private static final Issued HOSPITAL = PKI.issue(Leaf.signing(CH).bound(Samples.HOSPITAL));
    private static final Issued READER = PKI.issue(Leaf.encryption(CH));

    @TempDir
    private Path spools;

    @Test
    void writesAndReadsOneUpToItsLimitAndNotFourOctetsMore() {
        byte[] largest = catalogue(OnboardingJson.LONGEST_INTRODUCTION);
        assertThat(open(mail(largest)))
                .isInstanceOfSatisfying(
                        OpenedMail.Onboards.class,
                        opened -> assertThat(opened.said())
                                .isInstanceOfSatisfying(
                                        Onboarding.Introduction.class,
                                        said -> assertThat(said.findCatalogue()).hasValue(largest)));
        assertThatThrownBy(() -> mail(new byte[largest.length + 3]))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(LetterRefusal.PART_TOO_LARGE));
    }

    @Test
    void readsAMailUpToItsLimitAndNotOneOctetMore() {
        byte[] mail = mail(new byte[3]);
        // an epilogue is read and judged: the form does not allow one
        assertThat(denied(padded(mail, SealedLetters.LONGEST_INTRODUCTION))).isIn("seal.root-part", "seal.malformed");
        assertThat(denied(padded(mail, SealedLetters.LONGEST_INTRODUCTION + 1))).isEqualTo("seal.too-large");
    }

    @Test
    void anIntroductionWithoutOneSaysWhatItSaidBefore() {
        byte[] octets = OnboardingJson.write(new Onboarding.Introduction(new byte[3], true));

        assertThat(new String(octets, StandardCharsets.US_ASCII)).doesNotContain("catalogue");
        assertThat(OnboardingJson.read(OnboardingJson.INTRODUCTION, octets))
                .isInstanceOfSatisfying(
                        Onboarding.Introduction.class,
                        said -> assertThat(said.findCatalogue()).isEmpty());
    }

    /** As many octets as make the document so long, to its base64's four. */
    private static byte[] catalogue(int document) {
        int empty = OnboardingJson.write(new Onboarding.Introduction(new byte[3], false, new byte[0])).length;
        return new byte[(document - empty) / 4 * 3];
    }

    private String denied(byte[] mail) {
        return ((OpenedMail.Denied) open(mail)).why().code().code();
    }

    private OpenedMail open(byte[] mail) {
        return letters().open(new ByteArrayInputStream(mail), Samples.HOSPITAL, Samples.NOW.plusSeconds(60));
    }

    private static byte[] padded(byte[] mail, int length) {
        String epilogue = "\r\n" + "-".repeat(length - mail.length - 4) + "\r\n";
        return (new String(mail, StandardCharsets.ISO_8859_1) + epilogue).getBytes(StandardCharsets.ISO_8859_1);
    }

    private byte[] mail(byte[] catalogue) {
        var head = new Letter.Head(
                Samples.HOSPITAL,
                List.of(new Addressee(Samples.HOSPITAL, List.of())),
                Samples.NOW,
                "i@ch.test",
                List.of(),
                "Échange médical sécurisé");
        var mail = new ByteArrayOutputStream();
        letters().seal(new Onboarding.Introduction(new byte[3], false, catalogue), head, mail);
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

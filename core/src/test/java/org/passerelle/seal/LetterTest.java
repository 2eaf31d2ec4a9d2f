package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Check;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.certificate.SignedRecipient;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.seal.suite.Suite;

/** Under every choice of who computes. */
@ParameterizedClass
@EnumSource(Crypto.class)
class LetterTest {
    private final Scene scene = Scene.SHARED;

    @Parameter
    Crypto crypto;

    @BeforeEach
    void choose() {
        Crypto.choose(crypto);
    }

    @AfterEach
    void chooseNone() {
        Crypto.choose(Crypto.FASTEST);
    }

    @Test
    void opensWhatItSealed() throws IOException {
        var mail = new ByteArrayOutputStream();
        Sealed sealed = new Sealer(Scene.seeded(7))
                .seal(
                        scene.order(scene.hospitalEnc),
                        scene.practiceSign.identity(),
                        out -> out.write(Scene.PAYLOAD),
                        mail);
        try (Opened opened = Scene.open(mail.toByteArray(), scene.hospitalContext())) {
            var verdict = opened.verdict();
            assertThat(verdict.refusal()).isEmpty();
            assertThat(verdict.applicable()).isTrue();
            assertThat(verdict.absent()).containsExactly(Check.REVOCATION);
            assertThat(verdict.letterId()).contains(sealed.letterId());
            assertThat(verdict.contentHash()).contains(sealed.contentHash()).contains(Sha256.hash(Scene.PAYLOAD));
            assertThat(verdict.signingTime()).contains(Scene.NOW);
            assertThat(opened.reads()).contains(Suite.GCM);
            var sender = verdict.sender().orElseThrow();
            assertThat(sender.boundAddress()).contains(Scene.PRACTICE);
            assertThat(sender.organisation()).contains(Scene.practice().structure());
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
            assertThat(opened.recipients()).extracting(SignedRecipient::address).containsExactly(Scene.HOSPITAL);
        }
        assertThat(sealed.size()).isEqualTo(mail.size());
    }

    @Test
    void saysWhatItsOwnSoftwareReadsWhateverTheRecipientDoes() throws IOException {
        var mail = new ByteArrayOutputStream();
        new Sealer(Scene.seeded(7), Suite.COMPATIBLE)
                .seal(
                        scene.order(scene.hospitalEnc),
                        scene.practiceSign.identity(),
                        out -> out.write(Scene.PAYLOAD),
                        mail);
        try (Opened opened = Scene.open(mail.toByteArray(), scene.hospitalContext())) {
            assertThat(opened.algorithms()).contains("AES-256-GCM");
            assertThat(opened.reads()).contains(Suite.COMPATIBLE);
        }
    }

    @Test
    void sameSeedGivesTheSameMail() {
        assumeFalse(
                crypto == Crypto.FASTEST && Crypto.isAccelerated(),
                "the accelerator salts signatures from its own source");
        assertThat(scene.letter()).isEqualTo(scene.letter());
        assertThat(new Scene(1).letter()).isEqualTo(scene.letter());
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 32767, 32768, 32769, 65536, 200_001, 1_048_575, 1_048_576, 1_048_577, 1_114_113})
    void opensPayloadsOfEveryLength(int octets) throws IOException {
        byte[] payload = Arrays.copyOf(Scene.PAYLOAD, octets);
        for (int at = Scene.PAYLOAD.length; at < octets; at++) {
            payload[at] = (byte) (at * 31 >> 3);
        }
        byte[] mail = scene.seal(scene.order(scene.hospitalEnc, scene.cityEnc), scene.practiceSign, payload);
        try (Opened opened = Scene.open(mail, scene.hospitalContext())) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
        }
    }

    @Test
    void eachCertificateOfAnAddressOpensTheLetter() {
        byte[] mail = scene.seal(scene.order(scene.cityEnc, scene.hospitalEnc), scene.practiceSign, Scene.PAYLOAD);
        assertThat(Scene.outcome(mail, scene.hospitalContext())).isEqualTo("accepted");
    }

    @Test
    void outerHeadersSayNothingOfTheContent() {
        String mail = new String(scene.letter(), StandardCharsets.US_ASCII);
        String headers = mail.substring(0, mail.indexOf("\r\n\r\n"));
        assertThat(headers.lines())
                .containsExactly(
                        "From: cabinet.barrois@medecin.mssante.test",
                        "To: dermatologie@ch-barleduc.mssante.test",
                        "Date: Fri, 20 Nov 2026 14:30:00 +0000",
                        "Message-ID: <0123456789abcdef0123456789abcdef@mssante.test>",
                        "Subject: =?UTF-8?B?w4ljaGFuZ2UgbcOpZGljYWwgc8OpY3VyaXPDqQ==?=",
                        "MIME-Version: 1.0",
                        "Content-Type: application/pkcs7-mime; smime-type=authEnveloped-data;",
                        " name=\"smime.p7m\"",
                        "Content-Transfer-Encoding: base64",
                        "Content-Disposition: attachment; filename=\"smime.p7m\"");
        assertThat(mail.lines()).allMatch(line -> line.length() <= 78);
    }

    @Test
    void opensLineFeedMailToo() {
        byte[] mail = new String(scene.letter(), StandardCharsets.US_ASCII)
                .replace("\r\n", "\n")
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Scene.outcome(mail, scene.hospitalContext())).isEqualTo("accepted");
    }

    @Test
    void refusesAHeaderThatHoldsALineEnd() {
        var order = new SealOrder(
                Purpose.LETTER,
                Scene.PRACTICE,
                scene.order(scene.hospitalEnc).recipients(),
                new SealOrder.Headers("<a@b>\r\nBcc: <c@d>", List.of(), List.of(), "s", java.util.Map.of()),
                Scene.NOW);
        assertThatThrownBy(() -> scene.seal(order, scene.practiceSign, Scene.PAYLOAD))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(SealRefusal.HEADER));
    }

    @Test
    void acceptsForwardingByOneOfOurOwnAddresses() {
        String forwarded = new String(scene.letter(), StandardCharsets.US_ASCII)
                .replaceFirst("From: [^\r]+", "From: Dermatologie <" + Scene.HOSPITAL.value() + ">");
        try (Opened opened = Scene.open(forwarded.getBytes(StandardCharsets.US_ASCII), scene.hospitalContext())) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.verdict().sender().orElseThrow().boundAddress())
                    .contains(MailAddress.of(Scene.PRACTICE.value()));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }
}

package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.suite.Crypto;
import org.passerelle.seal.suite.Suite;
import org.passerelle.seal.suite.WarmUp;

/** Whoever computes, the letters are the same: each choice opens what each other sealed. */
class CryptoTest {
    private static final Scene SCENE = Scene.SHARED;
    private static final Leaf SIGNING = Leaf.signing(Scene.practice()).bound(Scene.PRACTICE);
    private static final Leaf ENCRYPTION = Leaf.encryption(Scene.hospital());

    /** A kind of key, for signing and for reading. */
    enum Kind {
        RSA(SCENE.practiceSign, SCENE.hospitalEnc),
        P256(SCENE.pki.issue(SIGNING.elliptic(256)), SCENE.pki.issue(ENCRYPTION.elliptic(256))),
        P384(SCENE.pki.issue(SIGNING.elliptic(384)), SCENE.pki.issue(ENCRYPTION.elliptic(384))),
        P521(SCENE.pki.issue(SIGNING.elliptic(521)), SCENE.pki.issue(ENCRYPTION.elliptic(521)));

        private final Issued signer;
        private final Issued reader;

        Kind(Issued signer, Issued reader) {
            this.signer = signer;
            this.reader = reader;
        }
    }

    @AfterEach
    void chooseNone() {
        Crypto.choose(Crypto.FASTEST);
    }

    static Stream<Arguments> everyPair() {
        return Stream.of(Crypto.values())
                .flatMap(writer -> Stream.of(Crypto.values())
                        .flatMap(reader -> Stream.of(Kind.values())
                                .flatMap(kind -> Stream.of(Suite.values())
                                        .map(suite -> Arguments.of(writer, reader, kind, suite)))));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void opensWhatAnotherSealed(Crypto writer, Crypto reader, Kind kind, Suite suite) throws IOException {
        SealOrder plain = SCENE.order(kind.reader, SCENE.cityEnc);
        var order = new SealOrder(
                plain.purpose(), plain.from(), plain.recipients(), plain.headers(), plain.signingTime(), suite);
        Crypto.choose(writer);
        byte[] mail = SCENE.seal(order, kind.signer, Scene.PAYLOAD);
        Crypto.choose(reader);
        try (Opened opened = Scene.open(mail, context(kind.reader))) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
        }
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void refusesWhatWasAltered(Crypto writer, Crypto reader, Kind kind, Suite suite) {
        Crypto.choose(writer);
        byte[] mail = SCENE.seal(SCENE.order(kind.reader), kind.signer, Scene.PAYLOAD);
        byte[] entity = Forge.inner(mail, kind.reader.decryptionKey());
        String signed = new String(entity, java.nio.charset.StandardCharsets.ISO_8859_1);
        // the signature's value stands last
        int at = signed.stripTrailing().length() - 40;
        entity[at] = (byte) (entity[at] == 'A' ? 'B' : 'A');
        byte[] altered = Forge.encrypt(suite, Forge.headers(mail), entity, kind.reader);
        Crypto.choose(reader);
        assertThat(Scene.outcome(altered, context(kind.reader))).isIn("seal.signature", "seal.root-part");
    }

    @ParameterizedTest
    @EnumSource(Crypto.class)
    void warmsWhoeverComputes(Crypto crypto) {
        Crypto.choose(crypto);
        assertThatCode(WarmUp::ciphers).doesNotThrowAnyException();
        assertThat(Scene.outcome(SCENE.letter(), SCENE.hospitalContext())).isEqualTo("accepted");
    }

    @Test
    void worksKeysByTheAcceleratorWhereItIs() {
        assumeTrue(Crypto.isAccelerated(), "no Amazon Corretto Crypto Provider for this platform on the class path");
        assertThat(Crypto.chosen()).isEqualTo(Crypto.FASTEST);
        byte[] mail = SCENE.letter();
        assertThat(SCENE.letter())
                .as("salted by the accelerator, not from the seed")
                .isNotEqualTo(mail);
        assertThat(Scene.outcome(mail, SCENE.hospitalContext())).isEqualTo("accepted");
    }

    private static OpenContext context(Issued reader) {
        var keyring = Keyring.of(reader.identity(), java.util.List.of(reader.decryptionKey()));
        return OpenContext.strict(keyring, Set.of(Scene.HOSPITAL), SCENE.pki.anchors(), Scene.NOW)
                .with(Acceptance.of(Set.of(Check.TAG, Check.REVOCATION)));
    }
}

package org.passerelle.seal.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.passerelle.party.StructureId;
import org.passerelle.seal.certificate.Revocation;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.pki.TestResponder;
import org.passerelle.seal.pki.TestResponder.Words;
import org.passerelle.seal.revocation.OcspAnswer.Said;
import org.passerelle.seal.revocation.Unusable.Reason;

class OcspReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestPki PKI = new TestPki(RANDOM, () -> NOW);
    private static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH D'ESSAI", new StructureId("1550000012"), "dermatologie");
    private static final Issued LEAF = PKI.issue(Leaf.signing(SUBJECT));
    private static final Issued OTHER = PKI.issue(Leaf.signing(SUBJECT));

    private final OcspQuestion question = question();

    @Test
    void theAuthorityAnswersForItself() {
        OcspAnswer answer = read(TestResponder.of(PKI).answer(question.der(), Words.good(NOW)));
        assertThat(answer.said()).isEqualTo(Said.GOOD);
        assertThat(answer.of(LEAF.certificate(), NOW)).isEqualTo(Revocation.Status.GOOD);
        assertThat(TestResponder.serials(question.der()))
                .containsExactly(LEAF.certificate().getSerialNumber());
    }

    @Test
    void aRevocationCountsFromItsDateAndACompromisedKeyAtAny() {
        Words later = Words.good(NOW).revoked(NOW.plusSeconds(60), CRLReason.superseded);
        OcspAnswer answer = read(TestResponder.of(PKI).answer(question.der(), later));
        assertThat(answer.of(LEAF.certificate(), NOW)).isEqualTo(Revocation.Status.GOOD);
        assertThat(answer.of(LEAF.certificate(), NOW.plusSeconds(60))).isEqualTo(Revocation.Status.REVOKED);
        Words stolen = Words.good(NOW).revoked(NOW.plusSeconds(60), CRLReason.keyCompromise);
        assertThat(read(TestResponder.of(PKI).answer(question.der(), stolen)).of(LEAF.certificate(), NOW))
                .isEqualTo(Revocation.Status.REVOKED);
    }

    @Test
    void aResponderWhomTheAuthorityChargedMayAnswerAndNobodyElse() {
        byte[] charged = TestResponder.delegated(PKI, OTHER, KeyPurposeId.id_kp_OCSPSigning, true, NOW)
                .answer(question.der(), Words.good(NOW));
        assertThat(read(charged).said()).isEqualTo(Said.GOOD);
        refuses(
                Reason.SIGNER,
                TestResponder.delegated(PKI, OTHER, KeyPurposeId.id_kp_emailProtection, true, NOW)
                        .answer(question.der(), Words.good(NOW)));
        refuses(
                Reason.SIGNER,
                TestResponder.delegated(PKI, OTHER, KeyPurposeId.id_kp_OCSPSigning, false, NOW)
                        .answer(question.der(), Words.good(NOW)));
        var elsewhere = new TestPki(RANDOM, () -> NOW);
        refuses(
                Reason.SIGNER,
                TestResponder.delegated(elsewhere, OTHER, KeyPurposeId.id_kp_OCSPSigning, true, NOW)
                        .answer(question.der(), Words.good(NOW)));
        refuses(Reason.SIGNATURE, TestResponder.forged(PKI, OTHER.key()).answer(question.der(), Words.good(NOW)));
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        OcspQuestion same = question();
        refuses(Reason.NONCE, TestResponder.of(PKI).answer(same.der(), Words.good(NOW)));
        OcspQuestion about = new OcspQuestion(OTHER.certificate(), PKI.organisations(), RANDOM);
        refuses(
                Reason.OTHER_CERTIFICATE,
                TestResponder.of(PKI).answer(about.der(), Words.good(NOW).withoutNonce()));
    }

    @Test
    void anOldAnswerIsRefusedOneSecondAfterItsEnd() {
        Words until =
                Words.good(NOW).between(NOW.minus(Duration.ofDays(1)), NOW).withoutNonce();
        assertThat(read(TestResponder.of(PKI).answer(question.der(), until)).said())
                .isEqualTo(Said.GOOD);
        refuses(
                Reason.STALE,
                TestResponder.of(PKI)
                        .answer(
                                question.der(),
                                Words.good(NOW).between(NOW.minus(Duration.ofDays(1)), NOW.minusSeconds(1))));
        Words endless = Words.good(NOW).between(NOW, null);
        assertThat(read(TestResponder.of(PKI).answer(question.der(), endless)).said())
                .isEqualTo(Said.GOOD);
        refuses(Reason.STALE, TestResponder.of(PKI).answer(question.der(), endless.withoutNonce()));
        Instant ahead = NOW.plus(Revocation.AHEAD);
        assertThat(read(TestResponder.of(PKI).answer(question.der(), Words.good(ahead)))
                        .said())
                .isEqualTo(Said.GOOD);
        refuses(Reason.STALE, TestResponder.of(PKI).answer(question.der(), Words.good(ahead.plusSeconds(1))));
    }

    @Test
    void whatSaysNothingIsNoAnswer() {
        refuses(Reason.NO_ANSWER, TestResponder.tryLater());
        refuses(Reason.MALFORMED, new byte[0]);
        refuses(Reason.MALFORMED, new byte[OcspReader.LARGEST + 1]);
        byte[] whole = TestResponder.of(PKI).answer(question.der(), Words.good(NOW));
        for (int length = 0; length < whole.length; length += 97) {
            refuses(Reason.MALFORMED, Arrays.copyOf(whole, length));
        }
        Words unknown = new Words(null, -1, NOW, NOW.plusSeconds(60), true);
        assertThat(read(TestResponder.of(PKI).answer(question.der(), unknown)).of(LEAF.certificate(), NOW))
                .isEqualTo(Revocation.Status.UNKNOWN);
    }

    @Test
    void noFlippedOctetMakesAnotherAnswer() {
        byte[] whole = TestResponder.of(PKI)
                .answer(question.der(), Words.good(NOW).revoked(NOW.minusSeconds(60), CRLReason.superseded));
        for (int place = 0; place < whole.length; place += 3) {
            byte[] flipped = whole.clone();
            flipped[place] ^= 1;
            try {
                assertThat(read(flipped).said()).isEqualTo(Said.REVOKED);
            } catch (Unusable refused) {
                assertThat(refused.reason()).isNotNull();
            }
        }
    }

    private static OcspQuestion question() {
        return new OcspQuestion(LEAF.certificate(), PKI.organisations(), RANDOM);
    }

    private OcspAnswer read(byte[] octets) {
        return new OcspReader(question, NOW).read(octets);
    }

    private void refuses(Reason reason, byte[] octets) {
        assertThatExceptionOfType(Unusable.class)
                .isThrownBy(() -> read(octets))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}

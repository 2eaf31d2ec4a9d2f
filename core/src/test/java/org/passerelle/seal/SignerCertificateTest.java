package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Leaf;

/** Which certificates may sign and receive, and when they no longer may. */
class SignerCertificateTest {
    private final Scene scene = Scene.SHARED;
    private final byte[] letter = scene.letter();

    @Test
    void refusesCertificatesThatMayNotSign() {
        var expired = scene.pki.issue(bound().valid(Duration.ofDays(-30), Duration.ofDays(20)));
        assertRefused(Forge.letter(scene, expired, Scene.PAYLOAD), "seal.expired");
        var client = scene.pki.issue(bound().purposes(KeyPurposeId.id_kp_clientAuth));
        assertRefused(Forge.letter(scene, client, Scene.PAYLOAD), "seal.key-usage");
        var encryption = scene.pki.issue(bound().usage(KeyUsage.keyEncipherment));
        assertRefused(Forge.letter(scene, encryption, Scene.PAYLOAD), "seal.key-usage");
        var weak = scene.pki.issue(bound().keyBits(1024));
        assertRefused(Forge.letter(scene, weak, Scene.PAYLOAD), "seal.weak-key");
        var stranger = new Scene(2).practiceSign;
        assertRefused(Forge.letter(scene, stranger, Scene.PAYLOAD), "seal.path");
    }

    @Test
    void refusesToSealWithOrToWhatReadersRefuse() {
        var expired =
                scene.pki.issue(Leaf.encryption(Scene.hospital()).valid(Duration.ofDays(-30), Duration.ofDays(20)));
        assertNotSealed(
                () -> scene.seal(scene.order(expired), scene.practiceSign, Scene.PAYLOAD),
                SealRefusal.RECIPIENT_EXPIRED);
        assertNotSealed(
                () -> scene.seal(scene.order(scene.hospitalSign), scene.practiceSign, Scene.PAYLOAD),
                SealRefusal.RECIPIENT_KEY_USAGE);
        var weak = scene.pki.issue(Leaf.encryption(Scene.hospital()).keyBits(1024));
        assertNotSealed(() -> scene.seal(scene.order(weak), scene.practiceSign, Scene.PAYLOAD), SealRefusal.WEAK_KEY);
        assertNotSealed(
                () -> scene.seal(scene.order(scene.hospitalEnc), scene.practiceEnc, Scene.PAYLOAD),
                SealRefusal.KEY_USAGE);
    }

    @Test
    void refusesARevokedSigner() {
        var none = knowing(scene.pki.rootCrl(), scene.pki.organisationsCrl());
        try (Opened opened = Scene.open(letter, scene.context(none))) {
            assertThat(opened.verdict().absent()).isEmpty();
            assertThat(opened.verdict().applicable()).isTrue();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        var list = scene.pki.organisationsCrl(List.of(scene.practiceSign.certificate()), CRLReason.superseded);
        assertThat(Scene.outcome(letter, scene.context(knowing(list)))).isEqualTo("seal.revoked");
    }

    @Test
    void aCompromisedKeyIsRefusedAtAnyDate() {
        var early = Scene.NOW.minus(Duration.ofHours(1));
        byte[] before =
                scene.seal(scene.order(Purpose.LETTER, early, scene.hospitalEnc), scene.practiceSign, Scene.PAYLOAD);
        for (var expected : List.of("seal.revoked", "accepted")) {
            int reason = expected.equals("accepted") ? CRLReason.superseded : CRLReason.keyCompromise;
            var list = scene.pki.organisationsCrl(List.of(scene.practiceSign.certificate()), reason);
            var keyring = scene.hospitalContext().keyring();
            var context = OpenContext.strict(keyring, Set.of(Scene.HOSPITAL), knowing(list), early);
            assertThat(Scene.outcome(before, context)).isEqualTo(expected);
        }
    }

    private TrustAnchors knowing(X509CRL... lists) {
        TrustAnchors anchors = scene.pki.anchors();
        return new TrustAnchors(anchors.roots(), anchors.intermediates(), List.of(lists));
    }

    private static Leaf bound() {
        return Leaf.signing(Scene.practice()).bound(Scene.PRACTICE);
    }

    private void assertRefused(byte[] mail, String code) {
        try (Opened opened = Scene.open(mail, scene.hospitalContext())) {
            assertThat(opened.verdict().refusal().map(refusal -> refusal.code()))
                    .contains(code);
            assertThat(opened.verdict().readable()).isFalse();
            assertThatThrownBy(opened::payload).isInstanceOf(Refused.class);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static void assertNotSealed(org.assertj.core.api.ThrowableAssert.ThrowingCallable seal, SealRefusal code) {
        assertThatThrownBy(seal)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}

package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.Keyring;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.suite.Digest;
import org.passerelle.seal.suite.SignatureScheme;

/** Every way to cheat has its own code, and none shows the payload. */
class HostileLetterTest {
    private static final AlgorithmIdentifier SHA256 = Digest.SHA_256.identifier();
    private static final AlgorithmIdentifier PSS =
            new SignatureScheme(SignatureScheme.Family.PSS, Digest.SHA_256, 32).identifier();

    private final Scene scene = Scene.SHARED;
    private final byte[] letter = scene.letter();
    private final byte[] signed = Forge.inner(letter, scene.hospitalEnc.decryptionKey());

    @Test
    void refusesAStrippedSignature() {
        assertRefused(encrypted(Scene.PAYLOAD), "seal.stripped-signature");
    }

    @Test
    void refusesReEncryptionToSomeoneElse() {
        var city = Keyring.of(scene.practiceSign.identity(), List.of(scene.cityEnc.decryptionKey()));
        var context = OpenContext.strict(city, Set.of(Scene.CITY), scene.pki.anchors(), Scene.NOW);
        byte[] passedOn = Forge.encrypt(Forge.headers(letter), signed, scene.cityEnc);
        assertThat(Scene.outcome(passedOn, context)).isEqualTo("seal.not-addressed");
        assertRefused(passedOn, "seal.not-for-us");
    }

    @Test
    void refusesAnAddedRecipient() {
        assertRefused(
                Forge.encrypt(Forge.headers(letter), signed, scene.hospitalEnc, scene.cityEnc), "seal.extra-recipient");
    }

    @Test
    void refusesARecipientNamedTwice() {
        byte[] twice = Forge.encrypt(Forge.headers(letter), signed, scene.hospitalEnc, scene.hospitalEnc);
        assertRefused(twice, "seal.malformed");
    }

    @Test
    void refusesASwappedFromOutsideAndInside() {
        assertRefused(replaced("From: cabinet", "From: cabinef"), "seal.from-mismatch");
        byte[] other = Scene.payload(Scene.CITY, "hp=\"cipher\"; ");
        assertRefused(Forge.letter(scene, scene.practiceSign, other), "seal.from-mismatch");
        byte[] both = new String(Forge.letter(scene, scene.practiceSign, other), StandardCharsets.ISO_8859_1)
                .replaceFirst("From: [^\r]+", "From: " + Scene.CITY.value())
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(both, "seal.from-mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "'From: a@b.fr\r\nFrom: '",
        "'From: x@y.fr, '",
        "'From: x@y.fr <'",
        "'From: group: '",
        "'From: (x) '",
        "'Xrom: '"
    })
    void refusesAnythingButOneOuterFrom(String start) {
        assertRefused(replaced("From: ", start), "seal.outer-from");
    }

    @Test
    void refusesNoSignerAndTwo() {
        SignedData data = Forge.signedData(signed);
        var only = data.getSignerInfos().getObjectAt(0);
        assertRefused(encrypted(Forge.withSigners(data, new DERSet())), "seal.no-signer");
        var two = new ASN1EncodableVector();
        two.add(only);
        two.add(only);
        assertRefused(encrypted(Forge.withSigners(data, new DERSet(two))), "seal.two-signers");
    }

    @Test
    void refusesAnotherPurpose() {
        var order = scene.order(Purpose.CARD, Scene.NOW, scene.hospitalEnc);
        assertRefused(scene.seal(order, scene.practiceSign, Scene.PAYLOAD), "seal.purpose");
    }

    @Test
    void refusesOtherAlgorithms() {
        var sha1 = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
        assertRefused(signedWith(sha1, PSS), "seal.sha1");
        var sha1Mask = new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_RSASSA_PSS,
                new RSASSAPSSparams(
                        SHA256,
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, sha1),
                        new org.bouncycastle.asn1.ASN1Integer(32),
                        RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
        assertRefused(signedWith(SHA256, sha1Mask), "seal.algorithm");
    }

    @Test
    void refusesAlgorithmsThatWereNotTheSignedOnes() {
        var withNull = new AlgorithmIdentifier(SHA256.getAlgorithm(), org.bouncycastle.asn1.DERNull.INSTANCE);
        assertRefused(signedWith(withNull, PSS), "seal.algorithm-protection");
    }

    @Test
    void refusesOtherContentAndAnotherSignature() {
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        SignedData data = Forge.signedData(signed);
        var other = new SignedData(
                data.getDigestAlgorithms(),
                new org.bouncycastle.asn1.cms.ContentInfo(
                        PKCSObjectIdentifiers.data, new org.bouncycastle.asn1.DEROctetString(new byte[100])),
                data.getCertificates(),
                null,
                data.getSignerInfos());
        assertThat(text).contains("signed-data");
        assertRefused(encrypted(Forge.withSigners(other, data.getSignerInfos())), "seal.digest");
        byte[] foreign = Forge.inner(
                scene.seal(scene.order(scene.hospitalEnc, scene.cityEnc), scene.practiceSign, Scene.PAYLOAD),
                scene.hospitalEnc.decryptionKey());
        var mine = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var theirs = SignerInfo.getInstance(
                Forge.signedData(foreign).getSignerInfos().getObjectAt(0));
        var mixed = new SignerInfo(
                mine.getSID(),
                mine.getDigestAlgorithm(),
                mine.getAuthenticatedAttributes(),
                mine.getDigestEncryptionAlgorithm(),
                theirs.getEncryptedDigest(),
                null);
        assertRefused(encrypted(Forge.withSigners(data, new DERSet(mixed))), "seal.signature");
    }

    @Test
    void refusesASignatureWithoutSignedAttributes() {
        SignedData data = Forge.signedData(signed);
        var info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var bare = new SignerInfo(
                info.getSID(),
                info.getDigestAlgorithm(),
                (org.bouncycastle.asn1.ASN1Set) null,
                info.getDigestEncryptionAlgorithm(),
                info.getEncryptedDigest(),
                null);
        assertRefused(encrypted(Forge.withSigners(data, new DERSet(bare))), "seal.attributes");
    }

    @Test
    void showsWithoutEffectWhatIsUnboundUntilTheAddressIsConfirmed() throws IOException {
        byte[] unbound = scene.seal(scene.order(scene.hospitalEnc), scene.unboundSign, Scene.PAYLOAD);
        try (Opened opened = Scene.open(unbound, scene.hospitalContext())) {
            var verdict = opened.verdict();
            assertThat(verdict.refusal()).contains(SealRefusal.UNBOUND);
            assertThat(verdict.readable()).isTrue();
            assertThat(verdict.applicable()).isFalse();
            assertThat(verdict.sender().orElseThrow().boundAddress()).isEmpty();
            assertThat(opened.claimedFrom()).contains(Scene.PRACTICE);
            assertThat(opened.payload().readAllBytes()).isEqualTo(Scene.PAYLOAD);
        }
        var confirmed = scene.hospitalContext().with(certificate -> Set.of(Scene.PRACTICE));
        assertThat(Scene.outcome(unbound, confirmed)).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({"-5, seal.stale", "-4, accepted", "43199, accepted", "43201, seal.stale"})
    void aLetterFarFromItsSigningTimeIsOnlyShown(long minutes, String expected) {
        var context = scene.hospitalContext();
        var arrival = Scene.NOW.plus(Duration.ofMinutes(minutes)).minusSeconds(minutes < 0 ? 1 : 0);
        assertThat(Scene.outcome(
                        letter, OpenContext.strict(context.keyring(), context.ours(), context.anchors(), arrival)))
                .isEqualTo(expected);
    }

    @Test
    void refusesARootPartThatSaysItIsAnother() {
        assertRefused(replaced("authEnveloped-data", "signed-data"), "seal.root-part");
        assertRefused(replaced("authEnveloped-data", "enveloped-data"), "seal.root-part");
        assertRefused(replaced("application/pkcs7-mime", "application/octet-stream"), "seal.root-part");
        assertRefused(replaced("Encoding: base64", "Encoding: 7bit"), "seal.root-part");
    }

    @Test
    void refusesHeadersProtectedForNoEncryption() {
        byte[] clear = Scene.payload(Scene.PRACTICE, "hp=\"clear\"; ");
        assertRefused(Forge.letter(scene, scene.practiceSign, clear), "seal.header-protection");
        byte[] none = Scene.payload(Scene.PRACTICE, "");
        assertRefused(Forge.letter(scene, scene.practiceSign, none), "seal.absent");
    }

    @Test
    void refusesEveryTruncationAndTrailingOctets() {
        for (int length = 0; length < letter.length - 4; length += 97) {
            assertThat(Scene.outcome(Arrays.copyOf(letter, length), scene.hospitalContext()))
                    .startsWith("seal.");
        }
        assertRefused(replaced("$", "AAAA"), "seal.malformed");
        byte[] spaced = Arrays.copyOf(letter, letter.length + 2);
        spaced[letter.length] = '\r';
        spaced[letter.length + 1] = '\n';
        assertThat(Scene.outcome(spaced, scene.hospitalContext())).isEqualTo("accepted");
    }

    @Test
    void hasNoSenderBeforeSignatureAndPathHold() {
        try (Opened opened =
                Scene.open(Forge.letter(scene, new Scene(2).practiceSign, Scene.PAYLOAD), scene.hospitalContext())) {
            assertThat(opened.verdict().sender()).isEmpty();
            assertThat(opened.verdict().letterId()).isEmpty();
            assertThat(opened.verdict().result(Check.VALID_AT)).isEmpty();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private byte[] encrypted(byte[] entity) {
        return Forge.encrypt(Forge.headers(letter), entity, scene.hospitalEnc);
    }

    private byte[] signedWith(AlgorithmIdentifier digest, AlgorithmIdentifier signature) {
        SignedData data = Forge.signedData(signed);
        var info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        var other = new SignerInfo(
                info.getSID(), digest, info.getAuthenticatedAttributes(), signature, info.getEncryptedDigest(), null);
        return encrypted(Forge.withSigners(data, new DERSet(other)));
    }

    private byte[] replaced(String old, String by) {
        return new String(letter, StandardCharsets.ISO_8859_1)
                .replaceFirst(old, by)
                .getBytes(StandardCharsets.ISO_8859_1);
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
}

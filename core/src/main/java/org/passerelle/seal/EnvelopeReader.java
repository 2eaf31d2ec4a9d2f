package org.passerelle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.frame.BerReader;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.suite.ContentCipher;
import org.passerelle.seal.suite.ContentDecryption;
import org.passerelle.seal.suite.RecipientKey;

/**
 * Reads an AuthEnvelopedData (RFC 5083) or an EnvelopedData (RFC 5652 §6) forward: recipients, then the content, decrypted as it
 * comes. The content is worth nothing until {@link #requireWhole}, and that of an EnvelopedData only under a signature.
 */
final class EnvelopeReader {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OID = 0x06;
    private static final int OCTETS = 0x04;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int ORIGINATOR = 0xA0;
    private static final int IMPLICIT_0 = 0x80;
    private static final int UNPROTECTED_ATTRIBUTES = 0xA1;
    private static final int UNAUTHENTICATED_ATTRIBUTES = 0xA2;
    /** Octets decrypted at a time. */
    private static final int CHUNK = 16 * 1024;

    private static final Set<Integer> ENVELOPED_VERSIONS = Set.of(0, 2, 3, 4);

    private final BerReader ber;
    private final OpenLimits limits;
    private boolean authenticated;
    private List<RecipientKey> infos = List.of();
    private ContentCipher.@Nullable Use content;
    private @Nullable DecryptionKey key;
    private @Nullable RecipientKey opened;
    private @Nullable MalformedFrame remembered;
    /** Whether the tag held; true from the start where there is none. */
    private boolean holds;

    EnvelopeReader(InputStream cms, OpenLimits limits) {
        this.ber = new BerReader(cms);
        this.limits = limits;
    }

    /** Reads up to the encrypted octets. */
    void readHead() throws IOException {
        ber.enter(SEQUENCE);
        ASN1ObjectIdentifier type = oid();
        authenticated = type.equals(CMSObjectIdentifiers.authEnvelopedData);
        if (!authenticated && !type.equals(CMSObjectIdentifiers.envelopedData)) {
            throw Refusal.of(SealRefusal.ROOT_PART).refused();
        }
        holds = !authenticated;
        ber.enter(EXPLICIT_0);
        ber.enter(SEQUENCE);
        version();
        if (ber.peekTag() == ORIGINATOR) {
            ber.element(limits.structure());
        }
        recipientInfos();
        ber.enter(SEQUENCE);
        if (!oid().equals(PKCSObjectIdentifiers.data)) {
            throw new MalformedFrame("the encrypted content is not data");
        }
        content = ContentCipher.Use.read(
                AlgorithmIdentifier.getInstance(SignedAttributes.parseAsn1(ber.element(limits.structure()))));
        if (content.cipher().isAuthenticated() != authenticated) {
            throw new MalformedFrame("the cipher is not one for this frame");
        }
    }

    private void version() throws IOException {
        int version = ASN1Integer.getInstance(SignedAttributes.parseAsn1(ber.element(3)))
                .intValueExact();
        if (authenticated ? version != 0 : !ENVELOPED_VERSIONS.contains(version)) {
            throw new MalformedFrame("another version of the enveloped data");
        }
    }

    private void recipientInfos() throws IOException {
        if (ber.peekTag() != SET) {
            throw new MalformedFrame("the recipients are missing");
        }
        ASN1Set set = ASN1Set.getInstance(SignedAttributes.parseAsn1(ber.element(limits.structure())));
        List<RecipientKey> read = new ArrayList<>();
        Set<CertificateName> names = new HashSet<>();
        for (ASN1Encodable info : set) {
            List<RecipientKey> keys = RecipientKey.read(info)
                    .orElseThrow(() -> Refusal.of(SealRefusal.EXTRA_RECIPIENT).refused());
            for (RecipientKey recipient : keys) {
                // Each one that names our certificate would cost us a private-key operation.
                if (!recipient.name().map(names::add).orElse(true)) {
                    throw new MalformedFrame("two RecipientInfos name one certificate");
                }
                read.add(recipient);
            }
            if (read.size() > limits.recipients()) {
                throw Refusal.of(SealRefusal.TOO_LARGE).refused();
            }
        }
        infos = List.copyOf(read);
    }

    /** Whether a tag vouches for the content. */
    boolean isAuthenticated() {
        return authenticated;
    }

    /** Who can open the letter; empty for one named by another way than issuerAndSerialNumber. */
    List<Optional<CertificateName>> recipients() {
        return infos.stream().map(RecipientKey::name).toList();
    }

    /** The key that opens the letter, among ours. */
    Optional<DecryptionKey> key() {
        return Optional.ofNullable(key);
    }

    /** The names of the algorithms that the content came under. */
    List<String> algorithms() {
        return opened == null ? List.of() : List.of(use().cipher().title(), opened.title());
    }

    /**
     * Finds the content key with one of our keys.
     *
     * @param random the source of the key that stands for one that cannot be told from a wrong one
     */
    SecretKey contentKey(List<DecryptionKey> keys, SecureRandom random) {
        boolean named = false;
        for (DecryptionKey candidate : keys) {
            var name = Optional.of(CertificateName.of(candidate.certificate()));
            for (RecipientKey info : infos) {
                if (info.name().equals(name)) {
                    named = true;
                    Optional<byte[]> found =
                            info.unwrap(candidate, use().cipher().keyOctets(), random);
                    if (found.isPresent()) {
                        key = candidate;
                        opened = info;
                        return new SecretKeySpec(found.get(), "AES");
                    }
                }
            }
        }
        throw Refusal.of(named ? SealRefusal.DECRYPTION : SealRefusal.NOT_FOR_US)
                .refused();
    }

    /**
     * The content, decrypted as it is read: to be kept from everybody. Its end reads all that follows. A fault in the frames
     * ends it and is remembered, not thrown: a tag that does not hold is the graver fault.
     */
    InputStream plain(SecretKey contentKey) {
        return new Plain(use().decryption(contentKey));
    }

    private int foot(ContentDecryption decryption, byte[] plain) throws IOException {
        ber.leave();
        int last = authenticated ? tag(decryption, plain) : padding(decryption, plain);
        ber.leave();
        ber.leave();
        ber.leave();
        ber.end();
        return last;
    }

    private int tag(ContentDecryption decryption, byte[] plain) throws IOException {
        if (ber.peekTag() != OCTETS) {
            throw new MalformedFrame("authenticated attributes, or no tag");
        }
        byte[] tag = ber.octets(OCTETS).readNBytes(ContentCipher.TAG_OCTETS + 1);
        int last = decryption.finish(tag, plain);
        holds = last != ContentDecryption.FAILED;
        if (ber.peekTag() == UNAUTHENTICATED_ATTRIBUTES) {
            ber.element(limits.structure());
        }
        return Math.max(last, 0);
    }

    private int padding(ContentDecryption decryption, byte[] plain) throws IOException {
        holds = true;
        int last = decryption.finish(new byte[0], plain);
        if (last == ContentDecryption.FAILED) {
            throw new MalformedFrame("the padding cannot be taken off");
        }
        if (ber.peekTag() == UNPROTECTED_ATTRIBUTES) {
            ber.element(limits.structure());
        }
        return last;
    }

    /** Refuses unless the tag, where there is one, held and nothing was wrong around it. */
    void requireWhole() {
        if (remembered != null && (holds || remembered.isTooLarge())) {
            throw remembered;
        }
        if (!holds) {
            throw Refusal.of(SealRefusal.TAG).refused();
        }
    }

    private ContentCipher.Use use() {
        if (content == null) {
            throw new HouseBug("the content is read after its head");
        }
        return content;
    }

    private ASN1ObjectIdentifier oid() throws IOException {
        if (ber.peekTag() != OID) {
            throw new MalformedFrame("an object identifier is missing");
        }
        return ASN1ObjectIdentifier.getInstance(SignedAttributes.parseAsn1(ber.element(64)));
    }

    /** Pulls the encrypted octets, and what stands after them, through the cipher. */
    private final class Plain extends InputStream {
        private final ContentDecryption decryption;
        private final byte[] encrypted = new byte[CHUNK];
        private final byte[] plain = new byte[CHUNK + ContentCipher.BLOCK_OCTETS];
        private @Nullable InputStream octets;
        private int next;
        private int end;
        private boolean ended;

        Plain(ContentDecryption decryption) {
            this.decryption = decryption;
        }

        @Override
        public int read() throws IOException {
            return fill() ? plain[next++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int taken = Math.min(length, end - next);
            System.arraycopy(plain, next, target, offset, taken);
            next += taken;
            return taken;
        }

        private boolean fill() throws IOException {
            while (next == end) {
                if (ended) {
                    return false;
                }
                next = end = 0;
                try {
                    end = pull();
                } catch (MalformedFrame malformed) {
                    remembered = malformed;
                    ended = true;
                }
            }
            return true;
        }

        private int pull() throws IOException {
            if (octets == null) {
                octets = ber.octets(IMPLICIT_0);
            }
            int read = octets.readNBytes(encrypted, 0, CHUNK);
            if (read > 0) {
                return decryption.update(encrypted, read, plain);
            }
            ended = true;
            return foot(decryption, plain);
        }
    }
}

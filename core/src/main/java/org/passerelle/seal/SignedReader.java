package org.passerelle.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.certificate.CertificateName;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.frame.BerReader;
import org.passerelle.seal.frame.MalformedFrame;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.suite.ContentHashes;
import org.passerelle.seal.suite.Digest;

/** Reads a SignedData (RFC 5652 §5) forward: its content goes out as it is hashed; the rest is small. It judges nothing. */
final class SignedReader {
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OCTETS = 0x04;
    private static final int EXPLICIT_0 = 0xA0;
    private static final int CERTIFICATES = 0xA0;
    private static final int REVOCATIONS = 0xA1;
    private static final int SIGNED_ATTRIBUTES = 0xA0;
    private static final int UNSIGNED_ATTRIBUTES = 0xA1;

    /**
     * What the frame holds.
     *
     * @param contentType the content's type
     * @param content what the content hashes to; empty when it stands elsewhere
     * @param digests the digests that the signers are to use, as far as they are read
     * @param certificates as carried, in no order
     * @param signers every signer
     */
    record Signed(
            ASN1ObjectIdentifier contentType,
            Optional<ContentHashes> content,
            Set<Digest> digests,
            List<X509Certificate> certificates,
            List<Signer> signers) {

        /** The same signature over a content that stood elsewhere. */
        Signed over(ContentHashes elsewhere) {
            return new Signed(contentType, Optional.of(elsewhere), digests, certificates, signers);
        }
    }

    /**
     * One SignerInfo.
     *
     * @param certificate the signer's certificate, by name; empty when named another way
     * @param digest the digest algorithm
     * @param attributes the signed attributes' SET OF octets; empty when there are none
     * @param algorithm the signature algorithm
     * @param signature the signature
     */
    record Signer(
            Optional<CertificateName> certificate,
            AlgorithmIdentifier digest,
            Optional<byte[]> attributes,
            AlgorithmIdentifier algorithm,
            byte[] signature) {}

    private final BerReader ber;
    private final OpenLimits limits;

    private SignedReader(InputStream cms, OpenLimits limits) {
        this.ber = new BerReader(cms);
        this.limits = limits;
    }

    /** Reads all of it; nothing may follow. */
    static Signed read(InputStream cms, OpenLimits limits, OutputStream content) throws IOException {
        return new SignedReader(cms, limits).signed(content);
    }

    private Signed signed(OutputStream out) throws IOException {
        ber.enter(SEQUENCE);
        if (!ASN1ObjectIdentifier.getInstance(small()).equals(CMSObjectIdentifiers.signedData)) {
            throw Refusal.of(SealRefusal.STRIPPED_SIGNATURE).refused();
        }
        ber.enter(EXPLICIT_0);
        ber.enter(SEQUENCE);
        int version = ASN1Integer.getInstance(small()).intValueExact();
        if (version < 1 || version > 5 || ber.peekTag() != SET) {
            throw new MalformedFrame("another version of SignedData");
        }
        Set<Digest> digests = digests(ber.element(limits.structure()));
        ber.enter(SEQUENCE);
        ASN1ObjectIdentifier type = ASN1ObjectIdentifier.getInstance(small());
        Optional<ContentHashes> content = ber.peekTag() == 0 ? Optional.empty() : Optional.of(content(digests, out));
        ber.leave();
        List<X509Certificate> certificates = ber.peekTag() == CERTIFICATES ? certificates() : List.of();
        if (ber.peekTag() == REVOCATIONS) {
            ber.element(limits.structure());
        }
        List<Signer> signers = signers();
        ber.leave();
        ber.leave();
        ber.leave();
        ber.end();
        return new Signed(type, content, digests, certificates, signers);
    }

    private ContentHashes content(Set<Digest> digests, OutputStream out) throws IOException {
        ber.enter(EXPLICIT_0);
        ContentHashes hashes = ContentHashes.copy(ber.octets(OCTETS), digests, out);
        ber.leave();
        return hashes;
    }

    /** Those that we read; whoever signs under another is refused by its name. */
    private static Set<Digest> digests(byte[] set) {
        Set<Digest> digests = EnumSet.noneOf(Digest.class);
        for (ASN1Encodable element : ASN1Set.getInstance(asn1(set))) {
            Digest.find(AlgorithmIdentifier.getInstance(element)).ifPresent(digests::add);
        }
        return digests;
    }

    private List<X509Certificate> certificates() throws IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        int left = limits.structure();
        ber.enter(CERTIFICATES);
        while (ber.peekTag() != 0) {
            if (certificates.size() == limits.certificates()) {
                throw Refusal.of(SealRefusal.TOO_LARGE).refused();
            }
            if (ber.peekTag() != SEQUENCE) {
                throw new MalformedFrame("another kind of certificate");
            }
            byte[] der = ber.element(left);
            left -= der.length;
            certificates.add(Certificates.parse(der));
        }
        ber.leave();
        return certificates;
    }

    private List<Signer> signers() throws IOException {
        List<Signer> signers = new ArrayList<>();
        ber.enter(SET);
        while (ber.peekTag() != 0) {
            if (signers.size() == limits.certificates()) {
                throw Refusal.of(SealRefusal.TWO_SIGNERS).refused();
            }
            signers.add(signer(BerReader.of(ber.element(limits.structure()))));
        }
        ber.leave();
        return signers;
    }

    private Signer signer(BerReader info) throws IOException {
        int longest = limits.structure();
        info.enter(SEQUENCE);
        int version = ASN1Integer.getInstance(asn1(info.element(longest))).intValueExact();
        boolean named = info.peekTag() == SEQUENCE;
        byte[] id = info.element(longest);
        if (version != (named ? 1 : 3)) {
            throw new MalformedFrame("another version of SignerInfo");
        }
        Optional<CertificateName> certificate =
                named ? Optional.of(CertificateName.of(IssuerAndSerialNumber.getInstance(asn1(id)))) : Optional.empty();
        var digest = AlgorithmIdentifier.getInstance(asn1(info.element(longest)));
        Optional<byte[]> attributes = Optional.empty();
        if (info.peekTag() == SIGNED_ATTRIBUTES) {
            byte[] set = info.element(longest);
            set[0] = SET;
            attributes = Optional.of(set);
        }
        var algorithm = AlgorithmIdentifier.getInstance(asn1(info.element(longest)));
        byte[] signature =
                ASN1OctetString.getInstance(asn1(info.element(longest))).getOctets();
        if (info.peekTag() == UNSIGNED_ATTRIBUTES) {
            info.element(longest);
        }
        info.leave();
        info.end();
        return new Signer(certificate, digest, attributes, algorithm, signature);
    }

    private org.bouncycastle.asn1.ASN1Primitive small() throws IOException {
        return asn1(ber.element(64));
    }

    private static org.bouncycastle.asn1.ASN1Primitive asn1(byte[] octets) {
        return SignedAttributes.parseAsn1(octets);
    }
}

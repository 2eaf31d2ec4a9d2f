package org.passerelle.seal.revocation;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.passerelle.refusal.HouseBug;

/** One question to a responder, about one certificate, with a nonce of its own (RFC 6960 §4.1, RFC 9654). */
final class OcspQuestion {
    /** Octets of a nonce (RFC 9654 §2.1). */
    static final int NONCE = 32;

    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final byte[] nonce = new byte[NONCE];

    OcspQuestion(X509Certificate certificate, X509Certificate issuer, SecureRandom random) {
        this.certificate = certificate;
        this.issuer = issuer;
        random.nextBytes(nonce);
    }

    X509Certificate issuer() {
        return issuer;
    }

    byte[] der() {
        try {
            var asked = new Request(id(OIWObjectIdentifiers.idSHA1, "SHA-1"), null);
            var extension = new Extension(
                    OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(nonce).getEncoded());
            var request = new TBSRequest(null, new DERSequence(asked), new Extensions(extension));
            return new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new HouseBug("a request in memory can be encoded", impossible);
        }
    }

    /** Whether a nonce is this question's. */
    boolean isOurs(byte[] answered) {
        return Arrays.equals(nonce, answered);
    }

    /**
     * Whether an answer's identifier names the certificate asked about. SHA-1 only tells certificates apart here, and every
     * responder knows it (RFC 5019 §2.1.1); the answer's signature is judged apart.
     */
    boolean names(CertID id) {
        ASN1ObjectIdentifier hash = id.getHashAlgorithm().getAlgorithm();
        CertID ours;
        if (hash.equals(OIWObjectIdentifiers.idSHA1)) {
            ours = id(hash, "SHA-1");
        } else if (hash.equals(NISTObjectIdentifiers.id_sha256)) {
            ours = id(hash, "SHA-256");
        } else {
            return false;
        }
        return ours.getIssuerNameHash().equals(id.getIssuerNameHash())
                && ours.getIssuerKeyHash().equals(id.getIssuerKeyHash())
                && ours.getSerialNumber().equals(id.getSerialNumber());
    }

    private CertID id(ASN1ObjectIdentifier hash, String name) {
        return new CertID(
                new AlgorithmIdentifier(hash, DERNull.INSTANCE),
                new DEROctetString(digest(name, issuer.getSubjectX500Principal().getEncoded())),
                new DEROctetString(digest(name, keyOctets(issuer))),
                new ASN1Integer(certificate.getSerialNumber()));
    }

    /** The public key's octets, without algorithm and count of unused bits. */
    static byte[] keyOctets(X509Certificate certificate) {
        return SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())
                .getPublicKeyData()
                .getOctets();
    }

    static byte[] digest(String name, byte[] octets) {
        try {
            return MessageDigest.getInstance(name).digest(octets);
        } catch (NoSuchAlgorithmException impossible) {
            throw new HouseBug("every Java platform has SHA-1 and SHA-256", impossible);
        }
    }
}

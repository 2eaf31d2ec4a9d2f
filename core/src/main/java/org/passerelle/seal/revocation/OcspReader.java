package org.passerelle.seal.revocation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.passerelle.seal.certificate.Certificates;
import org.passerelle.seal.certificate.Revocation;
import org.passerelle.seal.revocation.OcspAnswer.Said;
import org.passerelle.seal.revocation.Unusable.Reason;

/** Reads and judges an OCSP response (RFC 6960 §3.2): it answers our question, its signer may speak for the issuer, and it is current. */
final class OcspReader {
    /** Largest response read, in octets. */
    static final int LARGEST = 64 * 1024;
    /** Most certificates of a response that are looked at. */
    static final int MOST_CERTIFICATES = 4;

    private static final int DIGITAL_SIGNATURE = 0;
    private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
    private static final Set<Integer> COMPROMISED =
            Set.of(CRLReason.keyCompromise, CRLReason.cACompromise, CRLReason.aACompromise);
    private static final Map<ASN1ObjectIdentifier, String> SIGNATURES = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, "SHA256withRSA",
            PKCSObjectIdentifiers.sha384WithRSAEncryption, "SHA384withRSA",
            PKCSObjectIdentifiers.sha512WithRSAEncryption, "SHA512withRSA",
            X9ObjectIdentifiers.ecdsa_with_SHA256, "SHA256withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA384, "SHA384withECDSA",
            X9ObjectIdentifiers.ecdsa_with_SHA512, "SHA512withECDSA");

    private final OcspQuestion question;
    private final Instant now;

    OcspReader(OcspQuestion question, Instant now) {
        this.question = question;
        this.now = now;
    }

    /** @throws Unusable when it says nothing that may be relied on */
    OcspAnswer read(byte[] octets) {
        if (octets.length > LARGEST) {
            throw new Unusable(Reason.MALFORMED);
        }
        try {
            return judge(OCSPResponse.getInstance(ASN1Primitive.fromByteArray(octets)));
        } catch (Unusable known) {
            throw known;
        } catch (IOException | RuntimeException malformed) {
            throw new Unusable(Reason.MALFORMED, malformed);
        }
    }

    private OcspAnswer judge(OCSPResponse response) throws IOException {
        if (response.getResponseStatus().getIntValue() != OCSPResponseStatus.SUCCESSFUL
                || response.getResponseBytes() == null
                || !response.getResponseBytes().getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
            throw new Unusable(Reason.NO_ANSWER);
        }
        BasicOCSPResponse basic = BasicOCSPResponse.getInstance(ASN1Primitive.fromByteArray(
                response.getResponseBytes().getResponse().getOctets()));
        verify(basic, signer(basic));
        ResponseData data = basic.getTbsResponseData();
        boolean nonced = nonce(data);
        return answer(single(data), nonced);
    }

    /** The issuer itself, or whom it charged with answering: never an authority beside or above it. */
    private X509Certificate signer(BasicOCSPResponse basic) {
        ResponderID id = basic.getTbsResponseData().getResponderID();
        X509Certificate issuer = question.issuer();
        if (isNamed(id, issuer)) {
            return issuer;
        }
        return carried(basic).stream()
                .filter(certificate -> isNamed(id, certificate) && isDelegated(certificate, issuer))
                .findFirst()
                .orElseThrow(() -> new Unusable(Reason.SIGNER));
    }

    private static boolean isNamed(ResponderID id, X509Certificate certificate) {
        return id.getKeyHash() != null
                ? Arrays.equals(id.getKeyHash(), OcspQuestion.digest("SHA-1", OcspQuestion.keyOctets(certificate)))
                : org.bouncycastle.asn1.x500.X500Name.getInstance(
                                certificate.getSubjectX500Principal().getEncoded())
                        .equals(id.getName());
    }

    private static List<X509Certificate> carried(BasicOCSPResponse basic) {
        ASN1Sequence certificates = basic.getCerts();
        List<X509Certificate> found = new ArrayList<>();
        for (int i = 0; certificates != null && i < Math.min(certificates.size(), MOST_CERTIFICATES); i++) {
            try {
                byte[] der = certificates.getObjectAt(i).toASN1Primitive().getEncoded(ASN1Encoding.DER);
                found.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (GeneralSecurityException | IOException malformed) {
                throw new Unusable(Reason.MALFORMED, malformed);
            }
        }
        return found;
    }

    /** The issuer's own signature, the right to answer, validity now, and no further question about this certificate itself. */
    private boolean isDelegated(X509Certificate certificate, X509Certificate issuer) {
        try {
            List<String> usages = certificate.getExtendedKeyUsage();
            boolean[] bits = certificate.getKeyUsage();
            boolean charged = usages != null
                    && usages.contains(OCSP_SIGNING)
                    && certificate.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) != null
                    && (bits == null || bits[DIGITAL_SIGNATURE])
                    && certificate.getBasicConstraints() < 0
                    && certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && Certificates.isValidAt(certificate, now)
                    && Certificates.isStrong(certificate);
            if (charged) {
                certificate.verify(issuer.getPublicKey());
            }
            return charged;
        } catch (CertificateParsingException malformed) {
            throw new Unusable(Reason.MALFORMED, malformed);
        } catch (GeneralSecurityException anothers) {
            return false;
        }
    }

    private static void verify(BasicOCSPResponse basic, X509Certificate signer) throws IOException {
        String name = SIGNATURES.get(basic.getSignatureAlgorithm().getAlgorithm());
        if (name == null) {
            throw new Unusable(Reason.SIGNATURE);
        }
        try {
            Signature signature = Signature.getInstance(name);
            signature.initVerify(signer.getPublicKey());
            signature.update(basic.getTbsResponseData().getEncoded(ASN1Encoding.DER));
            if (!signature.verify(basic.getSignature().getOctets())) {
                throw new Unusable(Reason.SIGNATURE);
            }
        } catch (GeneralSecurityException broken) {
            throw new Unusable(Reason.SIGNATURE, broken);
        }
    }

    /** Whether the response has our nonce; one that has another's answers another. */
    private boolean nonce(ResponseData data) throws IOException {
        Extension nonce = data.getResponseExtensions() == null
                ? null
                : data.getResponseExtensions().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (nonce == null) {
            return false;
        }
        byte[] answered = ASN1OctetString.getInstance(
                        ASN1Primitive.fromByteArray(nonce.getExtnValue().getOctets()))
                .getOctets();
        if (!question.isOurs(answered)) {
            throw new Unusable(Reason.NONCE);
        }
        return true;
    }

    private SingleResponse single(ResponseData data) {
        List<SingleResponse> ours = new ArrayList<>();
        for (int i = 0; i < data.getResponses().size(); i++) {
            SingleResponse each = SingleResponse.getInstance(data.getResponses().getObjectAt(i));
            if (question.names(each.getCertID())) {
                ours.add(each);
            }
        }
        if (ours.size() != 1) {
            throw new Unusable(Reason.OTHER_CERTIFICATE);
        }
        return ours.get(0);
    }

    /** Without our nonce only the responder's own end tells an old answer from a new one. */
    private OcspAnswer answer(SingleResponse single, boolean nonced) {
        Instant published = instant(single.getThisUpdate());
        Instant until = single.getNextUpdate() == null ? null : instant(single.getNextUpdate());
        boolean current =
                !published.minus(Revocation.AHEAD).isAfter(now) && (until == null ? nonced : !until.isBefore(now));
        if (!current) {
            throw new Unusable(Reason.STALE);
        }
        Instant end = until == null ? now : until;
        return switch (single.getCertStatus().getTagNo()) {
            case 0 -> new OcspAnswer(Said.GOOD, null, false, published, end);
            case 1 -> {
                RevokedInfo revoked =
                        RevokedInfo.getInstance(single.getCertStatus().getStatus());
                CRLReason reason = revoked.getRevocationReason();
                boolean compromised =
                        reason != null && COMPROMISED.contains(reason.getValue().intValue());
                yield new OcspAnswer(Said.REVOKED, instant(revoked.getRevocationTime()), compromised, published, end);
            }
            default -> new OcspAnswer(Said.UNKNOWN, null, false, published, end);
        };
    }

    private static Instant instant(org.bouncycastle.asn1.ASN1GeneralizedTime time) {
        try {
            return time.getDate().toInstant();
        } catch (java.text.ParseException malformed) {
            throw new Unusable(Reason.MALFORMED, malformed);
        }
    }
}

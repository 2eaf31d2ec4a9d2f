package org.passerelle.seal.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An OCSP responder that says what it is told to, under the authority's key or one that may speak for it, or may not. */
public final class TestResponder {
    private final X509Certificate speaks;
    private final PrivateKey key;
    private final boolean carried;

    private TestResponder(X509Certificate speaks, PrivateKey key, boolean carried) {
        this.speaks = speaks;
        this.key = key;
        this.carried = carried;
    }

    /**
     * What is said.
     *
     * @param revokedAt since when; null when it is good
     * @param reason why, as CRLs number it; negative for a certificate that is unknown
     * @param from when that was known
     * @param until until when it may be relied on; null without end
     * @param nonced whether the question's nonce comes back
     */
    public record Words(
            @Nullable Instant revokedAt,
            int reason,
            Instant from,
            @Nullable Instant until,
            boolean nonced) {
        public static Words good(Instant now) {
            return new Words(null, 0, now, now.plus(Duration.ofHours(12)), true);
        }

        public Words revoked(Instant at, int why) {
            return new Words(at, why, from, until, nonced);
        }

        public Words between(Instant first, @Nullable Instant last) {
            return new Words(revokedAt, reason, first, last, nonced);
        }

        public Words withoutNonce() {
            return new Words(revokedAt, reason, from, until, false);
        }
    }

    /** The authority of the leaves itself. */
    public static TestResponder of(TestPki pki) {
        return new TestResponder(pki.organisations(), pki.authority().key(), false);
    }

    /**
     * Somebody whom that authority certified.
     *
     * @param signer whose key it is
     * @param purpose what for
     * @param noCheck whether nobody need ask about this certificate itself
     */
    public static TestResponder delegated(
            TestPki pki, Issued signer, KeyPurposeId purpose, boolean noCheck, Instant now) {
        X509Certificate issuer = pki.organisations();
        var builder = new X509v3CertificateBuilder(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(77),
                new Time(Date.from(now.minusSeconds(60)), Locale.ROOT),
                new Time(Date.from(now.plus(Duration.ofDays(7))), Locale.ROOT),
                new X500Name("CN=Responder"),
                SubjectPublicKeyInfo.getInstance(
                        signer.certificate().getPublicKey().getEncoded()));
        try {
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (noCheck) {
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
            var authority = new JcaContentSignerBuilder(TestPki.SIGNATURE)
                    .build(pki.authority().key());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(authority));
            return new TestResponder(certificate, signer.key(), true);
        } catch (IOException | OperatorCreationException | CertificateException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Somebody else's key, said to be the authority's. */
    public static TestResponder forged(TestPki pki, PrivateKey other) {
        return new TestResponder(pki.organisations(), other, false);
    }

    public byte[] answer(byte[] request, Words words) {
        try {
            var asked = new OCSPReq(request);
            var builder = new BasicOCSPRespBuilder(new RespID(
                    X500Name.getInstance(speaks.getSubjectX500Principal().getEncoded())));
            for (Req each : asked.getRequestList()) {
                builder.addResponse(
                        each.getCertID(),
                        status(words),
                        Date.from(words.from()),
                        words.until() == null ? null : Date.from(words.until()),
                        null);
            }
            if (words.nonced()) {
                builder.setResponseExtensions(
                        new Extensions(asked.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)));
            }
            var chain = carried
                    ? new X509CertificateHolder[] {new X509CertificateHolder(speaks.getEncoded())}
                    : new X509CertificateHolder[0];
            var signer = new JcaContentSignerBuilder(TestPki.SIGNATURE).build(key);
            return new OCSPRespBuilder()
                    .build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer, chain, Date.from(words.from())))
                    .getEncoded();
        } catch (IOException | OCSPException | OperatorCreationException | CertificateException bad) {
            throw new AssertionError(bad);
        }
    }

    /** A responder that has no time. */
    public static byte[] tryLater() {
        try {
            return new OCSPRespBuilder().build(OCSPRespBuilder.TRY_LATER, null).getEncoded();
        } catch (IOException | OCSPException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static CertificateStatus status(Words words) {
        if (words.revokedAt() != null) {
            return new RevokedStatus(Date.from(words.revokedAt()), words.reason());
        }
        return words.reason() < 0 ? new UnknownStatus() : CertificateStatus.GOOD;
    }

    /** The serial numbers that a request asks about. */
    public static List<BigInteger> serials(byte[] request) {
        try {
            return Arrays.stream(new OCSPReq(request).getRequestList())
                    .map(each -> each.getCertID().getSerialNumber())
                    .toList();
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }
}

package org.passerelle.seal.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority that issues what no honest one would: any extension, any date, any list. */
record Authority(KeyPair key, X509Certificate certificate) {
    static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    /** When a certificate is valid. */
    record Span(Instant from, Instant to) {
        static final Span NOWADAYS = new Span(NOW.minus(YEAR), NOW.plus(YEAR));
        static final Span LAST_YEAR = new Span(NOW.minus(YEAR), NOW.minus(Duration.ofDays(1)));
    }

    /** An extension of a certificate or a list. */
    record Extra(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        static Extra usages(KeyPurposeId... purposes) {
            return new Extra(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }

        static Extra names(org.bouncycastle.asn1.x509.GeneralName... names) {
            return new Extra(Extension.subjectAlternativeName, false, new GeneralNames(names));
        }
    }

    /** An entry of a list. */
    record Revoked(X509Certificate certificate, int reason) {}

    static Authority root() {
        KeyPair key = newKey();
        return new Authority(key, issue(key, "CN=Root", key, "CN=Root", Span.NOWADAYS, authority()));
    }

    /** An authority below this one. */
    Authority below(String name, Span span, Extra... extras) {
        return below(name, newKey(), span, extras);
    }

    /** The authority's certificate once more, with other dates or extensions. */
    Authority renewedBy(Authority issuer, Span span, Extra... extras) {
        return issuer.below(name(), key, span, extras);
    }

    X509Certificate leaf(String name, Extra... extras) {
        return issue(key, name(), newKey(), name, Span.NOWADAYS, List.of(extras));
    }

    X509CRL list(Instant from, Instant to, List<Revoked> revoked, Extra... extras) {
        var builder = new X509v2CRLBuilder(new X500Name(name()), Date.from(from), Locale.ROOT);
        builder.setNextUpdate(Date.from(to), Locale.ROOT);
        revoked.forEach(
                entry -> builder.addCRLEntry(entry.certificate().getSerialNumber(), Date.from(from), entry.reason()));
        try {
            for (Extra extra : extras) {
                builder.addExtension(extra.type(), extra.critical(), extra.value());
            }
            var der = new ByteArrayInputStream(builder.build(signer(key)).getEncoded());
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(der);
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Authority below(String name, KeyPair with, Span span, Extra... extras) {
        List<Extra> all = new ArrayList<>(authority());
        all.addAll(List.of(extras));
        return new Authority(with, issue(key, name(), with, name, span, all));
    }

    private String name() {
        return certificate.getSubjectX500Principal().getName();
    }

    private static List<Extra> authority() {
        return List.of(
                new Extra(Extension.basicConstraints, true, new BasicConstraints(true)),
                new Extra(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    }

    private static X509Certificate issue(
            KeyPair by, String issuer, KeyPair key, String name, Span span, List<Extra> extras) {
        var builder = new X509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(64, new SecureRandom()).setBit(64),
                new Time(Date.from(span.from()), Locale.ROOT),
                new Time(Date.from(span.to()), Locale.ROOT),
                new X500Name(name),
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        try {
            for (Extra extra : extras) {
                builder.addExtension(extra.type(), extra.critical(), extra.value());
            }
            return Certificates.parse(builder.build(signer(by)).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ContentSigner signer(KeyPair key) {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

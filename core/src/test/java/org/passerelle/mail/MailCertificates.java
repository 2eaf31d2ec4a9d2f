package org.passerelle.mail;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A small authority for mail servers. */
final class MailCertificates {
    private static final char[] NO_PASSWORD = "test".toCharArray();

    final X509Certificate authority;
    private final KeyPair authorityKey;
    private int serial = 1;

    MailCertificates(String name) {
        authorityKey = key();
        authority = certificate(name, null, authorityKey, name, Duration.ofDays(3650));
    }

    record Identity(List<X509Certificate> chain, KeyPair key) {}

    Identity server(String host) {
        return server(host, Duration.ofDays(3650));
    }

    Identity server(String host, Duration validity) {
        KeyPair key = key();
        return new Identity(List.of(certificate("server", host, key, "issuer", validity), authority), key);
    }

    /** A context that presents the identity and asks clients for certificates of this authority. */
    SSLContext context(Identity identity) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "server",
                    identity.key().getPrivate(),
                    NO_PASSWORD,
                    identity.chain().toArray(X509Certificate[]::new));
            var managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(keys, NO_PASSWORD);
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", authority);
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(anchors);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private X509Certificate certificate(String name, String host, KeyPair key, String issuer, Duration validity) {
        try {
            Instant now = Instant.now();
            var built = new JcaX509v3CertificateBuilder(
                    authority == null
                            ? new X500Name("CN=" + issuer)
                            : new X500Name(authority.getSubjectX500Principal().getName()),
                    BigInteger.valueOf(serial++),
                    Date.from(now.minus(Duration.ofDays(2))),
                    Date.from(now.plus(validity)),
                    new X500Name("CN=" + name),
                    key.getPublic());
            built.addExtension(Extension.basicConstraints, true, new BasicConstraints(host == null));
            if (host != null) {
                built.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(built.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static KeyPair key() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package org.passerelle.client.testing;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate of its own authority, for {@code localhost}. */
record LocalhostCertificate(X509Certificate certificate, KeyPair key) {

    static LocalhostCertificate make() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair key = generator.generateKeyPair();
            var name = new X500Name("CN=simulated mail");
            var built = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")),
                    Date.from(Instant.parse("2099-01-01T00:00:00Z")),
                    name,
                    key.getPublic());
            built.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
            return new LocalhostCertificate(
                    new JcaX509CertificateConverter()
                            .getCertificate(built.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))),
                    key);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}

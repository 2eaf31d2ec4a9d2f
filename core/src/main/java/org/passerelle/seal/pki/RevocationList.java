package org.passerelle.seal.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.passerelle.refusal.HouseBug;

/**
 * The first revocation list of an authority of the test infrastructure (RFC 5280 §5).
 *
 * @param signature the algorithm, as Java calls it
 * @param from its date, and that of what it revokes
 * @param lasting until the next one is due
 */
record RevocationList(TestPki.Issuer issuer, String signature, Instant from, Duration lasting) {

    /** @param reason of RFC 5280 §5.3.1 */
    X509CRL naming(List<X509Certificate> revoked, int reason) {
        Date begin = Date.from(from);
        var builder = new X509v2CRLBuilder(issuer.name(), begin, Locale.ROOT);
        builder.setNextUpdate(Date.from(from.plus(lasting)), Locale.ROOT);
        revoked.forEach(certificate -> builder.addCRLEntry(certificate.getSerialNumber(), begin, reason));
        try {
            var authority = new AuthorityKeyIdentifier(TestPki.keyId(issuer));
            builder.addExtension(Extension.authorityKeyIdentifier, false, authority);
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE));
            var signer =
                    new JcaContentSignerBuilder(signature).build(issuer.key().getPrivate());
            var der = new ByteArrayInputStream(builder.build(signer).getEncoded());
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(der);
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new HouseBug("a test revocation list can be made", impossible);
        }
    }
}

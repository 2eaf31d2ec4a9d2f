package org.passerelle.seal.certificate;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.frame.BerWriter;

/**
 * A certificate by issuerAndSerialNumber (RFC 5652 §10.2.4). The issuer is compared octet for octet: nobody has a reason to
 * write it another way than the certificate does.
 *
 * @param issuer the issuer's DER, in hexadecimal
 * @param serial the serial number
 */
public record CertificateName(String issuer, BigInteger serial) {
    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;

    public static CertificateName of(X509Certificate certificate) {
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        return new CertificateName(HexFormat.of().formatHex(issuer), certificate.getSerialNumber());
    }

    public static CertificateName of(IssuerAndSerialNumber name) {
        try {
            byte[] issuer = name.getName().getEncoded(ASN1Encoding.DER);
            return new CertificateName(
                    HexFormat.of().formatHex(issuer), name.getSerialNumber().getValue());
        } catch (IOException impossible) {
            throw new HouseBug("a parsed name can be encoded", impossible);
        }
    }

    /** As IssuerAndSerialNumber. */
    public byte[] der() {
        byte[] number = serial.toByteArray();
        return BerWriter.element(SEQUENCE, HexFormat.of().parseHex(issuer), BerWriter.element(INTEGER, number));
    }

    public IssuerAndSerialNumber asn1() {
        X500Name name = X500Name.getInstance(HexFormat.of().parseHex(issuer));
        return new IssuerAndSerialNumber(name, serial);
    }
}

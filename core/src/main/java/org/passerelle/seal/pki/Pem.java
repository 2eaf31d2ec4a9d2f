package org.passerelle.seal.pki;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.SealRefusal;
import org.passerelle.seal.certificate.Certificates;

/** PEM text (RFC 7468): certificates, PKCS#8 keys without password, revocation lists, CMS. */
public final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\s*+([A-Za-z0-9+/=\\s]*+)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final String CRL = "X509 CRL";
    private static final String CMS = "CMS";

    private Pem() {}

    /** All certificates in the text, at least one; other blocks are passed over. */
    public static List<X509Certificate> certificates(String text) {
        return some(text, CERTIFICATE).stream().map(Pem::certificate).toList();
    }

    /** The only private key in the text. */
    public static PrivateKey key(String text) {
        byte[] pkcs8 = only(text, KEY);
        try {
            ASN1ObjectIdentifier algorithm =
                    PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm().getAlgorithm();
            // The JDK knows its RSA key factory by this name too, the one of elliptic curves not everywhere.
            String name = algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : algorithm.getId();
            return KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            throw Refusal.of(SealRefusal.PEM).refused(notAKey);
        }
    }

    /** All revocation lists in the text, at least one. */
    public static List<X509CRL> crls(String text) {
        List<X509CRL> lists = new ArrayList<>();
        for (byte[] der : some(text, CRL)) {
            try {
                lists.add((X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
            } catch (CertificateException | CRLException notAList) {
                throw Refusal.of(SealRefusal.PEM).refused(notAList);
            }
        }
        return lists;
    }

    /** The only CMS structure in the text, as DER or BER. */
    public static byte[] cms(String text) {
        return only(text, CMS);
    }

    public static String write(List<X509Certificate> certificates) {
        var text = new StringBuilder();
        certificates.forEach(certificate -> text.append(block(CERTIFICATE, Certificates.der(certificate))));
        return text.toString();
    }

    public static String write(X509Certificate certificate) {
        return write(List.of(certificate));
    }

    /** The key without any protection: only for keys that are worth nothing, or folders that only their owner reads. */
    public static String writeKey(PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        if (pkcs8 == null) {
            throw Refusal.of(SealRefusal.PEM).refused();
        }
        return block(KEY, pkcs8);
    }

    public static String writeCrl(X509CRL list) {
        try {
            return block(CRL, list.getEncoded());
        } catch (CRLException unreadable) {
            throw Refusal.of(SealRefusal.PEM).refused(unreadable);
        }
    }

    public static String writeCms(byte[] der) {
        return block(CMS, der);
    }

    private static X509Certificate certificate(byte[] der) {
        try {
            return Certificates.parse(der);
        } catch (org.passerelle.seal.frame.MalformedFrame notACertificate) {
            throw Refusal.of(SealRefusal.PEM).refused(notACertificate);
        }
    }

    private static byte[] only(String text, String label) {
        List<byte[]> found = some(text, label);
        if (found.size() != 1) {
            throw refused();
        }
        return found.get(0);
    }

    private static List<byte[]> some(String text, String label) {
        List<byte[]> found = new ArrayList<>();
        var blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            if (blocks.group(1).equals(label)) {
                try {
                    found.add(Base64.getMimeDecoder().decode(blocks.group(2)));
                } catch (IllegalArgumentException notBase64) {
                    throw Refusal.of(SealRefusal.PEM).refused(notBase64);
                }
            }
        }
        if (found.isEmpty()) {
            throw refused();
        }
        return found;
    }

    private static Refused refused() {
        return Refusal.of(SealRefusal.PEM).refused();
    }

    private static String block(String label, byte[] der) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n";
    }
}

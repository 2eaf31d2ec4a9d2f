package org.passerelle.seal.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.passerelle.canon.Sha256;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.HouseBug;
import org.passerelle.seal.frame.MalformedFrame;

/** What one certificate says of itself: its hash, its uses, its strength, its names. */
public final class Certificates {
    private static final String EMAIL_PROTECTION = "1.3.6.1.5.5.7.3.4";
    private static final String ANY_EXTENDED_USAGE = "2.5.29.37.0";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;
    private static final int RFC822_NAME = 1;
    private static final int EC_BITS = 256;
    private static final int RSA_BITS = 2048;
    private static final Set<String> PSS_HASHES = Set.of("SHA-256", "SHA-384", "SHA-512");
    private static final Set<String> SIGNATURES = Set.of(
            "SHA256withRSA", "SHA384withRSA", "SHA512withRSA", "SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");

    private Certificates() {}

    /** SHA-256 of the certificate's DER. */
    public static Sha256 hash(X509Certificate certificate) {
        return Sha256.hash(der(certificate));
    }

    public static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new HouseBug("a parsed certificate can be encoded", impossible);
        }
    }

    public static X509Certificate parse(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException notACertificate) {
            throw new MalformedFrame("not a certificate", notACertificate);
        }
    }

    public static boolean isValidAt(X509Certificate certificate, Instant at) {
        return !at.isBefore(certificate.getNotBefore().toInstant())
                && !at.isAfter(certificate.getNotAfter().toInstant());
    }

    /** Whether the key is large enough (RSA 2048, EC 256 bits) and the certificate signed without a broken hash. */
    public static boolean isStrong(X509Certificate certificate) {
        boolean strongKey = certificate.getPublicKey() instanceof RSAKey rsa
                        && rsa.getModulus().bitLength() >= RSA_BITS
                || certificate.getPublicKey() instanceof ECKey ec
                        && ec.getParams().getOrder().bitLength() >= EC_BITS;
        return strongKey
                && (isStrongSignature(certificate.getSigAlgName())
                        || certificate.getSigAlgName().equals("RSASSA-PSS") && isStrongPss(certificate));
    }

    /** Whether the JDK's name of a signature algorithm is one without a broken hash. */
    static boolean isStrongSignature(String name) {
        return SIGNATURES.contains(name);
    }

    private static boolean isStrongPss(X509Certificate certificate) {
        try {
            var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
            parameters.init(certificate.getSigAlgParams());
            return PSS_HASHES.contains(
                    parameters.getParameterSpec(PSSParameterSpec.class).getDigestAlgorithm());
        } catch (GeneralSecurityException | IOException unreadable) {
            return false;
        }
    }

    /** Whether the certificate may sign mail: a leaf, digitalSignature where usages are named, emailProtection likewise. */
    public static boolean maySign(X509Certificate certificate) {
        return certificate.getBasicConstraints() < 0
                && allows(certificate.getKeyUsage(), DIGITAL_SIGNATURE)
                && protectsMail(certificate);
    }

    /** Whether letters may be encrypted to the certificate: by key transport under RSA, by key agreement under an EC key. */
    public static boolean mayReceive(X509Certificate certificate) {
        int usage = certificate.getPublicKey() instanceof ECKey ? KEY_AGREEMENT : KEY_ENCIPHERMENT;
        return certificate.getBasicConstraints() < 0
                && allows(certificate.getKeyUsage(), usage)
                && protectsMail(certificate);
    }

    @SuppressWarnings("NullAway") // the JDK answers null where the extension is absent
    private static boolean allows(boolean[] usages, int wanted) {
        return usages == null || usages[wanted];
    }

    private static boolean protectsMail(X509Certificate certificate) {
        return extendedUsages(certificate)
                .map(usages -> usages.contains(EMAIL_PROTECTION))
                .orElse(true);
    }

    /** Whether an authority's extended key usage, where it has one, leaves room for mail certificates below it. */
    static boolean mayIssueForMail(X509Certificate authority) {
        return extendedUsages(authority)
                .map(usages -> usages.contains(EMAIL_PROTECTION) || usages.contains(ANY_EXTENDED_USAGE))
                .orElse(true);
    }

    /** The extended key usages; empty where the certificate does not restrict them. */
    private static Optional<List<String>> extendedUsages(X509Certificate certificate) {
        try {
            return Optional.ofNullable(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException malformed) {
            throw new MalformedFrame("a certificate's extended key usage cannot be read", malformed);
        }
    }

    /**
     * The mail names the certificate holds: its rfc822Names, else its E= (RFC 8550 §3). E= serves only a certificate without any
     * alternative name: beside one, an authority's name constraints do not reach it (RFC 5280 §4.2.1.10).
     */
    public static List<String> mailNames(X509Certificate certificate) {
        if (certificate.getExtensionValue(Extension.subjectAlternativeName.getId()) == null) {
            return subjectValues(certificate, PKCSObjectIdentifiers.pkcs_9_at_emailAddress);
        }
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (alternative.get(0).equals(RFC822_NAME)) {
                        names.add((String) alternative.get(1));
                    }
                }
            }
        } catch (CertificateParsingException malformed) {
            throw new MalformedFrame("a certificate's alternative names cannot be read", malformed);
        }
        return names;
    }

    /** The structure id in the subject's OU; empty when there is none, or more than one. */
    public static Optional<StructureId> structure(X509Certificate certificate) {
        List<StructureId> found = new ArrayList<>();
        for (String unit : subjectValues(certificate, BCStyle.OU)) {
            StructureId.find(unit).ifPresent(found::add);
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<String> subjectValues(X509Certificate certificate, ASN1ObjectIdentifier type) {
        List<String> values = new ArrayList<>();
        try {
            X500Name subject =
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
            for (RDN name : subject.getRDNs(type)) {
                if (!name.isMultiValued() && name.getFirst().getValue() instanceof ASN1String text) {
                    values.add(text.getString());
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new MalformedFrame("a certificate's subject cannot be read", malformed);
        }
        return values;
    }
}

package org.passerelle.seal.pkits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The suite under keys and signatures of our time. It was made in 2001 with RSA-1024 and SHA-1, which this house refuses whatever
 * else holds; so each RSA key is replaced by a P-256 key of its own, and each certificate and list is signed anew by the key that
 * signed it, over the same octets but for key and algorithm. What no key of the suite signed gets a signature by a stranger. DSA
 * keys, and what they signed, stay as they are.
 */
final class StrongSuite {
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    private final CertificateFactory x509;
    private final KeyPairGenerator generator;
    private final Map<String, X509Certificate> originals = new LinkedHashMap<>();
    private final Map<String, KeyPair> keys = new LinkedHashMap<>();
    private final Map<String, X509Certificate> certificates = new LinkedHashMap<>();
    private final Map<String, X509CRL> lists = new LinkedHashMap<>();

    StrongSuite(Path folder) throws IOException, GeneralSecurityException {
        x509 = CertificateFactory.getInstance("X.509");
        generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        for (Map.Entry<String, byte[]> file : files(folder.resolve("certs")).entrySet()) {
            originals.put(file.getKey(), certificate(file.getValue()));
        }
        for (Map.Entry<String, X509Certificate> original : originals.entrySet()) {
            certificates.put(original.getKey(), certificate(strong(original.getValue())));
        }
        for (Map.Entry<String, byte[]> file : files(folder.resolve("crls")).entrySet()) {
            lists.put(file.getKey(), list(strong(list(file.getValue()))));
        }
    }

    /** The certificate of a file, by the name that the sheet gives it. */
    X509Certificate certificate(String name) {
        return known(certificates, name);
    }

    /** The same as the suite has it. */
    X509Certificate original(String name) {
        return known(originals, name);
    }

    X509CRL list(String name) {
        return known(lists, name);
    }

    int size() {
        return certificates.size() + lists.size();
    }

    private byte[] strong(X509Certificate old) throws IOException, GeneralSecurityException {
        ASN1Sequence whole = ASN1Sequence.getInstance(old.getEncoded());
        ASN1Sequence body = ASN1Sequence.getInstance(whole.getObjectAt(0));
        byte[] oldKey = old.getPublicKey().getEncoded();
        var fields = new ASN1EncodableVector();
        for (ASN1Encodable field : body) {
            boolean isKey = java.util.Arrays.equals(field.toASN1Primitive().getEncoded(ASN1Encoding.DER), oldKey);
            fields.add(isKey ? SubjectPublicKeyInfo.getInstance(newKey(old.getPublicKey())) : field);
        }
        return signed(
                new DERSequence(fields), whole, old.getIssuerX500Principal().getName(), old::verify);
    }

    private byte[] strong(X509CRL old) throws IOException, GeneralSecurityException {
        ASN1Sequence whole = ASN1Sequence.getInstance(old.getEncoded());
        ASN1Sequence body = ASN1Sequence.getInstance(whole.getObjectAt(0));
        return signed(body, whole, old.getIssuerX500Principal().getName(), old::verify);
    }

    /** Whether a key made a signature: throws where it did not. */
    @FunctionalInterface
    private interface Verification {
        void by(PublicKey key) throws GeneralSecurityException;
    }

    private byte[] signed(ASN1Sequence body, ASN1Sequence whole, String issuer, Verification original)
            throws IOException, GeneralSecurityException {
        Optional<PublicKey> signer = signer(issuer, original);
        if (signer.isPresent() && !signer.get().getAlgorithm().equals("RSA")) {
            return whole.getEncoded(ASN1Encoding.DER);
        }
        KeyPair key = signer.isPresent() ? keyPair(signer.get()) : generator.generateKeyPair();
        var fields = new ASN1EncodableVector();
        AlgorithmIdentifier old = AlgorithmIdentifier.getInstance(whole.getObjectAt(1));
        for (ASN1Encodable field : body) {
            fields.add(field.equals(old) ? ECDSA : field);
        }
        var strong = new DERSequence(fields);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(strong.getEncoded(ASN1Encoding.DER));
        var parts = new ASN1EncodableVector();
        parts.add(strong);
        parts.add(ECDSA);
        parts.add(new DERBitString(signature.sign()));
        return new DERSequence(parts).getEncoded(ASN1Encoding.DER);
    }

    /** The key that signed: one of the issuer's by name, else any of the suite. */
    private Optional<PublicKey> signer(String issuer, Verification original) {
        return originals.values().stream()
                .sorted(java.util.Comparator.comparing(certificate ->
                        !certificate.getSubjectX500Principal().getName().equals(issuer)))
                .map(X509Certificate::getPublicKey)
                .distinct()
                .filter(key -> verifies(original, key))
                .findFirst();
    }

    private static boolean verifies(Verification original, PublicKey key) {
        try {
            original.by(key);
            return true;
        } catch (GeneralSecurityException not) {
            return false;
        }
    }

    private byte[] newKey(PublicKey old) {
        return old.getAlgorithm().equals("RSA") ? keyPair(old).getPublic().getEncoded() : old.getEncoded();
    }

    private KeyPair keyPair(PublicKey old) {
        return keys.computeIfAbsent(HexFormat.of().formatHex(old.getEncoded()), absent -> generator.generateKeyPair());
    }

    private X509Certificate certificate(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) x509.generateCertificate(new ByteArrayInputStream(der));
    }

    private X509CRL list(byte[] der) throws GeneralSecurityException {
        return (X509CRL) x509.generateCRL(new ByteArrayInputStream(der));
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.lastIndexOf('.')), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static <T> T known(Map<String, T> files, String name) {
        return Optional.ofNullable(files.get(name.replace(" ", "")))
                .orElseThrow(() -> new IllegalArgumentException("the suite has no " + name));
    }
}

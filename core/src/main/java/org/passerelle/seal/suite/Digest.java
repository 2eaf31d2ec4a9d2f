package org.passerelle.seal.suite;

import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The hashes under which content is signed (RFC 5754 §2). */
public enum Digest {
    SHA_256("SHA-256", NISTObjectIdentifiers.id_sha256, 32),
    SHA_384("SHA-384", NISTObjectIdentifiers.id_sha384, 48),
    SHA_512("SHA-512", NISTObjectIdentifiers.id_sha512, 64);

    private final String jdkName;
    private final ASN1ObjectIdentifier oid;
    private final int octets;

    Digest(String jdkName, ASN1ObjectIdentifier oid, int octets) {
        this.jdkName = jdkName;
        this.oid = oid;
        this.octets = octets;
    }

    /** As the JDK calls it. */
    public String jdkName() {
        return jdkName;
    }

    public int octets() {
        return octets;
    }

    /** As the JDK names it inside a signature: {@code SHA256}. */
    String inSignature() {
        return jdkName.replace("-", "");
    }

    /** Written without parameters. */
    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid);
    }

    public MessageDigest start() {
        return Crypto.chosen().digest(jdkName);
    }

    /** The digest of that name, its parameters absent or NULL; empty for any other. */
    public static Optional<Digest> find(AlgorithmIdentifier algorithm) {
        boolean bare = algorithm.getParameters() == null || DERNull.INSTANCE.equals(algorithm.getParameters());
        for (Digest digest : values()) {
            if (bare && digest.oid.equals(algorithm.getAlgorithm())) {
                return Optional.of(digest);
            }
        }
        return Optional.empty();
    }

    /** @throws Unaccepted for any other */
    public static Digest of(AlgorithmIdentifier algorithm) {
        return find(algorithm).orElseThrow(() -> Unaccepted.of(algorithm.getAlgorithm()));
    }
}

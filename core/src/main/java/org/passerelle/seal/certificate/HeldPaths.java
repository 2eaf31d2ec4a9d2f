package org.passerelle.seal.certificate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.refusal.HouseBug;

/**
 * Whether paths hold (RFC 5280 §6), remembered: the same certificates under the same root always give the same answer, since neither
 * today's date nor revocation is asked here.
 */
final class HeldPaths {
    /** How many paths are remembered. */
    static final int MOST = 1_000;

    /** By the hash of all certificates: senders choose how large these are. */
    private static final Cache<Sha256, Boolean> ANSWERS =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private HeldPaths() {}

    static boolean hold(CertificatePath path) {
        byte[][] certificates = Stream.concat(path.certificates().stream(), Stream.of(path.anchor()))
                .map(Certificates::der)
                .toArray(byte[][]::new);
        // each is self-delimiting, so that no two paths are the same octets
        return ANSWERS.get(Sha256.hash(certificates), hash -> judge(path));
    }

    private static boolean judge(CertificatePath path) {
        Optional<Instant> shared = sharedValidity(path);
        if (shared.isEmpty()) {
            return false;
        }
        try {
            X509Certificate root = path.anchor();
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(root, nameConstraints(root))));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(shared.get()));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509").generateCertPath(path.certificates()), parameters);
            return true;
        } catch (CertPathValidatorException broken) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new HouseBug("every Java platform validates certificate paths", impossible);
        }
    }

    /** An instant at which all were valid: the latest start, unless one had ended by then. */
    private static Optional<Instant> sharedValidity(CertificatePath path) {
        Instant latest = path.certificates().stream()
                .map(certificate -> certificate.getNotBefore().toInstant())
                .max(Instant::compareTo)
                .orElseThrow();
        return path.isValidAt(latest) ? Optional.of(latest) : Optional.empty();
    }

    /** The JDK applies an anchor's constraints only where they are handed over. */
    private static byte @Nullable [] nameConstraints(X509Certificate root) {
        byte[] extension = root.getExtensionValue(Extension.nameConstraints.getId());
        return extension == null ? null : ASN1OctetString.getInstance(extension).getOctets();
    }
}

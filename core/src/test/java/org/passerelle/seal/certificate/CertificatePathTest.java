package org.passerelle.seal.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.certificate.Authority.Extra;
import org.passerelle.seal.certificate.Authority.Span;

class CertificatePathTest {
    private final Authority root = Authority.root();

    @Test
    void refusesAnAuthorityThatIsNotForMail() {
        assertThat(pathBelow(Extra.usages(KeyPurposeId.id_kp_serverAuth))).isEmpty();
        assertThat(pathBelow(Extra.usages(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_emailProtection)))
                .isPresent();
        assertThat(pathBelow(Extra.usages(KeyPurposeId.anyExtendedKeyUsage))).isPresent();
        assertThat(pathBelow()).isPresent();
    }

    @Test
    void prefersTheAuthorityThatWasValidThen() {
        Authority old = root.below("CN=Authority", Span.LAST_YEAR);
        Authority renewed = old.renewedBy(root, Span.NOWADAYS);
        X509Certificate leaf = old.leaf("CN=Leaf");
        List<X509Certificate> both = List.of(old.certificate(), renewed.certificate());
        for (var carried : List.of(both, List.of(renewed.certificate(), old.certificate()))) {
            assertThat(find(leaf, carried).orElseThrow().certificates()).containsExactly(leaf, renewed.certificate());
        }
        CertificatePath only = find(leaf, List.of(old.certificate())).orElseThrow();
        assertThat(only.isValidAt(Authority.NOW)).isFalse();
    }

    private Optional<CertificatePath> pathBelow(Extra... extras) {
        Authority authority = root.below("CN=Authority", Span.NOWADAYS, extras);
        return find(authority.leaf("CN=Leaf"), List.of(authority.certificate()));
    }

    private Optional<CertificatePath> find(X509Certificate leaf, List<X509Certificate> carried) {
        return CertificatePath.find(
                leaf,
                carried,
                new TrustAnchors(List.of(root.certificate()), List.of(), List.of()),
                List.of(Authority.NOW));
    }
}

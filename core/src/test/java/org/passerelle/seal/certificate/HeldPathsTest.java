package org.passerelle.seal.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.seal.certificate.Authority.Span;

/** Each path has its own answer, the same whenever it is asked for. */
class HeldPathsTest {
    private final Authority root = Authority.root();
    private final Authority namesake = Authority.root();
    private final Authority authority = root.below("CN=Authority", Span.NOWADAYS);
    private final X509Certificate leaf = authority.leaf("CN=Leaf");
    private final List<X509Certificate> certificates = List.of(leaf, authority.certificate());

    @Test
    void thePathUnderAnotherRootOfTheSameNameHasAnAnswerOfItsOwn() {
        for (int time = 0; time < 2; time++) {
            assertThat(HeldPaths.hold(new CertificatePath(certificates, root.certificate())))
                    .isTrue();
            assertThat(HeldPaths.hold(new CertificatePath(certificates, namesake.certificate())))
                    .isFalse();
        }
    }

    @Test
    void aPathThatDoesNotHoldSaysNothingOfAnother() {
        for (int time = 0; time < 2; time++) {
            assertThat(HeldPaths.hold(new CertificatePath(certificates, namesake.certificate())))
                    .isFalse();
            assertThat(HeldPaths.hold(new CertificatePath(List.of(leaf), root.certificate())))
                    .as("without the authority between")
                    .isFalse();
            assertThat(HeldPaths.hold(new CertificatePath(certificates, root.certificate())))
                    .isTrue();
            assertThat(HeldPaths.hold(new CertificatePath(List.of(authority.certificate()), root.certificate())))
                    .isTrue();
        }
    }
}

package org.passerelle.gateway.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.trust.Directory;
import org.passerelle.seal.pki.TestPki;

/** From when on something is worth a warning, and from when on it fails. */
class FindingsTest {
    @Test
    void warnsOfACertificateThirtyDaysBeforeItsEnd() {
        X509Certificate root =
                new TestPki(new SecureRandom(), InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"))).root();
        Instant from = root.getNotBefore().toInstant();
        Instant until = root.getNotAfter().toInstant();

        assertThat(level(root, from.minusSeconds(1))).isEqualTo(Finding.Level.FAIL);
        assertThat(level(root, from)).isEqualTo(Finding.Level.OK);
        assertThat(level(root, until.minus(CertificateCheck.SOON).minusSeconds(1)))
                .isEqualTo(Finding.Level.OK);
        assertThat(level(root, until.minus(CertificateCheck.SOON))).isEqualTo(Finding.Level.WARN);
        assertThat(level(root, until.minusSeconds(1))).isEqualTo(Finding.Level.WARN);
        assertThat(level(root, until)).isEqualTo(Finding.Level.FAIL);
    }

    @Test
    void warnsOfAnExtractThatGrowsOld() {
        Instant now = Instant.parse("2026-11-20T08:30:00Z");

        assertThat(level("extract", now.minus(DirectoryCheck.OLD), now)).isEqualTo(Finding.Level.OK);
        assertThat(level("extract", now.minus(DirectoryCheck.OLD).minusMillis(1), now))
                .isEqualTo(Finding.Level.WARN);
        assertThat(level("file", now.minus(Duration.ofDays(900)), now)).isEqualTo(Finding.Level.OK);
    }

    private static Finding.Level level(String source, Instant asOf, Instant now) {
        return DirectoryCheck.of(List.of(new Directory.State(source, 7, asOf, null)), Optional.empty(), now)
                .get(0)
                .level();
    }

    private static Finding.Level level(X509Certificate certificate, Instant now) {
        return CertificateCheck.of("x", certificate, now).level();
    }

    @Test
    void warnsOfADiskBeforeItIsFull(@TempDir Path folder) {
        assertThat(DiskCheck.room(DiskCheck.ROOMY, true).level()).isEqualTo(Finding.Level.OK);
        assertThat(DiskCheck.room(DiskCheck.ROOMY - 1, true).level()).isEqualTo(Finding.Level.WARN);
        assertThat(DiskCheck.room(DiskCheck.LEAST, true).level()).isEqualTo(Finding.Level.WARN);
        assertThat(DiskCheck.room(DiskCheck.LEAST - 1, true).level()).isEqualTo(Finding.Level.FAIL);
        assertThat(DiskCheck.of(folder.resolve("to/be/made")).what()).startsWith("to be made");
        assertThat(DiskCheck.of(folder).what()).startsWith("written and synced");
        assertThat(folder).isEmptyDirectory();
        assertThat(DiskCheck.of(Path.of("/proc/here")).level()).isEqualTo(Finding.Level.FAIL);
    }

    @Test
    void warnsOfAClockBeforePromisesSuffer() {
        assertThat(MailCheck.skew(MailCheck.SKEWED).level()).isEqualTo(Finding.Level.OK);
        assertThat(MailCheck.skew(MailCheck.SKEWED.plusMillis(1)).level()).isEqualTo(Finding.Level.WARN);
        assertThat(MailCheck.skew(MailCheck.TOO_SKEWED).level()).isEqualTo(Finding.Level.WARN);
        assertThat(MailCheck.skew(MailCheck.TOO_SKEWED.plus(Duration.ofMillis(1)))
                        .level())
                .isEqualTo(Finding.Level.FAIL);
    }
}

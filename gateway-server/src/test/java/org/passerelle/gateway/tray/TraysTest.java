package org.passerelle.gateway.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;
import org.passerelle.refusal.Refused;

/** Files that wait to be sent. */
class TraysTest {
    private static final PersonId DOCTOR = PersonId.of(new Rpps("10000000001"));
    private static final PersonId OTHER = PersonId.of(new Rpps("10000000002"));
    private static final Trays.Rules FEW = new Trays.Rules(Duration.ofHours(1), 2, 10, 2, 14, 15);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-02T09:00:00Z");

    private Trays open() {
        return new Trays(folder, () -> now, new SecureRandom(), FEW);
    }

    @Test
    void aFileIsThereAgainAndEncryptedMeanwhile() throws IOException {
        Trays trays = open();
        Tray tray = trays.of(DOCTOR, "ask/1", "");
        add(tray, "octets");
        List<KeptFile> files = trays.of(DOCTOR, "ask/1", tray.id().hex()).files();
        assertThat(files).hasSize(1);
        try (InputStream in = tray.open(files.get(0).id())) {
            assertThat(in.readAllBytes()).isEqualTo("octets".getBytes(StandardCharsets.US_ASCII));
        }
        try (Stream<Path> kept = Files.list(folder)) {
            for (Path file : kept.toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("octets");
            }
        }
    }

    @Test
    void nobodyElseAndNoOtherFormFindsIt() {
        Trays trays = open();
        Tray tray = trays.of(DOCTOR, "ask/1", "");
        add(tray, "octets");
        assertThat(trays.of(OTHER, "ask/1", tray.id().hex()).files()).isEmpty();
        assertThat(trays.of(DOCTOR, "ask/2", tray.id().hex()).files()).isEmpty();
    }

    @Test
    void aTrayIsForgottenWhenItsTimeIsOverAndNotBefore() {
        Trays trays = open();
        Tray tray = trays.of(DOCTOR, "ask/1", "");
        add(tray, "octets");
        now = now.plus(FEW.time()).minusMillis(1);
        assertThat(trays.of(DOCTOR, "ask/1", tray.id().hex()).files()).hasSize(1);
        now = now.plus(FEW.time());
        assertThat(trays.of(DOCTOR, "ask/1", tray.id().hex()).files()).isEmpty();
        assertThat(left()).isZero();
    }

    @Test
    void holdsItsLimits() {
        Trays trays = open();
        Tray tray = trays.of(DOCTOR, "ask/1", "");
        add(tray, "0123456789");
        refused(tray, "x");
        tray.remove(tray.files().get(0).id());
        add(tray, "1");
        add(tray, "2");
        refused(tray, "3");
        Tray second = trays.of(OTHER, "ask/1", "");
        add(second, "0123456789");
        Tray third = trays.of(OTHER, "ask/2", "");
        refused(third, "0123");
        add(third, "012");
        assertThat(left()).isEqualTo(4);
    }

    @Test
    void theOldestTrayOfSomebodyMakesRoom() {
        Trays trays = open();
        Tray first = trays.of(DOCTOR, "ask/1", "");
        add(first, "1");
        now = now.plusSeconds(1);
        add(trays.of(DOCTOR, "ask/2", ""), "2");
        add(trays.of(OTHER, "ask/1", ""), "o");
        now = now.plusSeconds(1);
        add(trays.of(DOCTOR, "ask/3", ""), "3");
        assertThat(first.files()).isEmpty();
        assertThat(left()).isEqualTo(3);
    }

    /** Fourteen octets of one person are kept; with one more the tray that they touched longest ago goes, and nobody else's. */
    @Test
    void nobodyFillsWhatIsThereForAll() {
        Trays trays = open();
        Tray first = trays.of(DOCTOR, "ask/1", "");
        add(first, "0123456789");
        now = now.plusSeconds(1);
        Tray second = trays.of(DOCTOR, "ask/2", "");
        add(second, "0123");
        assertThat(first.files()).hasSize(1);
        Tray other = trays.of(OTHER, "ask/1", "");
        add(other, "o");
        now = now.plusSeconds(1);
        add(second, "4");
        assertThat(first.files()).isEmpty();
        assertThat(second.files()).hasSize(2);
        assertThat(other.files()).hasSize(1);
    }

    @Test
    void whatWasSentAndWhatAnEarlierStartLeftIsGone() {
        Tray tray = open().of(DOCTOR, "ask/1", "");
        add(tray, "octets");
        var kept = tray.files().get(0);
        tray.empty();
        assertThat(left()).isZero();
        assertThatThrownBy(() -> tray.open(kept.id()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(TrayRefusal.UNREADABLE));
        add(open().of(DOCTOR, "ask/1", ""), "octets");
        open();
        assertThat(left()).isZero();
    }

    private static void add(Tray tray, String octets) {
        byte[] ascii = octets.getBytes(StandardCharsets.US_ASCII);
        tray.add("overview", "IMG.jpg", new ByteArrayInputStream(ascii), ascii.length);
    }

    private static void refused(Tray tray, String octets) {
        assertThatThrownBy(() -> add(tray, octets))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(TrayRefusal.FULL));
    }

    private long left() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}

package org.passerelle.directory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.port.trust.Directory.State;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

class ExtractKeeperTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final String PATH = "/extract";
    private static final String THURSDAY = "202611190413";
    private static final Instant THURSDAYS = Instant.parse("2026-11-19T03:13:00Z");
    private static final String FRIDAY = "202611200412";
    private static final MailAddress DERMATOLOGY = new MailAddress("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final Rpps DOCTOR = new Rpps("10003456789");
    private static final String ORG = Extracts.org("dermato@ch.mssante.fr", "FINESS", "550000012");

    @TempDir
    Path home;

    private Instant now = START;
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void stop() {
        server.close();
    }

    private ExtractKeeper keeper() {
        var fetcher = new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of());
        var limits = new Fetcher.Limits(Duration.ofSeconds(5), 100_000);
        var keeper = new ExtractKeeper(
                new ExtractRules(null, server.uri(PATH), Duration.ofHours(24), limits),
                fetcher,
                home.resolve("extract"),
                () -> now);
        keeper.open();
        return keeper;
    }

    private ExtractKeeper keeper(Path file) {
        return new ExtractKeeper(
                new ExtractRules(file, null, Duration.ofHours(24), Fetcher.Limits.DEFAULT),
                Fetcher.none(),
                home.resolve("extract"),
                () -> now);
    }

    private void publish(String made, String... lines) {
        server.publish(PATH, Extracts.zip(made, Extracts.text(lines)));
    }

    private static void refuses(RefusalCode code, ExtractKeeper keeper) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(keeper::step)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
        assertThat(keeper.states().get(0).findTrouble()).contains(code);
    }

    private List<String> kept() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("extract"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void findsMailboxesByAddressByProfessionalAndByOrganisation() {
        publish(
                THURSDAY,
                ORG,
                Extracts.per("zoe.dupin@medecin.mssante.fr", DOCTOR.value(), "550000034"),
                Extracts.org("cardio@ch.mssante.fr", "FINESS", "550000012"));
        ExtractKeeper keeper = keeper();

        assertThat(keeper.find(DERMATOLOGY)).isEqualTo(Answer.away("extract"));
        assertThat(keeper.step()).isTrue();
        assertThat(keeper.find(DERMATOLOGY).entries())
                .containsExactly(new DirectoryEntry(
                        DERMATOLOGY,
                        Kind.ORG,
                        null,
                        Set.of(HOSPITAL),
                        new Label("CH D'ESSAI", "Dermatologie", ""),
                        false,
                        true,
                        Set.of(),
                        "extract",
                        THURSDAYS));
        assertThat(keeper.mailboxesOf(HOSPITAL).entries())
                .extracting(entry -> entry.address().value())
                .containsExactlyInAnyOrder("dermato@ch.mssante.fr", "cardio@ch.mssante.fr");
        assertThat(keeper.mailboxesOf(DOCTOR).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.label().name()).isEqualTo("Zoé Dupin"));
        assertThat(keeper.mailboxesOf(new StructureId("810003456789")).entries())
                .hasSize(1);
        assertThat(keeper.mailboxesOf(new StructureId("1550000034")).entries()).isEmpty();
        assertThat(keeper.find(new MailAddress("nobody@ch.mssante.fr"))).isEqualTo(Answer.UNKNOWN);
        assertThat(keeper.states()).containsExactly(new State("extract", 3, THURSDAYS, null));
    }

    @Test
    void anAddressThatStandsTwiceIsOneMailboxOrContested() {
        publish(
                THURSDAY,
                Extracts.per("a@medecin.mssante.fr", DOCTOR.value(), "550000034"),
                Extracts.per("a@medecin.mssante.fr", DOCTOR.value(), "550000056"),
                ORG,
                ORG,
                Extracts.org("b@ch.mssante.fr", "FINESS", "550000012"),
                Extracts.org("b@ch.mssante.fr", "FINESS", "750000012"));
        ExtractKeeper keeper = keeper();
        keeper.step();

        assertThat(keeper.find(new MailAddress("a@medecin.mssante.fr"))
                        .belongs(new MailAddress("a@medecin.mssante.fr"), new StructureId("810003456789")))
                .isPresent();
        assertThat(keeper.find(DERMATOLOGY).entries()).hasSize(1);
        assertThat(keeper.find(new MailAddress("b@ch.mssante.fr")).isContested())
                .isTrue();
    }

    @Test
    void theSameExtractIsNotReadAgainAndAnOlderOneNotTaken() {
        publish(FRIDAY, ORG);
        ExtractKeeper keeper = keeper();
        keeper.step();
        assertThat(keeper.step()).isFalse();
        assertThat(server.asked()).hasSize(1);

        now = START.plus(Duration.ofHours(24));
        assertThat(keeper.step()).isFalse();
        assertThat(server.asked()).hasSize(2);

        now = now.plus(Duration.ofHours(24));
        publish(THURSDAY, ORG);
        refuses(DirectoryRefusal.OLDER, keeper);
        assertThat(keeper.find(DERMATOLOGY).entries()).hasSize(1);
    }

    @Test
    void theLastGoodOneServesThroughOutagesAndRestarts() throws IOException {
        publish(THURSDAY, ORG);
        keeper().step();
        server.down(true);
        now = START.plus(Duration.ofDays(2));
        ExtractKeeper later = keeper();
        refuses(FetchRefusal.STATUS, later);
        assertThat(later.find(DERMATOLOGY).entries()).hasSize(1);
        assertThat(later.states().get(0).findAsOf()).contains(THURSDAYS);

        server.down(false);
        publish("202611220405", Extracts.org("other@ch.mssante.fr", "FINESS", "550000012"));
        assertThat(later.step()).isFalse();
        now = now.plus(ExtractKeeper.RETRY);
        assertThat(later.step()).isTrue();
        assertThat(later.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void oneOfThirtyDaysServesAndOneOlderIsGivenUpFileAndAll() throws IOException {
        publish(THURSDAY, ORG);
        ExtractKeeper keeper = keeper();
        keeper.step();
        server.down(true);

        now = THURSDAYS.plus(ExtractKeeper.OLDEST);
        refuses(FetchRefusal.STATUS, keeper);
        assertThat(keeper.find(DERMATOLOGY).entries()).hasSize(1);

        now = now.plusMillis(1);
        assertThat(keeper.find(DERMATOLOGY)).isEqualTo(Answer.away("extract"));
        assertThat(keeper.step()).isFalse();
        assertThat(kept()).isEmpty();
        assertThat(keeper.states()).containsExactly(new State("extract", -1, null, DirectoryRefusal.TOO_OLD));

        server.down(false);
        now = now.plus(ExtractKeeper.RETRY);
        refuses(DirectoryRefusal.TOO_OLD, keeper);
        assertThat(kept()).isEmpty();
    }

    @Test
    void whatIsKeptAndNoLongerWholeIsGivenUp() throws IOException {
        publish(THURSDAY, ORG);
        keeper().step();
        Path index = home.resolve("extract").resolve(kept().get(0));
        byte[] whole = Files.readAllBytes(index);
        for (int place : new int[] {0, 20, whole.length - 50, whole.length - 1}) {
            byte[] altered = whole.clone();
            altered[place] ^= 1;
            Files.write(index, altered);
            assertThat(keeper().find(DERMATOLOGY)).isEqualTo(Answer.away("extract"));
            assertThat(kept()).isEmpty();
        }
        Files.write(index, Arrays.copyOf(whole, whole.length - 1));
        assertThat(keeper().find(DERMATOLOGY)).isEqualTo(Answer.away("extract"));
        Files.write(index, new byte[0]);
        assertThat(keeper().find(DERMATOLOGY)).isEqualTo(Answer.away("extract"));
        Files.write(index, whole);
        Files.write(home.resolve("extract").resolve("mailboxes-new"), new byte[5]);
        assertThat(keeper().find(DERMATOLOGY).entries()).hasSize(1);
        assertThat(kept()).containsExactly(index.getFileName().toString());
    }

    @Test
    void aBrokenZipReplacesNothing() throws IOException {
        publish(THURSDAY, ORG);
        ExtractKeeper keeper = keeper();
        keeper.step();
        now = now.plus(Duration.ofDays(1));
        byte[] zip = Extracts.zip(FRIDAY, Extracts.text(ORG, Extracts.org("other@ch.mssante.fr", "1", "550000012")));
        byte[] altered = zip.clone();
        altered[zip.length / 2] ^= 0x55;
        byte[] two = Extracts.zip(FRIDAY, Extracts.text(ORG), Extracts.text(ORG));
        byte[] none = Extracts.zip("202611", Extracts.text(ORG));
        byte[] tomorrow = Extracts.zip("202611220412", Extracts.text(ORG));
        byte[] empty = Extracts.zip(FRIDAY, Extracts.text());
        byte[] plain = Extracts.text(ORG);
        for (byte[] bad : List.of(
                altered,
                Arrays.copyOf(zip, zip.length / 2),
                two,
                none,
                tomorrow,
                empty,
                plain,
                new byte[0],
                new byte[] {'P', 'K', 3, 4})) {
            now = now.plus(Duration.ofMinutes(61));
            server.publish(PATH, bad);
            refuses(DirectoryRefusal.MALFORMED, keeper);
            assertThat(keeper.find(DERMATOLOGY).entries()).hasSize(1);
            assertThat(kept()).hasSize(1);
        }
    }

    @Test
    void aFileOnDiskIsReadZippedOrNotAndDatedByItsNameOrItsLastChange() throws IOException {
        Path file = home.resolve("correspondance.txt");
        Files.write(file, Extracts.text(ORG));
        Files.setLastModifiedTime(file, FileTime.from(START.minusSeconds(60)));
        ExtractKeeper keeper = keeper(file);
        keeper.step();
        assertThat(keeper.states().get(0).findAsOf()).contains(START.minusSeconds(60));

        Path named = home.resolve("Extraction_Correspondance_MSSante_" + FRIDAY + ".zip");
        Files.write(named, Extracts.zip(FRIDAY, Extracts.text(ORG)));
        ExtractKeeper other = keeper(named);
        other.step();
        assertThat(other.states().get(0).findAsOf()).contains(Instant.parse("2026-11-20T03:12:00Z"));
        refuses(DirectoryRefusal.UNREADABLE, keeper(home.resolve("nowhere.txt")));
    }
}

package org.passerelle.directory.asked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.directory.api.ApiRules;
import org.passerelle.directory.extract.ExtractRules;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.port.trust.Directory.State;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.Refused;

class DirectoryDeskTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final MailAddress DERMATOLOGY = new MailAddress("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final String HEADINGS =
            "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure\n";

    @TempDir
    Path home;

    private final LoopbackServer server = new LoopbackServer();
    private final Fetcher fetcher = new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of());

    @AfterEach
    void stop() {
        server.close();
    }

    private Path list(String name, String finess) throws IOException {
        Path file = Files.writeString(home.resolve(name), HEADINGS + "ORG|dermato@ch.mssante.fr||FINESS|" + finess);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(finess.hashCode() & 0xff)));
        return file;
    }

    private DirectoryRules rules(Path file, Path extract) {
        return new DirectoryRules(
                file,
                new ExtractRules(extract, null, Duration.ofHours(24), Fetcher.Limits.DEFAULT),
                new ApiRules(server.uri("/fhir"), () -> "key", Duration.ofHours(24), Fetcher.Limits.DEFAULT));
    }

    private DirectoryDesk desk(Path file, Path extract) {
        return DirectoryDesk.open(rules(file, extract), fetcher, home.resolve("kept"), () -> NOW);
    }

    @Test
    void eachSourceIsAskedInItsOrderAndWhoIsAwayIsNamed() throws IOException {
        DirectoryDesk desk = desk(list("file", "550000012"), list("extract", "550000012"));
        assertThat(desk.find(DERMATOLOGY).away()).containsExactly("extract", "api");
        assertThat(desk.step()).isEqualTo(1);

        Answer answer = desk.find(DERMATOLOGY);
        assertThat(answer.entries()).extracting(DirectoryEntry::source).containsExactly("file", "extract");
        assertThat(answer.away()).containsExactly("api");
        assertThat(answer.belongs(DERMATOLOGY, HOSPITAL))
                .hasValueSatisfying(entry -> assertThat(entry.source()).isEqualTo("file"));
        assertThat(desk.mailboxesOf(HOSPITAL).entries()).hasSize(2);
        assertThat(desk.states()).extracting(State::source).containsExactly("file", "extract", "api");
    }

    @Test
    void sourcesThatDisagreeConfirmNobody() throws IOException {
        DirectoryDesk desk = desk(list("file", "550000012"), list("extract", "750000034"));
        desk.step();

        assertThat(desk.find(DERMATOLOGY).isContested()).isTrue();
        assertThat(desk.find(DERMATOLOGY).belongs(DERMATOLOGY, HOSPITAL)).isEmpty();
    }

    @Test
    void oneThatFailsKeepsNoOtherFromItsTurn() throws IOException {
        Path file = list("file", "550000012");
        DirectoryDesk desk = desk(file, list("extract", "550000012"));
        Files.writeString(file, "nonsense");

        assertThatExceptionOfType(Refused.class).isThrownBy(desk::step);
        assertThat(desk.find(DERMATOLOGY).entries())
                .extracting(DirectoryEntry::source)
                .containsExactly("file", "extract");
    }

    @Test
    void anOperatorsListThatIsNotSoundIsRefusedAtTheStart() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "nonsense");

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> desk(file, file))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(DirectoryRefusal.MALFORMED));
        assertThat(DirectoryDesk.examine(rules(file, file), fetcher, home.resolve("kept"), () -> NOW, DERMATOLOGY))
                .extracting(State::source, state -> state.findTrouble().isPresent())
                .containsExactly(tuple("file", true), tuple("extract", false), tuple("api", true));
        assertThat(home.resolve("kept")).doesNotExist();
    }

    @Test
    void withoutAnySourceNobodyIsKnown() {
        DirectoryDesk desk = DirectoryDesk.open(DirectoryRules.NONE, fetcher, home.resolve("kept"), () -> NOW);

        assertThat(desk.isEmpty()).isTrue();
        assertThat(desk.step()).isZero();
        assertThat(desk.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
    }
}

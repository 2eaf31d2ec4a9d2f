package org.passerelle.directory.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Sha256;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

class MailboxFileTest {
    private static final String HEADINGS =
            "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure";
    private static final String ORG = "ORG|dermato@ch.mssante.fr||FINESS|550000012";
    private static final MailAddress DERMATOLOGY = new MailAddress("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");
    private static final Instant CHANGED = Instant.parse("2026-11-20T08:30:00Z");

    @TempDir
    Path home;

    private MailboxFile written(String... lines) throws IOException {
        Path file = home.resolve("boites.txt");
        Files.writeString(file, String.join("\n", lines), StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(CHANGED));
        return new MailboxFile(file);
    }

    private static Refused refused(MailboxFile file) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refused.class, file::step);
    }

    @Test
    void columnsAreFoundByTheirNamesInAnyOrderAndOthersPassedOver() throws IOException {
        MailboxFile file = written(
                "\uFEFFRemarque|IDENTIFICATION STRUCTURE|type identifiant structure|Identification nationale PP|Adresse BAL|"
                        + "Type de BAL|Empreintes SHA-256 des certificats|Prenom d’exercice|Nom d'exercice",
                "# who answers for what",
                "",
                "x|550000012|1||dermato@ch.mssante.fr|ORG|" + "ab".repeat(32) + "||",
                "|||810003456789|zoe@medecin.mssante.fr|PER||Zoé|Dupin|");
        assertThat(file.find(DERMATOLOGY)).isEqualTo(Answer.away("file"));
        file.step();

        assertThat(file.find(DERMATOLOGY).belongs(DERMATOLOGY, HOSPITAL))
                .hasValueSatisfying(
                        entry -> assertThat(entry.certificates()).containsExactly(new Sha256("ab".repeat(32))));
        assertThat(file.mailboxesOf(new Rpps("10003456789")).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.label().name()).isEqualTo("Zoé Dupin"));
        assertThat(file.mailboxesOf(HOSPITAL).entries()).hasSize(1);
        assertThat(file.find(new MailAddress("other@ch.mssante.fr"))).isEqualTo(Answer.UNKNOWN);
        assertThat(file.states()).singleElement().satisfies(state -> {
            assertThat(state.entries()).isEqualTo(2);
            assertThat(state.findAsOf()).contains(CHANGED);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BAL|dermato@ch.mssante.fr||FINESS|550000012",
                "ORG|dermato||FINESS|550000012",
                "ORG|derm\u00e4to@ch.mssante.fr||FINESS|550000012",
                "ORG|dermato@ch.mssante.fr||FINESS",
                "ORG|dermato@ch.mssante.fr||FINESS|550000012|x",
                "ORG|dermato@ch.mssante.fr||FINESS|no-number",
                "ORG|dermato@ch.mssante.fr||ADELI|550000012",
                "PER|zoe@medecin.mssante.fr|010003456789||",
                "PER|275027512345678@patient.mssante.fr|810003456789||",
                "ORG|twice@ch.mssante.fr||FINESS|550000012"
            })
    void aLineThatIsNotSoundIsRefusedWithItsNumber(String line) throws IOException {
        Refused refused = refused(written(HEADINGS, "ORG|twice@ch.mssante.fr||FINESS|550000012", line));

        assertThat(refused.code()).isEqualTo(DirectoryRefusal.LINE);
        assertThat(refused.refusal().facts()).containsEntry(FactKey.LINE, "3");
        assertThat(refused.getMessage()).doesNotContain("mssante.fr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Type de BAL|Adresse BAL", HEADINGS + "|Adresse BAL", "", "{}"})
    void aListWithoutItsColumnsIsRefused(String headings) throws IOException {
        MailboxFile file = written(headings + "\n", ORG);

        assertThat(refused(file).code()).isIn(DirectoryRefusal.MALFORMED, DirectoryRefusal.LINE);
        assertThat(file.find(DERMATOLOGY)).isEqualTo(Answer.away("file"));
    }

    @ParameterizedTest
    @CsvSource({
        "FINESS, 550000012, 1550000012",
        "1, 550000012, 1550000012",
        "1, 1550000012, 1550000012",
        "finess, 2A0000012, 12A0000012",
        "SIREN, 123456789, 2123456789",
        "SIRET, 12345678900019, 312345678900019",
        "3, 312345678900019, 312345678900019",
        "RPPS rang, 1000345678912, 41000345678912",
        "4, 41000345678912, 41000345678912",
        "'', 1550000012, 1550000012",
        "unknown, 312345678900019, 312345678900019"
    })
    void anOrganisationsNumberStandsWithOrWithoutTheDigitOfItsSort(String sort, String number, String expected)
            throws IOException {
        MailboxFile file = written(HEADINGS, "ORG|dermato@ch.mssante.fr||" + sort + "|" + number);
        file.step();

        assertThat(file.find(DERMATOLOGY).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.organisations()).containsExactly(new StructureId(expected)));
    }

    @Test
    void anInternationalDomainIsTheSameInBothScripts() throws IOException {
        MailboxFile file = written(HEADINGS, "ORG|a@Hôpital.mssante.fr||FINESS|550000012");
        file.step();

        assertThat(file.find(MailAddress.of("a@HÔPITAL.mssante.fr")).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.address().domain()).startsWith("xn--"));
    }

    @Test
    void aChangeIsReadAndOneThatIsWrongLeavesWhatWasRead() throws IOException {
        MailboxFile file = written(HEADINGS, ORG);
        assertThat(file.step()).isTrue();
        assertThat(file.step()).isFalse();
        Path path = home.resolve("boites.txt");
        Files.writeString(path, HEADINGS + "\nnonsense\n", StandardCharsets.UTF_8);
        Files.setLastModifiedTime(path, FileTime.from(CHANGED.plusSeconds(1)));

        assertThat(refused(file).code()).isEqualTo(DirectoryRefusal.LINE);
        assertThat(file.find(DERMATOLOGY).entries()).hasSize(1);
        assertThat(file.states().get(0).findTrouble()).contains(DirectoryRefusal.LINE);
        Files.delete(path);
        assertThat(refused(file).code()).isEqualTo(DirectoryRefusal.UNREADABLE);
    }

    @Test
    void limitsHoldOnEachSide() throws IOException {
        var reader = new ListReader(10, 3, 30);
        assertThat(read(reader, "0123456789\n0123456789\n01234\n")).hasSize(3);
        assertThat(read(reader, "a\nb\nc")).containsExactly("a", "b", "c");
        for (String beyond : List.of("01234567890\n", "a\nb\nc\nd\n", "0123456789\n0123456789\n01234567\n")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> read(reader, beyond))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(DirectoryRefusal.TOO_LARGE));
        }
        String most = "c|".repeat(Headings.MOST_COLUMNS - 6) + HEADINGS;
        assertThat(new Headings(most)).isNotNull();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> new Headings("c|c|c|" + most));
    }

    private static List<String> read(ListReader reader, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        reader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new ListReader.Lines() {
            @Override
            public boolean begin(Optional<Instant> made) {
                return true;
            }

            @Override
            public void line(int number, String line) {
                lines.add(line);
            }
        });
        return lines;
    }
}

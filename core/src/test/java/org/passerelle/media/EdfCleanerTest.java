package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.media.MadeMedia.ALICE;
import static org.passerelle.media.MadeMedia.ALICE_FIELD;
import static org.passerelle.media.MadeMedia.ascii;
import static org.passerelle.media.MadeMedia.patientField;
import static org.passerelle.media.MadeMedia.recordingField;
import static org.passerelle.media.Refusals.refusal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.CleanedMedia.Removed;
import org.passerelle.media.Expected.Confirmation;
import org.passerelle.media.RecordingIdentity.Sex;
import org.passerelle.refusal.Refused;

class EdfCleanerTest {
    private static final LocalDateTime START = LocalDateTime.of(2026, 5, 5, 22, 30);
    private static final Confirmation WHY = new Confirmation("the nurse kept the previous name");

    @Test
    void writesThisPatientAndForgetsHospitalTechnicianAndEquipment() {
        byte[] file = new MadeRecording().octets();

        var cleaned = MadeMedia.clean(file);

        assertThat(patientField(cleaned.octets())).isEqualTo(ALICE_FIELD);
        assertThat(recordingField(cleaned.octets())).isEqualTo("Startdate 05-MAY-2026 X X X");
        assertThat(Arrays.copyOfRange(cleaned.octets(), 168, file.length))
                .isEqualTo(Arrays.copyOfRange(file, 168, file.length));
        assertThat(cleaned.media().removed()).containsExactly(Removed.PATIENT_FIELD, Removed.RECORDING_FIELD);
        assertThat(cleaned.media().kind()).isEqualTo(MediaKind.EDF_PLUS);
    }

    @Test
    void describesTheRecording() {
        var facts = MadeMedia.clean(new MadeRecording().kind("EDF+D").octets())
                .media()
                .findRecording()
                .orElseThrow();

        assertThat(facts.start()).isEqualTo(START);
        assertThat(facts.duration()).isEqualTo(Duration.ofSeconds(3));
        assertThat(facts.signals()).isEqualTo(List.of("Flow"));
        assertThat(facts.edfPlus()).isTrue();
        assertThat(facts.continuous()).isFalse();
        assertThat(facts.annotations()).isEqualTo(1);
        assertThat(facts.identity()).isEqualTo(NamedPatient.NOBODY);
        assertThat(facts.findConfirmation()).isEmpty();
    }

    @Test
    void writesAPlainRecordingTheSameWayAndLeavesItPlain() {
        var cleaned = MadeMedia.clean(new MadeRecording()
                .kind("")
                .patient("")
                .recording("Hopital de Bar, Dr Martin")
                .octets());

        assertThat(patientField(cleaned.octets())).isEqualTo(ALICE_FIELD);
        assertThat(recordingField(cleaned.octets())).isEqualTo("Startdate 05-MAY-2026 X X X");
        assertThat(cleaned.media().kind()).isEqualTo(MediaKind.EDF);
        assertThat(new String(cleaned.octets(), 192, 44, java.nio.charset.StandardCharsets.US_ASCII))
                .isBlank();
    }

    @ParameterizedTest
    @CsvSource({"EDF+C, EDF+C", "EDF+D, EDF+D", "'', ''"})
    void keepsOfTheReservedFieldsOnlyTheMarkOfEdfPlus(String kind, String mark) {
        byte[] plain = new MadeRecording().kind(kind).octets();
        byte[] hiding = new MadeRecording()
                .kind(kind + "  Mme PETIT Claire")
                .signalReserved("Mme PETIT")
                .octets();

        var cleaned = MadeMedia.clean(hiding);

        assertThat(new String(cleaned.octets(), 192, 44, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo(mark + " ".repeat(44 - mark.length()));
        assertThat(cleaned.octets()).isEqualTo(MadeMedia.clean(plain).octets());
        assertThat(cleaned.media().removed()).contains(Removed.OTHER_PART);
        assertThat(MadeMedia.clean(plain).media().removed()).doesNotContain(Removed.OTHER_PART);
    }

    @Test
    void keepsATransducerThatIsPrintableAndWritesTheOthersInAscii() {
        byte[] plain = MadeMedia.clean(
                        new MadeRecording().transducer("nasal cannula, 2.5 m").octets())
                .octets();
        byte[] broken = MadeMedia.clean(
                        new MadeRecording().transducer("d\u00e9bit\7").octets())
                .octets();

        assertThat(MadeMedia.holds(plain, "nasal cannula, 2.5 m")).isTrue();
        assertThat(MadeMedia.holds(broken, "debit  ")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MOREAU 02.03.50",
                "MOREAU 02-03-50",
                "MOREAU 02 03 1950",
                "MOREAU 020350",
                "MOREAU 1950",
                "MOREAU ID 99887766",
                "2500376322082911 MOREAU"
            })
    void theNightOfARelativeIsAnothers(String field) {
        var alice = new RecordingIdentity(
                "277071412345678", Sex.FEMALE, LocalDate.of(1977, 7, 14), List.of("Moreau"), List.of("Alice"));

        assertThat(refusal(new MadeRecording().patient(field).octets(), Expected.of(alice)))
                .isEqualTo(MediaRefusal.OTHER_PATIENT);
    }

    @Test
    void refusesAnotherPatientUntilAPersonConfirms() {
        byte[] file = new MadeRecording().patient("X M 02-JUN-1950 Petit_Paul").octets();

        assertThat(refusal(file)).isEqualTo(MediaRefusal.OTHER_PATIENT);
        var confirmed = MadeMedia.clean(file, Expected.of(ALICE).confirmed(WHY));

        var facts = confirmed.media().findRecording().orElseThrow();
        assertThat(facts.identity()).isEqualTo(NamedPatient.ANOTHER);
        assertThat(facts.findConfirmation()).contains(WHY);
        assertThat(patientField(confirmed.octets())).isEqualTo(ALICE_FIELD);
        assertThat(MadeMedia.holds(confirmed.octets(), "Petit")).isFalse();
    }

    @Test
    void doesNotRecordAConfirmationThatWasNotNeeded() {
        var cleaned =
                MadeMedia.clean(new MadeRecording().octets(), Expected.of(ALICE).confirmed(WHY));

        assertThat(cleaned.media().findRecording().orElseThrow().findConfirmation())
                .isEmpty();
    }

    @Test
    void refusesARecordingWithoutAPatientToCompare() {
        assertThat(refusal(new MadeRecording().octets(), Expected.imageOnly())).isEqualTo(MediaRefusal.PATIENT_NEEDED);
    }

    @Test
    void writesForeignCharactersOfTextsInAscii() {
        var cleaned = MadeMedia.clean(
                new MadeRecording().label("Débit").dimensionLatin1("µV").octets());

        assertThat(new String(cleaned.octets(), 256, 16, java.nio.charset.StandardCharsets.US_ASCII).strip())
                .isEqualTo("Debit");
        assertThat(cleaned.media().removed()).contains(Removed.FOREIGN_CHARACTERS);
        assertThat(cleaned.media().findRecording().orElseThrow().signals()).containsExactly("Debit");
    }

    @Test
    void writesANameThatIsTooLongCutAndKnowsItAgain() {
        var longName = new RecordingIdentity(
                null, Sex.UNKNOWN, LocalDate.of(1979, 3, 8), List.of("Œuf-" + "Zoé".repeat(30)), List.of("Alice"));

        var once = MadeMedia.clean(new MadeRecording().octets(), Expected.of(longName));
        var twice = MadeMedia.clean(once.octets(), Expected.of(longName));

        assertThat(patientField(once.octets())).hasSize(80).startsWith("X X 08-MAR-1979 OEuf-ZoeZoe");
        assertThat(twice.octets()).isEqualTo(once.octets());
        assertThat(twice.media().findRecording().orElseThrow().identity()).isEqualTo(NamedPatient.THIS_PATIENT);
    }

    @Test
    void aConfirmationNeedsAReasonOfBoundedLength() {
        assertThat(new Confirmation("a".repeat(500)).reason()).hasSize(500);
        assertThatThrownBy(() -> new Confirmation("a".repeat(501))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> new Confirmation("  ")).isInstanceOf(Refused.class);
    }

    @Test
    void streamsAWholeNight() throws IOException {
        int records = 20 << 10;
        byte[] header = Arrays.copyOf(
                new MadeRecording()
                        .kind("")
                        .samples("2560")
                        .records(String.valueOf(records))
                        .octets(),
                512);
        long size = 512 + records * 5120L;
        var night = new SequenceInputStream(new ByteArrayInputStream(header), new Silence(size - 512));

        var media =
                new MediaGate(MediaLimits.defaults()).clean(night, OutputStream.nullOutputStream(), Expected.of(ALICE));

        assertThat(media.sizeAfter()).isEqualTo(size);
        assertThat(media.findRecording().orElseThrow().duration()).isEqualTo(Duration.ofSeconds(records));
    }

    @Test
    void saysNothingOfThePatientWhenPrinted() {
        assertThat(ALICE + " " + Expected.of(ALICE) + " " + WHY).doesNotContain("Alice", "Durand", "nurse");
        assertThat(ascii(ALICE_FIELD)).hasSizeLessThan(80);
    }
}

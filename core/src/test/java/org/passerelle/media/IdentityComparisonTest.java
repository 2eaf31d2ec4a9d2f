package org.passerelle.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.media.CleanedMedia.NamedPatient;
import org.passerelle.media.RecordingIdentity.Sex;

/** The patient is Alice Jeanne Durand-Lefèvre, known as Moreau, a woman born on 8 March 1979. */
class IdentityComparisonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X",
                "X X X X",
                "X F X X",
                "x f x x",
                "0 X X X",
                "X F X Female_33yr",
                "X F X X,X",
                "Unknown",
                "Anonymous",
                "Patient inconnu",
                "N/A",
                "-",
                "XX",
                "Name: DOB: Sex: F",
                "X X X Alice",
                "X X X A_J",
                "Mme X"
            })
    void namesNobody(String field) {
        assertThat(judge(field)).isEqualTo(NamedPatient.NOBODY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "279035121518989 F 08-MAR-1979 Durand-Lefevre_Alice",
                "279035121518989 X X X",
                "2790351215189 X X X",
                "X X 08-mar-1979 X",
                "X F X DURAND_LEFEVRE_ALICE",
                "X F X alice_durand_lefèvre",
                "X X X Moreau_A",
                "X X X Moreau_J",
                "X X X Moreau",
                "HOSP42 F 08-MAR-1979 Moreau_Alice",
                "HOSP42 X X Moreau_Alice",
                "X F 08-MAR-1979 Moreau_Alice 168cm 62kg",
                "Mme MOREAU Alice née le 08/03/1979",
                "MOREAU ALICE 1979-03-08 F 47 ans 12345",
                "Durand Lefèvre Alice 08.03.1979",
                "Moreau 08-MAR-1979",
                "MOREAU 08.03.79",
                "MOREAU 8 3 1979",
                "MOREAU 12 08 03 1979",
                "MOREAU 080379 HOSP42",
                "MOREAU 08031979",
                "MOREAU 19790308",
                "MOREAU 1979",
                "MOREAU Alice ID 99887766",
                "2 79 03 51 215 189 89 HOSP42",
                "ID279035121518989 MOREAU"
            })
    void namesThisPatient(String field) {
        assertThat(judge(field)).isEqualTo(NamedPatient.THIS_PATIENT);
    }

    @ParameterizedTest
    @CsvSource({
        "X M X X, sex",
        "X X 09-MAR-1979 X, birthDate",
        "X F 31-FEB-1979 Moreau_Alice, birthDate",
        "X X X Petit_Paul, name",
        "X X X Petit, name",
        "X F 08-MAR-1979 Petit_Alice, name",
        "X F 08-MAR-1979 Moreau Claire, name",
        "X X X Male_33yr, sex",
        "180035121518989 F 08-MAR-1979 Moreau_Alice, code",
        "1800351215189 X X X, code",
        "HOSP42 X X X, code",
        "HOSP42 X X Moreau, code",
        "HOSP42 X X Moreau_A, code",
        "MOREAU HOSP42 1979, code",
        "MOREAU ID 99887766, code",
        "2500376322082911 MOREAU, code",
        "2500376322082911 F 08-MAR-1979 Moreau_Alice, code",
        "2 50 03 76 322 082 91 MOREAU Alice, code",
        "MOREAU 02.03.50, birthDate",
        "MOREAU 02-03-50, birthDate",
        "MOREAU 02 03 1950, birthDate",
        "MOREAU 02 / 03 / 1950, birthDate",
        "MOREAU 12 47 02 03 50, birthDate",
        "MOREAU 020350, birthDate",
        "MOREAU 02031950, birthDate",
        "MOREAU 19500302, birthDate",
        "MOREAU 1950, birthDate",
        "MOREAU 1880, birthDate",
        "MOREAU 1879, code",
        "MOREAU 2099, birthDate",
        "MOREAU 2100, code",
        "MOREAU Alice 02.03.50, birthDate",
        "HOSP42 F X Alice, code",
        "patient 12, code",
        "M. PETIT Paul, name",
        "Mr PETIT Paul, sex",
        "MME PETIT, name",
        "Moreau Alice 08/03/1980, birthDate",
        "MOREAU_ALICE_08-03-1980, birthDate",
        "Petit 08/03/1979, name",
        "MOREAUX, name",
        "X X X P_K, name",
        "X X X Moreau_M, name",
        "Moreau D, name",
        "中文, name"
    })
    void namesAnother(String field, String trait) {
        var comparison = new IdentityComparison(MadeMedia.ALICE);

        assertThat(comparison.judge(field)).isEqualTo(NamedPatient.ANOTHER);
        assertThat(comparison.difference()).isEqualTo(trait);
    }

    @Test
    void oneWordIsNotBothFamilyAndGivenName() {
        var twice = new RecordingIdentity(
                null, Sex.MALE, LocalDate.of(1979, 3, 8), List.of("Martin"), List.of("Martin", "Paul"));

        assertThat(new IdentityComparison(twice).judge("HOSP42 X X Martin")).isEqualTo(NamedPatient.ANOTHER);
        assertThat(new IdentityComparison(twice).judge("HOSP42 X X Martin_Martin"))
                .isEqualTo(NamedPatient.THIS_PATIENT);
    }

    @Test
    void aSexThatIsNotKnownContradictsNothing() {
        var nobody = new RecordingIdentity(
                null, Sex.UNKNOWN, LocalDate.of(1979, 3, 8), List.of("Moreau"), List.of("Dominique"));

        assertThat(new IdentityComparison(nobody).judge("X M X X")).isEqualTo(NamedPatient.NOBODY);
    }

    @Test
    void anInsCannotBeComparedWithNone() {
        var without =
                new RecordingIdentity(null, Sex.FEMALE, LocalDate.of(1979, 3, 8), List.of("Moreau"), List.of("Alice"));

        assertThat(new IdentityComparison(without).judge("279035121518989 X X X"))
                .isEqualTo(NamedPatient.ANOTHER);
        assertThat(new IdentityComparison(without).judge("279035121518989 X X Moreau"))
                .isEqualTo(NamedPatient.ANOTHER);
        assertThat(new IdentityComparison(without).judge("279035121518989 X X Moreau_Alice"))
                .isEqualTo(NamedPatient.THIS_PATIENT);
    }

    @Test
    void aNameCutByTheFieldIsCompletedOnlyThere() {
        String full = "X X X Moreau" + " ".repeat(80 - 15) + "Ali";

        assertThat(full).hasSize(80);
        assertThat(judge(full)).isEqualTo(NamedPatient.THIS_PATIENT);
        assertThat(judge("X X X Moreau Ali")).isEqualTo(NamedPatient.ANOTHER);
    }

    private static NamedPatient judge(String field) {
        return new IdentityComparison(MadeMedia.ALICE).judge(field);
    }
}

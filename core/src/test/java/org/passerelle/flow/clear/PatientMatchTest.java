package org.passerelle.flow.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;
import org.passerelle.port.letter.Clinical.Traits;
import org.passerelle.port.letter.IntegrationError;

/** Whose a document is: by the matricule and the traits of the INS. */
class PatientMatchTest {
    private static final String INS = "261075502900171";
    private static final int UNCLEAR = 3;

    @ParameterizedTest
    @CsvSource({
        // ours, theirs, birth name, first given name, sex, birth date, code
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 0",
        "1, 1, lefèvre d’œuilly, Anne Lise, FEMALE, 1961-07-08, 0",
        "1, 1, LEFEVRE DOEUILLY, ANNELISE, FEMALE, 1961-07-08, 0",
        "1, 1, LEFEVRE D'OEUILLY, ANNE LISE MARIE, FEMALE, 1961-07-08, 0",
        "1, 1, LEFEVRE D'OEUILLY, ANNE, FEMALE, 1961-07-08, 0",
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISETTE, FEMALE, 1961-07-08, 904",
        "1, 1, LEFEVRE, ANNE-LISE, FEMALE, 1961-07-08, 904",
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISE, MALE, 1961-07-08, 904",
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-09, 904",
        "1, 1, AUTRE, '', UNKNOWN, , 904",
        "1, 1, '', ANNE-LISE, FEMALE, 1961-07-08, 905",
        "1, 1, LEFEVRE D'OEUILLY, '', FEMALE, 1961-07-08, 905",
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISE, UNKNOWN, 1961-07-08, 905",
        "1, 1, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 905",
        "1, 2, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 904",
        "1, 2, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 902",
        "1, 2, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-09, 902",
        "1, 0, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 0",
        "1, 0, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 903",
        "1, 0, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-09, 902",
        "0, 0, LEFEVRE D'OEUILLY, ANNE-LISE, UNKNOWN, 1961-07-08, 0",
        "0, 0, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 902",
        "0, 0, LEFEVRE D'OEUILLY, '', FEMALE, 1961-07-08, 902",
        "0, 0, '', ANNE-LISE, FEMALE, 1961-07-08, 902",
        "0, 0, '', '', UNKNOWN, , 902",
        "0, 0, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-09, 902",
        "0, 1, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 0",
        "0, 1, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 905",
        "0, 1, LEFEVRE D'OEUILLY, ANNE-LISE, MALE, 1961-07-08, 902",
        "1, 3, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 904",
        "1, 3, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, , 905",
        "1, 3, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-09, 902",
        "0, 3, LEFEVRE D'OEUILLY, ANNE-LISE, FEMALE, 1961-07-08, 904",
        "0, 3, '', '', UNKNOWN, , 905",
    })
    void comparesTheMatriculeAndTheTraits(
            int ours, int theirs, String name, String given, Sex sex, @Nullable LocalDate born, int code) {
        var said = new Traits(name, given, born, sex, ins(theirs), theirs == UNCLEAR);

        assertThat(PatientMatch.fault(said, patient(ours, Sex.FEMALE))).isEqualTo(IntegrationError.of(code));
    }

    @ParameterizedTest
    @CsvSource({"UNKNOWN, 0", "FEMALE, 0"})
    void asksForNoSexWhereThePatientsRecordLeavesItOpen(Sex sex, int code) {
        var said = new Traits("LEFEVRE D'OEUILLY", "ANNE-LISE", LocalDate.of(1961, 7, 8), sex, ins(1), false);

        assertThat(PatientMatch.fault(said, patient(1, Sex.UNKNOWN))).isEqualTo(IntegrationError.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "1, FEMALE, 1961-07-08, 0",
        "1, UNKNOWN, 1961-07-08, 905",
        "1, FEMALE, , 905",
        "0, FEMALE, , 0",
        "3, FEMALE, 1961-07-08, 904",
        "3, FEMALE, , 905",
    })
    void asksForAllTraitsOfAMatriculeWhereNobodyIsKnownYet(int theirs, Sex sex, @Nullable LocalDate born, int code) {
        var said = new Traits("LEFEVRE D'OEUILLY", "ANNE-LISE", born, sex, ins(theirs), theirs == UNCLEAR);

        assertThat(PatientMatch.fault(said)).isEqualTo(IntegrationError.of(code));
    }

    /** None, the patient's, another, several. */
    private static @Nullable Ins ins(int which) {
        return which == 0 || which == UNCLEAR
                ? null
                : new Ins(which == 1 ? INS : INS.replace("26107", "27108"), Ins.Oid.TEST);
    }

    private static Patient patient(int ins, Sex sex) {
        return new Patient(
                "Lefèvre d'Œuilly",
                List.of("Anne-Lise", "Marie"),
                null,
                null,
                LocalDate.of(1961, 7, 8),
                "55029",
                sex,
                ins(ins),
                Optional.ofNullable(ins(ins)).isPresent() ? null : Patient.NoInsReason.NOT_QUALIFIED,
                "03 29 00 00 05",
                "1 rue de l'Essai, 55000 Bar-le-Duc");
    }
}

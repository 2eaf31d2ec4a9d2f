package org.passerelle.letter.cda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.party.Ins;
import org.passerelle.party.Sex;

/** Which number of a document's patient is the INS: none, one, or nobody can tell. */
class CdaPatientTest {
    private static final String ONE = "261075502900171";
    private static final String OTHER = "161075502900171";

    @Test
    void oneNumberOfTheFormIsTheIns() {
        assertIns(patient(local(), test(ONE)));
        assertIns(patient(test(ONE), test(ONE)));
    }

    @Test
    void noNumberOfAnInsAuthorityIsNoIns() {
        assertAbsent(patient());
        assertAbsent(patient(local()));
        assertAbsent(patient(test("")));
    }

    @Test
    void aNumberOfAnotherFormOrWithAnotherKeyIsUnclear() {
        assertUnclear(patient(test("2610755029001")));
        assertUnclear(patient(real(ONE)));
        assertUnclear(patient(test(ONE), real("2610755029001")));
    }

    @Test
    void severalNumbersAreUnclear() {
        assertUnclear(patient(test(ONE), test(OTHER)));
    }

    private static void assertIns(CdaPatient patient) {
        assertThat(patient.findIns()).contains(new Ins(ONE, Ins.Oid.TEST));
        assertThat(patient.isInsUnclear()).isFalse();
    }

    private static void assertAbsent(CdaPatient patient) {
        assertThat(patient.findIns()).isEmpty();
        assertThat(patient.isInsUnclear()).isFalse();
    }

    private static void assertUnclear(CdaPatient patient) {
        assertThat(patient.findIns()).isEmpty();
        assertThat(patient.isInsUnclear()).isTrue();
    }

    private static Identifier test(String number) {
        return new Identifier(Ins.Oid.TEST.dotted(), number);
    }

    private static Identifier real(String number) {
        return new Identifier(Ins.Oid.NIR.dotted(), number);
    }

    private static Identifier local() {
        return new Identifier("1.2.250.1.999.2", "IPP-1");
    }

    private static CdaPatient patient(Identifier... ids) {
        return new CdaPatient(
                Stream.of(ids).toList(),
                "MARTIN-ESSAI",
                "CAMILLE ANNE",
                "CAMILLE",
                "MARTIN-ESSAI",
                "CAMILLE",
                LocalDate.of(1961, 7, 8),
                "55029",
                Sex.FEMALE,
                List.of(),
                "");
    }
}

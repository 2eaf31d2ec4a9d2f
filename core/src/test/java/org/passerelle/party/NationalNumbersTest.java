package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** The numbers of establishments and professionals, and what a professional must say. */
class NationalNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"550000012", "2A0000154", "2B0000020", "010000024", "970100160"})
    void aFinessHasNineCharacters(String value) {
        assertThat(new Finess(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "55000001",
                "5500000123",
                "2C0000154",
                "1B0000154",
                "2a0000154",
                "A20000154",
                "55000001A",
                "55000001\u0662",
                " 550000012"
            })
    void anythingElseIsNoFiness(String value) {
        var refused = catchThrowableOfType(Refused.class, () -> new Finess(value));
        assertThat(refused.code()).isEqualTo(PartyRefusal.FINESS);
    }

    /** The last three pass Luhn's check, the first ones do not: ANS's own test identities break it. */
    @ParameterizedTest
    @ValueSource(strings = {"10000000001", "00000000000", "01234567897", "99700367909", "99700218896"})
    void anRppsHasElevenDigits(String value) {
        assertThat(new Rpps(value).value()).isEqualTo(value);
        assertThat(new Rpps(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1000000000",
                "100000000012",
                "810000000001",
                "1000000000A",
                "1000000000\u0661",
                "10000000001\n"
            })
    void anythingElseIsNoRpps(String value) {
        var refused = catchThrowableOfType(Refused.class, () -> new Rpps(value));
        assertThat(refused.code()).isEqualTo(PartyRefusal.RPPS);
    }

    @Test
    void aProfessionalHasNamesAndADirectLineThatCanBeDialled() {
        var rpps = new Rpps("10000000001");
        var doctor = new Professional(rpps, " ESSAI ", "Jeanne", null, "03 29 00 00 01");
        assertThat(doctor.displayName()).isEqualTo("Jeanne ESSAI");
        assertThat(doctor.findDirectLine()).contains("03 29 00 00 01");
        assertThat(doctor.toString()).doesNotContain("ESSAI");
        assertThat(catchThrowableOfType(Refused.class, () -> new Professional(rpps, "", "Jeanne", null, null))
                        .code())
                .isEqualTo(PartyRefusal.NAME);
        assertThat(catchThrowableOfType(Refused.class, () -> new Professional(rpps, "ESSAI", "J\tA", null, null))
                        .code())
                .isEqualTo(PartyRefusal.NAME);
        assertThat(catchThrowableOfType(
                                Refused.class, () -> new Professional(rpps, "ESSAI", "Jeanne", null, "poste 12"))
                        .code())
                .isEqualTo(PartyRefusal.PHONE);
    }
}

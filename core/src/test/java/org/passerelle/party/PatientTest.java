package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

/** What must be said of a patient, and how it may be written. */
class PatientTest {
    private static final Ins INS = new Ins("279035121518989", Ins.Oid.TEST);

    private String birthName = "MARTIN-ESSAI";
    private List<String> given = List.of("CAMILLE", "ANNE");
    private @Nullable String usedName = "DURAND-ESSAI";
    private @Nullable String usedGivenName;
    private LocalDate birthDate = LocalDate.of(1961, 7, 8);
    private String birthPlace = "55029";
    private @Nullable Ins ins = INS;
    private Patient.@Nullable NoInsReason reason;
    private String phone = "03 29 00 00 00";
    private String address = "1 rue de l'Essai, 55000 Bar-le-Duc";

    @Test
    void namesAreTrimmedAndComposed() {
        birthName = "  LE\u0301VY ";
        given = List.of(" Zoe\u0308 ");
        usedName = null;
        Patient patient = patient();
        assertThat(patient.birthName()).isEqualTo("L\u00c9VY");
        assertThat(patient.birthGivenNames()).containsExactly("Zo\u00eb");
        assertThat(patient.displayName()).isEqualTo("L\u00c9VY Zo\u00eb");
    }

    @Test
    void peopleAreCalledByTheNamesTheyUse() {
        assertThat(patient().displayName()).isEqualTo("DURAND-ESSAI CAMILLE");
        usedGivenName = "Anne";
        assertThat(patient().displayName()).isEqualTo("DURAND-ESSAI Anne");
    }

    @Test
    void aNameHasACharacterAndAtMostAHundred() {
        birthName = "N".repeat(Written.LONGEST_NAME);
        assertThat(patient().birthName()).hasSize(100);
        birthName = "N".repeat(Written.LONGEST_NAME + 1);
        assertRefused(PartyRefusal.NAME);
        for (String none : List.of("", " ", "\t", "A\u0000B", "A\nB", "A\u0085B")) {
            birthName = none;
            assertRefused(PartyRefusal.NAME);
        }
        birthName = "N";
        usedName = "";
        assertRefused(PartyRefusal.NAME);
        usedName = null;
        usedGivenName = " ";
        assertRefused(PartyRefusal.NAME);
    }

    @Test
    void thereIsAGivenNameAndThereAreAtMostTwenty() {
        given = Collections.nCopies(20, "ANNE");
        assertThat(patient().birthGivenNames()).hasSize(20);
        given = Collections.nCopies(21, "ANNE");
        assertRefused(PartyRefusal.NAME);
        given = new ArrayList<>();
        assertRefused(PartyRefusal.NAME);
        given = List.of("ANNE", "");
        assertRefused(PartyRefusal.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"55029", "2A004", "2B033", "97411", "98818", "99134", "75056"})
    void aBirthPlaceIsAnInseeCode(String code) {
        birthPlace = code;
        assertThat(patient().birthPlace()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5502", "550290", "2C004", "1A004", "2a004", "A2004", "55 29", "Bar-le-Duc", "5502\u0669"})
    void anythingElseIsNoBirthPlace(String code) {
        birthPlace = code;
        assertRefused(PartyRefusal.BIRTH_PLACE);
    }

    @Test
    void nobodyWasBornBefore1880() {
        birthDate = LocalDate.of(1880, 1, 1);
        assertThat(patient().birthDate()).isEqualTo(birthDate);
        birthDate = LocalDate.of(1879, 12, 31);
        assertRefused(PartyRefusal.BIRTH_DATE);
    }

    @Test
    void thereIsAnInsOrAReasonAndNotBoth() {
        assertThat(patient().findIns()).contains(INS);
        reason = Patient.NoInsReason.NOT_QUALIFIED;
        assertRefused(PartyRefusal.INS_OR_REASON);
        ins = null;
        assertThat(patient().findIns()).isEmpty();
        reason = null;
        assertRefused(PartyRefusal.INS_OR_REASON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0329",
                "03 29 00 00 00",
                "03.29.00.00.00",
                "+33 3 29 00 00 00",
                " 0329000000 ",
                "12345678901234567890"
            })
    void aPhoneNumberIsDigitsInGroups(String number) {
        phone = number;
        assertThat(patient().phone()).isEqualTo(number.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "032",
                "123456789012345678901",
                "03  29",
                "03-29-00-00-00",
                "++3329",
                "0329 ",
                "+",
                "03 29 00 00 0x",
                "\u0660\u0661\u0662\u0663",
                "0329;ext=1"
            })
    void anythingElseIsNoPhoneNumber(String number) {
        phone = number.equals("0329 ") ? "0329\n1" : number;
        assertRefused(PartyRefusal.PHONE);
    }

    @Test
    void anAddressHasACharacterAndAtMostThreeHundred() {
        address = "A".repeat(Written.LONGEST_ADDRESS);
        assertThat(patient().address()).hasSize(300);
        for (String wrong : List.of("A".repeat(Written.LONGEST_ADDRESS + 1), "", "  ", "1 rue\n55000 Bar-le-Duc")) {
            address = wrong;
            assertRefused(PartyRefusal.POSTAL_ADDRESS);
        }
    }

    @Test
    void nothingOfThemStandsInALog() {
        assertThat(patient().toString()).isEqualTo("Patient[…]");
        address = "";
        var refused = catchThrowableOfType(Refused.class, this::patient);
        assertThat(refused.getMessage() + refused.refusal()).doesNotContain("MARTIN", "1961");
    }

    private void assertRefused(PartyRefusal code) {
        var refused = catchThrowableOfType(Refused.class, this::patient);
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }

    private Patient patient() {
        return new Patient(
                birthName,
                given,
                usedName,
                usedGivenName,
                birthDate,
                birthPlace,
                Sex.FEMALE,
                ins,
                reason,
                phone,
                address);
    }
}

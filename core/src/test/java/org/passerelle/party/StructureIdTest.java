package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.refusal.Refused;

class StructureIdTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0551234567",
                "055123456701",
                "1550000012",
                "12A0000012",
                "2318751275",
                "331875127500020",
                "41000123456701",
                "410001234567-01",
                "810001234567"
            })
    void isAnyNationalNumberOfAStructureOrAPerson(String value) {
        assertThat(new StructureId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024Marketing",
                "1Direction2",
                "155000001",
                "15500000123",
                "23187512750",
                "33187512750002",
                "3318751275000201",
                "410001234567",
                "5550000012",
                "81000123456",
                "8100012345678",
                "0002 000000000",
                "155000001\u0662"
            })
    void isNoOtherText(String value) {
        var refused = catchThrowableOfType(Refused.class, () -> new StructureId(value));
        assertThat(refused.code()).isEqualTo(PartyRefusal.STRUCTURE);
    }
}

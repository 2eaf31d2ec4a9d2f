package org.passerelle.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfessionalTest {
    @ParameterizedTest
    @CsvSource({
        "G15_10/SM26, Dr Paul EXEMPLE",
        "G15_40/SCD01, Dr Paul EXEMPLE",
        "G15_60, Paul EXEMPLE",
        "G15_50, Paul EXEMPLE",
        ", Paul EXEMPLE"
    })
    void callsDoctorsDoctorAndNobodyElse(@Nullable String specialty, String shown) {
        var professional = new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", specialty, null);
        assertThat(professional.displayName()).isEqualTo(shown);
    }
}

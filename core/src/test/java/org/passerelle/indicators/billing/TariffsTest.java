package org.passerelle.indicators.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What acts cost and who may bill them, on each side of every date. */
class TariffsTest {

    @ParameterizedTest
    @CsvSource({
        "TE2, 2022-03-31,",
        "TE2, 2022-04-01, 2000",
        "TE2, 2025-12-31, 2000",
        "TE2, 2026-01-01, 2300",
        "TE2, 2030-06-01, 2300",
        "RQD, 2022-03-31,",
        "RQD, 2022-04-01, 1000",
        "RQD, 2025-12-31, 1000",
        "RQD, 2026-01-01, 1000"
    })
    void anActCostsWhatItCostOnItsDay(Act act, LocalDate day, Integer cents) {
        assertThat(Tariffs.shipped().cents(act, day).orElse(null)).isEqualTo(cents);
    }

    @ParameterizedTest
    @CsvSource({
        "TE2, G15_10, 2026-01-01, true",
        "TE2, G15_50, 2026-01-01, true",
        "TE2, G15_60, 2026-01-01, false",
        "TE2, G15_21, 2026-01-01, false",
        "RQD, G15_10, 2022-04-01, true",
        "RQD, G15_50, 2022-04-01, true",
        "RQD, G15_60, 2023-03-22, false",
        "RQD, G15_60, 2023-03-23, true",
        "RQD, G15_70, 2026-01-01, true",
        "RQD, G15_91, 2026-01-01, true",
        "RQD, G15_80, 2026-01-01, true",
        "RQD, G15_21, 2026-01-01, false",
        "RQD, G15_40, 2026-01-01, false"
    })
    void onlySomeProfessionsBillAnAct(Act act, String profession, LocalDate day, boolean may) {
        assertThat(Tariffs.shipped().mayBill(act, profession, day)).isEqualTo(may);
    }
}

package org.passerelle.pathway.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is a unit in UCUM, and what only looks like one. */
class UcumTest {
    private static final String UNITS =
            "1 % kg g ug mg/dL mmol/L umol/l mm[Hg] cm[H2O] kPa /h /min L/min mL/min/{1.73_m2}"
                    + " mL/min/1 {score} {beats}/min 10*9/L 10^6/uL 10*-3 mg/(24.h) kg/m2 m2 Cel [degF] d wk mo a [iU]/L m[iU]/mL"
                    + " k[iU] U/L meq/L mosm/kg [pH] g/(8.h){shift} s-1 L.s-1 ng/mL{FEU} [ppm] deg dB [diop] Ohm.m [CFU]/mL"
                    + " /{visit} fL pg {} mL/kg J Gy MBq [Ch]";
    private static final String OTHERS =
            "kilos kilo cc mmHg bpm sec gm hr mcg µg l/mn ans jours Kg KG KM pct points mm[Hg"
                    + " mm]Hg[ kmin m% kg//m kg/ .kg (kg kg) () mg/(24.h 0 01 {score score} {a{b}} kg{a}m {{a} 2kg2x mh °C U.I."
                    + " ml/min/1,73";

    @Test
    void takesUnitsAndNothingElse() {
        assertThat(List.of(UNITS.split(" ")))
                .allSatisfy(unit -> assertThat(Ucum.isUnit(unit)).isTrue());
        assertThat(List.of(OTHERS.split(" ")))
                .allSatisfy(other -> assertThat(Ucum.isUnit(other)).isFalse());
        assertThat(Ucum.isUnit("")).isFalse();
        assertThat(Ucum.isUnit("per hour")).isFalse();
    }

    @Test
    void takesFortyCharactersAndNoMore() {
        assertThat(Ucum.isUnit("{" + "x".repeat(Ucum.LONGEST - 2) + "}")).isTrue();
        assertThat(Ucum.isUnit("{" + "x".repeat(Ucum.LONGEST - 1) + "}")).isFalse();
    }
}

package org.passerelle.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.sla.Rules.PARIS;
import static org.passerelle.sla.Rules.at;

import org.junit.jupiter.api.Test;

class TargetTest {
    @Test
    void countsFromOneToItsLimit() {
        assertThat(new Target(Unit.ELAPSED_HOURS, 1).amount()).isOne();
        assertThat(new Target(Unit.ELAPSED_HOURS, 8784).amount()).isEqualTo(8784);
        assertThat(new Target(Unit.WORKING_DAYS, 366).amount()).isEqualTo(366);
        assertThat(new Target(Unit.WORKING_HOURS, 8784).amount()).isEqualTo(8784);
        Rules.refuses(SlaRefusal.AMOUNT, () -> new Target(Unit.WORKING_HOURS, 8785));
        Rules.refuses(SlaRefusal.AMOUNT, () -> new Target(Unit.ELAPSED_HOURS, 0));
        Rules.refuses(SlaRefusal.AMOUNT, () -> new Target(Unit.ELAPSED_HOURS, 8785));
        Rules.refuses(SlaRefusal.AMOUNT, () -> new Target(Unit.WORKING_DAYS, 367));
    }

    @Test
    void refusesAUnitItCannotCount() {
        assertThat(Unit.of("working-days")).isEqualTo(Unit.WORKING_DAYS);
        assertThat(Unit.of("working-hours")).isEqualTo(Unit.WORKING_HOURS);
        Rules.refuses(SlaRefusal.UNIT, () -> Unit.of("WORKING_DAYS"));
        Rules.refuses(SlaRefusal.UNIT, () -> Unit.of("hours"));
    }

    @Test
    void saysTheDueDateInTheLinesOwnTime() {
        assertThat(DueWords.before(at("2026-11-24T15:30:00Z"), PARIS)).isEqualTo("avant mardi 24/11 à 16 h 30");
        assertThat(DueWords.before(at("2026-08-03T07:00:00Z"), PARIS)).isEqualTo("avant lundi 03/08 à 9 h");
        assertThat(DueWords.before(at("2026-11-22T23:05:59.999Z"), PARIS)).isEqualTo("avant lundi 23/11 à 0 h 05");
    }

    @Test
    void saysTheTargetWithItsUnit() {
        assertThat(DueWords.of(Rules.hours(48))).isEqualTo("48 heures");
        assertThat(DueWords.of(Rules.hours(1))).isEqualTo("1 heure");
        assertThat(DueWords.of(Rules.days(2))).isEqualTo("2 jours ouvrés");
        assertThat(DueWords.of(new Target(Unit.WORKING_HOURS, 9))).isEqualTo("9 heures ouvrées");
        assertThat(DueWords.of(new Target(Unit.WORKING_HOURS, 1))).isEqualTo("1 heure ouvrée");
        assertThat(DueWords.of(Rules.days(1))).isEqualTo("1 jour ouvré");
    }
}

package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.internal.HoursWords;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.pathway.Field;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.OpeningHours.Span;

/** What a practice is shown of a line before it asks. */
class LineTest {
    @TempDir
    Path folder;

    @Test
    void aLineSaysWhatItAnswersWithinHowLongAndWhen() {
        try (Rehearsal world = Rehearsal.begin(folder)) {
            Line line = world.practice().line("dermatologie@CH-exemple.mssante.fr");

            assertThat(line.title()).isEqualTo("Avis de dermatologie");
            assertThat(line.organisation()).isEqualTo("CH D'EXEMPLE");
            assertThat(line.scope()).contains("photographies");
            assertThat(line.exclusions()).isEqualTo("Urgence vitale");
            assertThat(line.hours()).isEqualTo("lundi à vendredi 9 h – 18 h");
            assertThat(line.urgencies()).containsExactly("ordinary", "prompt");
            assertThat(line.target("ordinary")).isEqualTo("2 jours ouvrés");
            assertThat(line.target("prompt")).isEqualTo("24 heures");
            assertThat(line.dueIfSentNow("prompt")).isEqualTo(Instant.parse("2026-11-21T08:30:00Z"));
            assertThat(line.dueInWordsIfSentNow("ordinary")).isEqualTo("avant mardi 24/11 à 9 h 30");
            assertThat(line.pathways()).containsExactly("avis");
            assertThat(line.fields("avis")).extracting(Field::name).startsWith("dangerToLife", "patient", "consent");
            assertThat(world.practice().lines())
                    .extracting(Line::address)
                    .containsExactlyInAnyOrder(
                            Rehearsal.LINE,
                            Rehearsal.CARDIOLOGY_LINE,
                            Rehearsal.SPECIALIST_LINE,
                            Rehearsal.ORDINARY_LINE);
        }
    }

    @Test
    void hoursAreToldByNeighbouringDays() {
        Span morning = new Span(LocalTime.of(8, 30), LocalTime.NOON);
        Span evening = new Span(LocalTime.of(20, 0), LocalTime.MIDNIGHT);
        var hours = new OpeningHours(Map.of(
                DayOfWeek.MONDAY, List.of(morning, evening),
                DayOfWeek.TUESDAY, List.of(morning, evening),
                DayOfWeek.THURSDAY, List.of(morning),
                DayOfWeek.SUNDAY, List.of(evening)));

        assertThat(HoursWords.of(hours))
                .isEqualTo("lundi à mardi 8 h 30 – 12 h, 20 h – 24 h ; jeudi 8 h 30 – 12 h ; dimanche 20 h – 24 h");
    }
}

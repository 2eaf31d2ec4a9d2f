package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ApartLetter.Standing;

/** Letters that come long after they were signed, or before: people see them, and they never act by themselves. */
class StaleLetterTest {
    @TempDir
    Path folder;

    @Test
    void showsAStaleLetterAndNeverAppliesIt() {
        try (var houses = new Rehearsal(folder, 11)) {
            Id avis = after(houses, Duration.ofDays(31));
            ApartLetter letter = houses.hospital.apart(10).get(0);
            assertThat(letter.standing()).isEqualTo(Standing.STALE);
            assertThat(letter.exchange()).contains(avis);
            assertThat(houses.hospital
                            .apart()
                            .read(letter.id(), Rehearsal.EXPERT)
                            .findStep())
                    .contains("request");
            houses.hospital.step();
            assertThat(houses.hospital.row(avis)).isEmpty();
            assertThat(houses.hospital.apart(10)).containsExactly(letter);
        }
    }

    @Test
    void isStaleMoreThanThirtyDaysAfterItsSigningTimeOrFiveMinutesBefore() {
        assertThat(standings(Duration.ofDays(30))).isEmpty();
        assertThat(standings(Duration.ofDays(30).plusSeconds(1))).containsExactly(Standing.STALE);
        assertThat(standings(Duration.ofMinutes(-5))).isEmpty();
        assertThat(standings(Duration.ofMinutes(-5).minusSeconds(1))).containsExactly(Standing.STALE);
    }

    private List<Standing> standings(Duration time) {
        try (var houses = new Rehearsal(folder.resolve("after" + time.toSeconds()), 11)) {
            after(houses, time);
            return houses.hospital.apart(10).stream().map(ApartLetter::standing).toList();
        }
    }

    /** A request that reaches the hospital so long after it was signed. */
    private static Id after(Rehearsal houses, Duration time) {
        houses.clock.advance(Duration.ofHours(1));
        Id avis = houses.request();
        houses.practice.step();
        byte[] letter = houses.mail.crossed().get(0).clone();
        houses.clock.advance(time);
        houses.hospital.accept(new ByteArrayInputStream(letter), Rehearsal.LINE);
        return avis;
    }
}

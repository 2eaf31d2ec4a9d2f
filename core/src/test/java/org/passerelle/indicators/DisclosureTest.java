package org.passerelle.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.passerelle.indicators.Invented.DECEMBER;
import static org.passerelle.indicators.Invented.NOVEMBER;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.indicators.measured.Cause;
import org.passerelle.indicators.measured.Ending;
import org.passerelle.indicators.measured.Kept;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.refusal.HouseBug;

/** Nothing that counts fewer than five patients leaves the establishment, and nothing from which it could be computed. */
class DisclosureTest {
    private static final Instant NOW = Instant.parse("2027-01-31T12:00:00Z");

    @Test
    void fourPatientsAreHiddenAndFiveAreShown() {
        assertThat(november(Disclosure.OUTSIDE, answered(1, 4)).volume().isHidden())
                .isTrue();
        Figures five = november(Disclosure.OUTSIDE, answered(1, 5));

        assertThat(five.volume()).isEqualTo(new Figures.Volume(5, 5));
        assertThat(five.of(Breakdowns.ENDING))
                .hasValueSatisfying(
                        parts -> assertThat(parts).containsEntry("answered", 5L).containsEntry("open", 0L));
        assertThat(five.times().get(Stretch.ANSWER).findGross()).isPresent();
    }

    @Test
    void patientsCountNotRequests() {
        List<Measured> ofFour = new ArrayList<>(answered(1, 4));
        ofFour.addAll(answered(1, 4));

        assertThat(november(Disclosure.OUTSIDE, ofFour).volume().isHidden()).isTrue();
        assertThat(november(Disclosure.INSIDE, ofFour).volume()).isEqualTo(new Figures.Volume(8, 4));
    }

    @Test
    void anotherLimitHoldsOneOnEachSide() {
        var ten = new Disclosure(10);

        assertThat(november(ten, answered(1, 9)).volume().isHidden()).isTrue();
        assertThat(november(ten, answered(1, 10)).volume().isHidden()).isFalse();
        assertThatThrownBy(() -> new Disclosure(4)).isInstanceOf(HouseBug.class);
    }

    /** 20 requests, 4 of them declined: shown, the 16 would tell the 4. With 5 declined both are shown. */
    @Test
    void aPartThatIsTooSmallHidesItsWholeBreakdownAndTheRatesOfIt() {
        Figures small = november(Disclosure.OUTSIDE, with(answered(1, 16), 17, 20, Ending.DECLINED));
        Figures large = november(Disclosure.OUTSIDE, with(answered(1, 15), 16, 20, Ending.DECLINED));

        assertThat(small.volume()).isEqualTo(new Figures.Volume(20, 20));
        assertThat(small.of(Breakdowns.ENDING)).isEmpty();
        assertThat(small.of(Breakdowns.OPENED)).isEmpty();
        assertThat(rate("converted", small)).isNull();
        assertThat(small.of(Breakdowns.KEPT)).isPresent();
        assertThat(large.of(Breakdowns.ENDING).orElseThrow()).containsEntry("declined", 5L);
    }

    /** Beside a breakdown it would tell the difference of the two: 14 were timed, 12 opened their answer, so 2 were converted. */
    @Test
    void howManyWereTimedStaysInside() {
        List<Measured> all = with(answered(1, 15), 16, 20, Ending.OPEN);

        assertThat(november(Disclosure.INSIDE, all).times().get(Stretch.ANSWER).counted())
                .isTrue();
        Figures.Timed outside = november(Disclosure.OUTSIDE, all).times().get(Stretch.ANSWER);
        assertThat(outside.findGross()).isPresent();
        assertThat(outside.counted()).isFalse();
    }

    /** Of 20 breaches 10 were not taken and 8 taken late, which excludes the former: the other 2 could be computed. */
    @Test
    void causesThatLeaveASmallRestBetweenThemAreHiddenTogether() {
        Figures small = november(Disclosure.OUTSIDE, breached(10, 8, 2));
        Figures large = november(Disclosure.OUTSIDE, breached(10, 5, 5));

        Breakdowns.ALL.stream().filter(Breakdowns::isCause).forEach(cause -> {
            assertThat(small.of(cause)).as(cause.code()).isEmpty();
            assertThat(large.of(cause)).as(cause.code()).isPresent();
        });
        assertThat(small.of(Breakdowns.KEPT)).isPresent();
    }

    private static List<Measured> breached(int notTaken, int takenLate, int waited) {
        List<Measured> all = new ArrayList<>();
        for (int patient = 1; patient <= notTaken + takenLate + waited; patient++) {
            Cause cause = patient <= notTaken
                    ? Cause.NOT_TAKEN
                    : patient <= notTaken + takenLate ? Cause.TAKEN_LATE : Cause.WAITED;
            Set<Cause> causes = cause == Cause.WAITED ? Set.of(cause) : Set.of(cause, Cause.WAITED);
            all.add(Invented.breached(patient, NOVEMBER, causes));
        }
        return all;
    }

    @Test
    void timesOfFourPatientsAreHidden() {
        Figures figures = november(Disclosure.OUTSIDE, with(answered(1, 4), 5, 20, Ending.OPEN));

        assertThat(figures.times().get(Stretch.ANSWER).findGross()).isEmpty();
    }

    /** November shows 6, December hides 4: the sum of 10 would tell the 4, and so would sums of ranges that differ by December. */
    @Test
    void aSumShowsOnlyWhatEachOfItsMonthsShows() {
        List<Measured> all = new ArrayList<>(answered(1, 6));
        for (int patient = 7; patient <= 10; patient++) {
            all.add(Invented.of(patient, DECEMBER, Ending.ANSWERED, Kept.MET));
        }
        Report outside = report(Disclosure.OUTSIDE, NOVEMBER, DECEMBER, all);
        Report inside = report(Disclosure.INSIDE, NOVEMBER, DECEMBER, all);

        assertThat(outside.summaries()).hasSize(3);
        assertThat(outside.summaries().get(0).figures().volume().requests()).isEqualTo(6);
        assertThat(outside.summaries().get(1).figures().volume().isHidden()).isTrue();
        assertThat(outside.summaries().get(2).figures().volume().isHidden()).isTrue();
        assertThat(inside.summaries().get(2).figures().volume()).isEqualTo(new Figures.Volume(10, 10));
    }

    @Test
    void secondsStayInside() {
        List<Measured> five = new ArrayList<>();
        for (int patient = 1; patient <= 5; patient++) {
            five.add(Invented.of(patient, NOVEMBER, Ending.ANSWERED, Kept.MET, Duration.ofSeconds(61)));
        }

        assertThat(november(Disclosure.INSIDE, five)
                        .times()
                        .get(Stretch.ANSWER)
                        .findGross()
                        .orElseThrow()
                        .median())
                .isEqualTo(Duration.ofSeconds(61));
        assertThat(november(Disclosure.OUTSIDE, five)
                        .times()
                        .get(Stretch.ANSWER)
                        .findGross()
                        .orElseThrow()
                        .median())
                .isEqualTo(Duration.ofMinutes(2));
    }

    /** Random months, all ranges of them: whoever reads every report sees no number of 1 to 4 patients and can compute none. */
    @Test
    void nothingSmallIsShownOrLeftOver() {
        for (int seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            List<Measured> all = new ArrayList<>();
            for (int i = random.nextInt(120); i > 0; i--) {
                all.add(Invented.of(
                        random.nextInt(40),
                        NOVEMBER.plusMonths(random.nextInt(3)),
                        Ending.values()[Math.min(random.nextInt(9), 4)],
                        Kept.values()[Math.min(random.nextInt(9), 4)]));
            }
            for (int from = 0; from < 3; from++) {
                for (int until = from; until < 3; until++) {
                    requireNothingSmall(seed, NOVEMBER.plusMonths(from), NOVEMBER.plusMonths(until), all);
                }
            }
        }
    }

    private static void requireNothingSmall(int seed, YearMonth from, YearMonth until, List<Measured> all) {
        List<Summary> shown = report(Disclosure.OUTSIDE, from, until, all).summaries();
        Set<String> hidden = new HashSet<>();
        for (Summary summary : shown) {
            for (Breakdown breakdown : Breakdowns.ALL) {
                String what = "seed " + seed + ", " + summary.month() + ", " + breakdown;
                Map<String, Long> parts = summary.figures().of(breakdown).orElse(null);
                if (parts == null) {
                    hidden.add(breakdown.code());
                } else if (summary.month() == null) {
                    assertThat(hidden).as(what + " sums a hidden month").doesNotContain(breakdown.code());
                } else {
                    parts.forEach((part, count) -> assertThat(patients(all, summary.month(), breakdown, part))
                            .as(what + " " + part)
                            .matches(patients -> patients == 0 || patients >= 5));
                    assertThat(parts.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .as(what + " is whole")
                            .isEqualTo(summary.figures().volume().requests());
                }
            }
        }
    }

    private static int patients(List<Measured> all, YearMonth month, Breakdown breakdown, String part) {
        Set<Sha256> patients = new HashSet<>();
        all.stream()
                .filter(one ->
                        one.month().equals(month) && breakdown.of().apply(one).equals(part))
                .forEach(one -> patients.add(one.patient()));
        return patients.size();
    }

    private static List<Measured> answered(int from, int until) {
        return with(List.of(), from, until, Ending.ANSWERED);
    }

    private static List<Measured> with(List<Measured> some, int from, int until, Ending ending) {
        List<Measured> more = new ArrayList<>(some);
        for (int patient = from; patient <= until; patient++) {
            more.add(Invented.of(patient, NOVEMBER, ending, Kept.MET));
        }
        return more;
    }

    private static Figures.Share rate(String code, Figures figures) {
        return Rate.ALL.stream()
                .filter(rate -> rate.code().equals(code))
                .findFirst()
                .flatMap(figures::of)
                .orElse(null);
    }

    private static Figures november(Disclosure disclosure, List<Measured> all) {
        return report(disclosure, NOVEMBER, NOVEMBER, all).summaries().get(0).figures();
    }

    private static Report report(Disclosure disclosure, YearMonth from, YearMonth until, List<Measured> all) {
        var collecting = new Collecting(from, until, disclosure);
        all.forEach(collecting::add);
        return collecting.report(NOW);
    }
}

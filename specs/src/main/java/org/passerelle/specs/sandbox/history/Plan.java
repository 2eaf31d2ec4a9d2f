package org.passerelle.specs.sandbox.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.passerelle.sla.Clock;
import org.passerelle.sla.LineCalendar;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.sandbox.history.Tale.Deed;
import org.passerelle.specs.sandbox.world.Team;

/** Makes up what was asked and what became of it, by rule: the same for the same seed, begin and end. */
final class Plan {
    /** Requests in a week. */
    static final int IN_A_WEEK = 8;

    private static final int[] TOLD = {80, 100, 125};
    /** The last requests of the past are these, and stand open; minutes before the end that the lines were open. */
    private static final List<Open> OPEN = List.of(
            new Open(Fate.NEW, Team.DERMATOLOGY, 35),
            new Open(Fate.NEW, Team.DERMATOLOGY, 80),
            new Open(Fate.NEW, Team.PNEUMOLOGY, 120),
            new Open(Fate.TAKEN, Team.DERMATOLOGY, 160),
            new Open(Fate.NEW, Team.GERIATRICS, 200),
            new Open(Fate.WAITING, Team.DERMATOLOGY, 400),
            new Open(Fate.UNREAD, Team.DERMATOLOGY, 500),
            new Open(Fate.UNREAD, Team.PNEUMOLOGY, 700),
            new Open(Fate.NEW, Team.DERMATOLOGY, 1400));
    /** Open minutes of the end that belong to those alone. */
    private static final int RECENT = 1500;

    private static final int HOURS_TO_REPORT = 24;

    private final RandomGenerator random;
    private final List<Asker> askers;
    private final LineCalendar calendar = Team.DERMATOLOGY.offer().calendar();
    private final Instant begin;
    private final Instant end;
    private final List<Tale> tales = new ArrayList<>();

    private record Open(Fate fate, Team team, int before) {}

    Plan(RandomGenerator random, List<Asker> askers, Instant begin, Instant end) {
        this.random = random;
        this.askers = askers;
        this.begin = begin;
        this.end = end;
    }

    /** All of them, in the order in which they were asked: of so many weeks, and what is open. */
    List<Tale> tales(int weeks) {
        long open = calendar.openTime(begin, end).toMinutes();
        int ended = weeks * IN_A_WEEK;
        long span = Math.max(1, open - RECENT);
        for (int i = 0; i < ended; i++) {
            Fate fate = Fate.ENDED.get(i % Fate.ENDED.size());
            Team team = fate == Fate.LATE ? Team.DERMATOLOGY : teamOf(i);
            tell(fate, team, askers.get(i % askers.size()), (long) ((i + random.nextDouble()) / ended * span));
        }
        for (int i = 0; i < OPEN.size(); i++) {
            Open each = OPEN.get(i);
            Asker asker = i % 3 == 0 ? askers.get(1) : askers.get(0);
            tell(each.fate(), each.team(), asker, Math.max(0, open - each.before()));
        }
        if (weeks > 0) {
            polygraphy(workingDayBefore(9), HOURS_TO_REPORT);
        }
        polygraphy(workingDayBefore(3), 0);
        return tales.stream()
                .filter(tale -> !tale.deeds().isEmpty())
                .sorted(Comparator.comparing(tale -> tale.deeds().get(0).at()))
                .toList();
    }

    private static Team teamOf(int number) {
        return switch (number % 4) {
            case 1 -> Team.PNEUMOLOGY;
            case 3 -> Team.GERIATRICS;
            default -> Team.DERMATOLOGY;
        };
    }

    private void tell(Fate fate, Team team, Asker asker, long openMinute) {
        List<Deed> deeds = new ArrayList<>();
        Instant at = calendar.plusOpen(begin, Duration.ofMinutes(openMinute));
        deeds.add(new Deed(at, What.SEND));
        if (fate == Fate.LATE || fate == Fate.NEW) {
            Clock clock = Clock.start(team.offer().target(fate.urgency), calendar, at);
            for (int share : TOLD) {
                clock.at(share).ifPresent(told -> deeds.add(new Deed(told, What.WAIT)));
            }
        }
        for (Fate.Gap gap : fate.gaps) {
            long minutes = Math.round(gap.minutes() * (0.7 + 0.6 * random.nextDouble()));
            at = calendar.plusOpen(at, Duration.ofMinutes(Math.max(1, fate == Fate.LATE ? gap.minutes() : minutes)));
            deeds.add(new Deed(at, gap.what()));
        }
        List<Vignette> vignettes = Vignette.of(team);
        int number = tales.size();
        boolean old = team.equals(Team.GERIATRICS);
        tales.add(new Tale(
                number,
                team,
                asker,
                vignettes.get(random.nextInt(vignettes.size())),
                Patients.drawn(random, old ? 1934 : 1948, old ? 1950 : 1999),
                fate.urgency,
                past(deeds)));
    }

    /** Prescribed in the morning, fitted that evening, sent the day after; read and reported where it may be. */
    private void polygraphy(LocalDate day, int hoursToReport) {
        List<Deed> deeds = new ArrayList<>();
        LocalDate next = day.plusDays(1);
        deeds.add(new Deed(local(day, 10, 5), What.SEND));
        deeds.add(new Deed(local(day, 10, 20), What.SCHEDULE));
        deeds.add(new Deed(local(day, 18, 5), What.FIT));
        deeds.add(new Deed(local(next, 7, 45), What.REMOVE));
        deeds.add(new Deed(local(next, 8, 35), What.TRANSMIT));
        if (hoursToReport > 0) {
            Instant reported = local(next, 9, 0).plus(Duration.ofHours(hoursToReport));
            deeds.add(new Deed(reported, What.TAKE));
            deeds.add(new Deed(reported.plus(Duration.ofMinutes(40)), What.REPORT));
            deeds.add(new Deed(reported.plus(Duration.ofMinutes(95)), What.READ));
        }
        Vignette vignette = Vignette.of(Team.PNEUMOLOGY).get(2);
        tales.add(new Tale(
                tales.size(),
                Team.PNEUMOLOGY,
                askers.get(1),
                vignette,
                Patients.drawn(random, 1955, 1975),
                "ordinary",
                past(deeds)));
    }

    /** What is not past yet has not happened; before the begin there was nobody. */
    private List<Deed> past(List<Deed> deeds) {
        if (deeds.get(0).at().isBefore(begin)) {
            return List.of();
        }
        return deeds.stream()
                .filter(deed -> deed.at().isBefore(end))
                .sorted(Comparator.comparing(Deed::at))
                .toList();
    }

    private LocalDate workingDayBefore(int days) {
        LocalDate day = end.atZone(Cast.PARIS).toLocalDate();
        int left = days;
        while (left > 0) {
            day = day.minusDays(1);
            left -= calendar.isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private static Instant local(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(Cast.PARIS).toInstant();
    }
}

package org.passerelle.indicators;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.passerelle.indicators.measured.Measured;
import org.passerelle.indicators.measured.Stretch;
import org.passerelle.refusal.HouseBug;

/** Counts the requests of one line, pathway and month, or of several months. */
final class Tally {
    private final Disclosure disclosure;
    private final Cell all = new Cell(Integer.MAX_VALUE);
    private final Map<Breakdown, Map<String, Cell>> split = new HashMap<>();
    private final Map<Stretch, Times> times = new EnumMap<>(Stretch.class);

    Tally(Disclosure disclosure) {
        this.disclosure = disclosure;
        Breakdowns.ALL.forEach(this::split);
        split(Breakdowns.TOGETHER);
        for (Stretch stretch : Stretch.values()) {
            times.put(stretch, new Times(disclosure.fewest()));
        }
    }

    private void split(Breakdown breakdown) {
        Map<String, Cell> parts = new LinkedHashMap<>();
        breakdown.parts().forEach(part -> parts.put(part.code(), new Cell(disclosure.fewest())));
        split.put(breakdown, parts);
    }

    void add(Measured measured) {
        all.add(measured.patient());
        split.forEach((breakdown, parts) -> {
            Cell cell = parts.get(breakdown.of().apply(measured));
            if (cell == null) {
                throw new HouseBug("every request is in one part of each breakdown");
            }
            cell.add(measured.patient());
        });
        times.forEach((stretch, delays) -> delays.add(measured.patient(), measured.delay(stretch)));
    }

    /** Whether anything of it may be shown. */
    boolean shows() {
        return disclosure.allows(all.patients());
    }

    boolean shows(Breakdown breakdown) {
        return shows()
                && allows(cells(breakdown))
                // some causes exclude one another, so that a small rest between them could be computed from any two
                && (!Breakdowns.isCause(breakdown) || allows(cells(Breakdowns.TOGETHER)));
    }

    private boolean allows(Map<String, Cell> cells) {
        return cells.values().stream().map(Cell::patients).allMatch(disclosure::allows);
    }

    boolean shows(Stretch stretch) {
        return shows() && delays(stretch).shows(disclosure);
    }

    boolean showsCount(Stretch stretch) {
        // outside it is not told at all: beside a breakdown it would tell the difference of the two
        return shows() && !disclosure.isOutside() && delays(stretch).showsCount(disclosure);
    }

    /**
     * What may be shown of it.
     *
     * @param months those of which it is the sum, which must show what it shows; none for a month itself
     */
    Figures figures(List<Tally> months) {
        Predicate<Predicate<Tally>> may =
                shown -> shown.test(this) && months.stream().allMatch(shown);
        Figures.Volume volume =
                may.test(Tally::shows) ? new Figures.Volume(all.exchanges(), all.patients()) : Figures.Volume.HIDDEN;
        Map<String, Map<String, Long>> parts = new LinkedHashMap<>();
        for (Breakdown breakdown : Breakdowns.ALL) {
            if (may.test(tally -> tally.shows(breakdown))) {
                parts.put(breakdown.code(), counts(breakdown));
            }
        }
        Map<Stretch, Figures.Timed> timed = new EnumMap<>(Stretch.class);
        for (Stretch stretch : Stretch.values()) {
            Times delays = delays(stretch);
            if (!delays.isEmpty()) {
                boolean shown = may.test(tally -> tally.shows(stretch));
                boolean counted = may.test(tally -> tally.showsCount(stretch));
                timed.put(stretch, shown ? timed(delays, counted) : Figures.Timed.HIDDEN);
            }
        }
        return new Figures(volume, parts, timed);
    }

    private Figures.Timed timed(Times delays, boolean counted) {
        Spread gross = disclosure.isOutside() ? delays.gross().inMinutes() : delays.gross();
        Spread net = disclosure.isOutside() ? delays.net().inMinutes() : delays.net();
        return new Figures.Timed(gross, net, counted);
    }

    private Map<String, Long> counts(Breakdown breakdown) {
        Map<String, Long> counts = new LinkedHashMap<>();
        cells(breakdown).forEach((part, cell) -> counts.put(part, cell.exchanges()));
        return counts;
    }

    private Map<String, Cell> cells(Breakdown breakdown) {
        return Objects.requireNonNull(split.get(breakdown));
    }

    private Times delays(Stretch stretch) {
        return Objects.requireNonNull(times.get(stretch));
    }
}

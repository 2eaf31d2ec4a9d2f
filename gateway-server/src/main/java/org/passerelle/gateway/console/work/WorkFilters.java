package org.passerelle.gateway.console.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.passerelle.gateway.console.frame.LineCards;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery.Which;

/** The choices of a worklist, with how much stands behind each. */
final class WorkFilters {
    /** By what links call them; the first is shown when nothing is chosen. */
    static final Map<String, Which> SHOWN = shown();

    private final Speech speech;
    private final Worklist.Choice choice;
    private final Which which;
    private final List<WorkCount> counts;

    WorkFilters(Speech speech, Worklist.Choice choice, List<WorkCount> counts) {
        this.speech = speech;
        this.choice = choice;
        this.which = SHOWN.getOrDefault(choice.show(), Which.OPEN);
        this.counts = counts;
    }

    /** How far they are, of the chosen line and urgency. */
    List<Worklist.Filter> states() {
        List<Worklist.Filter> filters = new ArrayList<>();
        SHOWN.forEach((code, each) -> filters.add(new Worklist.Filter(
                "show-" + code,
                speech.say("worklist.show." + code),
                each == Which.ENDED ? null : sum(each, count -> ofLine(count) && ofUrgency(count)),
                choice.showing(code).path(),
                code.equals(choice.show()))));
        return filters;
    }

    /** The lines, where there are several. */
    List<Worklist.Filter> lines(LineCards cards, List<MailAddress> lines) {
        if (lines.size() < 2) {
            return List.of();
        }
        List<Worklist.Filter> filters = new ArrayList<>();
        filters.add(new Worklist.Filter(
                "line-all",
                speech.say("worklist.all"),
                count(this::ofUrgency),
                choice.ofLine("").path(),
                choice.line().isEmpty()));
        for (MailAddress line : lines) {
            filters.add(new Worklist.Filter(
                    "line-" + lines.indexOf(line),
                    cards.title(line, speech),
                    count(count -> ofUrgency(count) && count.concerns(line)),
                    choice.ofLine(line.value()).path(),
                    choice.line().equals(line.value())));
        }
        return filters;
    }

    /** How soon, where there are several. */
    List<Worklist.Filter> urgencies(Circuits circuits, List<String> pathways) {
        var codes = new TreeMap<String, String>();
        counts.stream()
                .map(WorkCount::urgency)
                .filter(code -> !code.isEmpty())
                .forEach(code -> codes.computeIfAbsent(code, each -> circuits.urgency(pathways, each)));
        if (codes.size() < 2 && choice.urgency().isEmpty()) {
            return List.of();
        }
        List<Worklist.Filter> filters = new ArrayList<>();
        filters.add(new Worklist.Filter(
                "urgency-all",
                speech.say("worklist.urgency.all"),
                count(this::ofLine),
                choice.ofUrgency("").path(),
                choice.urgency().isEmpty()));
        codes.forEach((code, title) -> filters.add(new Worklist.Filter(
                "urgency-" + code,
                title,
                count(count -> ofLine(count) && count.urgency().equals(code)),
                choice.ofUrgency(code).path(),
                choice.urgency().equals(code))));
        return filters;
    }

    /** How many nobody has opened, of whatever line and urgency. */
    long fresh() {
        return sum(Which.NEW, count -> true);
    }

    private @org.jspecify.annotations.Nullable Long count(Predicate<WorkCount> of) {
        return which == Which.ENDED ? null : sum(which, of);
    }

    private long sum(Which each, Predicate<WorkCount> of) {
        return counts.stream().filter(of).mapToLong(count -> count.of(each)).sum();
    }

    private boolean ofLine(WorkCount count) {
        return choice.line().isEmpty() || count.concerns(new MailAddress(choice.line()));
    }

    private boolean ofUrgency(WorkCount count) {
        return choice.urgency().isEmpty() || count.urgency().equals(choice.urgency());
    }

    private static Map<String, Which> shown() {
        var shown = new LinkedHashMap<String, Which>();
        for (Which which : Which.values()) {
            shown.put(which.name().toLowerCase(Locale.ROOT), which);
        }
        return java.util.Collections.unmodifiableMap(shown);
    }
}

package org.passerelle.card;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Clock;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;

/**
 * What a line answers, how and when.
 *
 * @param title the line's name for people
 * @param scope what may be asked, possibly empty
 * @param exclusions what must not, possibly empty
 * @param pathways from one to {@link #MOST_PATHWAYS}, none twice
 * @param targets what the line promises, by the name of the urgency; from one to {@link #MOST_TARGETS}
 * @param calendar when the line is open
 * @param phone for what cannot wait for a letter
 * @param fallback address of another line, whose people are called upon when this one's do not answer; null where there is none
 */
public record LineOffer(
        Title title,
        String scope,
        String exclusions,
        List<PathwayOffer> pathways,
        Map<String, Target> targets,
        LineCalendar calendar,
        String phone,
        @Nullable MailAddress fallback) {
    /** The most pathways of a line. */
    public static final int MOST_PATHWAYS = 32;
    /** The urgency that is meant where nobody names one. */
    public static final String ORDINARY = "ordinary";
    /** The most urgencies of a line. */
    public static final int MOST_TARGETS = 8;

    public LineOffer {
        scope = CardText.paragraph(scope, "scope");
        exclusions = CardText.paragraph(exclusions, "exclusions");
        phone = CardText.phone(phone);
        pathways = List.copyOf(pathways);
        if (pathways.isEmpty()
                || pathways.size() > MOST_PATHWAYS
                || names(pathways).size() != pathways.size()) {
            throw Refusal.of(CardRefusal.PATHWAYS)
                    .with(FactKey.LIMIT, MOST_PATHWAYS)
                    .refused();
        }
        targets = Collections.unmodifiableMap(new TreeMap<>(targets));
        if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
            throw Refusal.of(CardRefusal.TARGETS)
                    .with(FactKey.LIMIT, MOST_TARGETS)
                    .refused();
        }
        for (Map.Entry<String, Target> target : targets.entrySet()) {
            CardText.name(target.getKey(), "urgency");
            requireFitting(target.getKey(), target.getValue(), calendar.hours());
        }
    }

    private static void requireFitting(String urgency, Target target, OpeningHours hours) {
        try {
            target.fitsIn(hours);
        } catch (Refused unfit) {
            throw unfit.refusal()
                    .with(FactKey.FIELD, "targets." + urgency + ".meeting")
                    .refused(unfit);
        }
    }

    /** One without a fallback. */
    public LineOffer(
            Title title,
            String scope,
            String exclusions,
            List<PathwayOffer> pathways,
            Map<String, Target> targets,
            LineCalendar calendar,
            String phone) {
        this(title, scope, exclusions, pathways, targets, calendar, phone, null);
    }

    public Optional<MailAddress> findFallback() {
        return Optional.ofNullable(fallback);
    }

    /**
     * A line's name for people.
     *
     * @param fr in French
     * @param en in English, or null
     */
    public record Title(String fr, @Nullable String en) {
        public Title {
            fr = CardText.line(fr, "title.fr");
            en = en == null ? null : CardText.line(en, "title.en");
        }

        public Optional<String> findEn() {
            return Optional.ofNullable(en);
        }
    }

    /** What the line promises for this urgency; there is no default. */
    public Target target(String urgency) {
        Target target = targets.get(urgency);
        if (target == null) {
            throw Refusal.of(CardRefusal.URGENCY)
                    .with(FactKey.ACTUAL, CardText.shown(urgency))
                    .with(FactKey.EXPECTED, String.join(", ", new TreeSet<>(targets.keySet())))
                    .refused();
        }
        return target;
    }

    /** When the answer to a request that leaves at that time is due; empty where the line promises nothing for that urgency or never opens. */
    public Optional<Instant> due(String urgency, Instant from) {
        Target target = targets.get(urgency);
        if (target == null) {
            return Optional.empty();
        }
        try {
            return Clock.start(target, calendar, from).due();
        } catch (Refused neverOpen) {
            return Optional.empty();
        }
    }

    /** The same where nobody names an urgency: of {@link #ORDINARY}, else the earliest. */
    public Optional<Instant> due(Instant from) {
        Optional<Instant> ordinary = due(ORDINARY, from);
        return ordinary.isPresent()
                ? ordinary
                : targets.keySet().stream()
                        .flatMap(urgency -> due(urgency, from).stream())
                        .min(Comparator.naturalOrder());
    }

    /** The offer for this pathway's version, if the line makes one. */
    public Optional<PathwayOffer> findPathway(String name, int version) {
        return pathways.stream()
                .filter(offer -> offer.name().equals(name) && offer.version() == version)
                .findFirst();
    }

    @Override
    public String toString() {
        return "LineOffer" + names(pathways);
    }

    private static Set<String> names(List<PathwayOffer> pathways) {
        return pathways.stream()
                .map(offer -> offer.name() + "/" + offer.version())
                .collect(Collectors.toSet());
    }
}

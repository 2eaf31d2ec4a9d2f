package org.passerelle.pathway;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One thing that somebody may do.
 *
 * @param name unique in the pathway
 * @param title for people
 * @param by the roles that may do it
 * @param from the states in which it may be done
 * @param to the state that it leads to
 * @param addressees the roles of other places whose places get the letter in full, files included (the keeper always does); where
 *     empty, everybody of the exchange
 * @param form what it must say
 * @param clock what it does to the clock
 * @param target the card's target by name that a started clock takes, or null where the form's {@link Form#URGENCY} chooses
 * @param document the medical document that its letter carries, or null where it carries none
 * @param counts what it is to those who measure, or null where it is nothing to them
 */
public record Step(
        String name,
        Words title,
        List<String> by,
        List<String> from,
        String to,
        List<String> addressees,
        Form form,
        ClockEffect clock,
        @Nullable String target,
        @Nullable ClinicalModel document,
        @Nullable StepCount counts) {

    public Step {
        PathwayLaw.requireName(name);
        by = distinct(name, "by", by);
        from = distinct(name, "from", from);
        addressees = addressees.isEmpty() ? List.of() : distinct(name, "for", addressees);
        if (target != null) {
            PathwayLaw.requireName("clock", target);
        }
        if (document != null) {
            document.check(form);
        }
    }

    private static List<String> distinct(String step, String setting, List<String> names) {
        if (names.isEmpty()) {
            throw Refusal.of(PathwayRefusal.KEY_MISSING)
                    .with(FactKey.STEP, step)
                    .with(FactKey.SETTING, setting)
                    .refused();
        }
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.STEP, step)
                        .with(FactKey.SETTING, setting)
                        .with(FactKey.ACTUAL, PathwayLaw.shown(name))
                        .refused();
            }
        }
        return List.copyOf(names);
    }

    /** The card's target by name that a started clock takes; empty where the form's {@link Form#URGENCY} chooses it. */
    public Optional<String> findTarget() {
        return Optional.ofNullable(target);
    }

    public Optional<StepCount> findCounts() {
        return Optional.ofNullable(counts);
    }

    public Optional<ClinicalModel> findDocument() {
        return Optional.ofNullable(document);
    }

    /** Whether it says what the other side waits for: an answer, its correction, or that there will be none. */
    public boolean answers() {
        return clock == ClockEffect.STOP
                || findDocument()
                        .filter(model -> model.kind() == ClinicalModel.Kind.REPORT)
                        .isPresent();
    }
}

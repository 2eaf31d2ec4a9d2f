package org.passerelle.pathway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One thing that somebody may do.
 *
 * @param name unique in the pathway
 * @param title for people: what whoever may do it does
 * @param done the same for whoever reads that it was done
 * @param by the roles that may do it
 * @param from the states in which it may be done
 * @param to the state that it leads to
 * @param addressees the roles of other places whose places get the letter in full, files included (the keeper always does); where
 *     empty, everybody of the exchange
 * @param form what it must say
 * @param forms those of lines that may stand for it
 * @param clock what it does to the clock
 * @param target the card's target by name that a started clock takes, or the earlier step's {@link Form#URGENCY} that chooses it; null
 *     where the form's own does
 * @param needs what an earlier step must have said for this one to be possible, or null
 * @param document the medical document that its letter carries, or null where it carries none
 * @param counts what it is to those who measure, or null where it is nothing to them
 */
public record Step(
        String name,
        Words title,
        Words done,
        List<String> by,
        List<String> from,
        String to,
        List<String> addressees,
        Form form,
        List<Form> forms,
        ClockEffect clock,
        @Nullable String target,
        @Nullable Grant needs,
        @Nullable ClinicalModel document,
        @Nullable StepCount counts) {

    /**
     * What an earlier step must have said for another to be possible: a conversion only where the request allowed it.
     *
     * @param step the earlier step, the last time that it was done
     * @param when what one of its fields must hold
     */
    public record Grant(String step, When when) {
        public Grant {
            PathwayLaw.requireName("step", step);
        }
    }

    /**
     * A field of an earlier step, in files {@code fit.startedAt}.
     *
     * @param step the earlier step, the last time that it was done
     * @param field its field
     */
    public record Noted(String step, String field) {
        public Noted {
            PathwayLaw.requireName(step);
            PathwayLaw.requireFieldName(field);
        }

        /** Reads what files write. */
        public static Noted parse(String text) {
            int dot = Math.max(text.indexOf('.'), 0);
            return new Noted(text.substring(0, dot), text.substring(dot + 1));
        }
    }

    public Step {
        PathwayLaw.requireName(name);
        by = distinct(name, "by", by);
        from = distinct(name, "from", from);
        forms = List.copyOf(forms);
        addressees = addressees.isEmpty() ? List.of() : distinct(name, "for", addressees);
        if (target != null) {
            if (target.indexOf('.') < 0) {
                PathwayLaw.requireName("clock", target);
            } else {
                Noted.parse(target);
            }
        }
        if (document != null) {
            document.check(form);
        }
    }

    /**
     * The step as this content says it: with the line's form that the content names, else with its own.
     *
     * @throws org.passerelle.refusal.Refused with {@link PathwayRefusal#FORM_UNKNOWN}
     */
    public Step saying(Json.Obj content) {
        if (!content.has(Form.MEMBER)) {
            return this;
        }
        Json named = content.get(Form.MEMBER);
        Form used = forms.stream()
                .filter(form -> form.findOwn()
                        .filter(own -> named.equals(Json.text(own.ref().toString())))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.of(PathwayRefusal.FORM_UNKNOWN)
                        .with(FactKey.STEP, name)
                        .refused());
        return with(used);
    }

    /** The same with another form in its place. */
    Step with(Form other) {
        return new Step(
                name, title, done, by, from, to, addressees, other, forms, clock, target, needs, document, counts);
    }

    /** The same with one more form of a line. */
    Step withLines(Form other) {
        var more = new ArrayList<>(forms);
        more.add(other);
        return new Step(
                name, title, done, by, from, to, addressees, form, more, clock, target, needs, document, counts);
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

    /** The card's target by name that a started clock takes, or what chooses it; empty where the form's {@link Form#URGENCY} does. */
    public Optional<String> findTarget() {
        return Optional.ofNullable(target);
    }

    /** The earlier step's choice that names the target, where that is what chooses it. */
    public Optional<Noted> findChosenBefore() {
        return findTarget().filter(name -> name.indexOf('.') >= 0).map(Noted::parse);
    }

    public Optional<StepCount> findCounts() {
        return Optional.ofNullable(counts);
    }

    /** What an earlier step must have said for this one to be possible. */
    public Optional<Grant> findNeeds() {
        return Optional.ofNullable(needs);
    }

    /** Its own form, and those of lines. */
    List<Form> everyForm() {
        var all = new ArrayList<Form>(List.of(form));
        all.addAll(forms);
        return all;
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

package org.passerelle.pathway;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * One thing that one role may do.
 *
 * @param name unique in the pathway
 * @param title for people
 * @param by the role that may do it
 * @param from the states in which it may be done
 * @param to the state that it leads to
 * @param form what it must say
 * @param clock what it does to the clock
 * @param document the medical document that its letter carries, or null where it carries none
 */
public record Step(
        String name,
        Words title,
        String by,
        List<String> from,
        String to,
        Form form,
        ClockEffect clock,
        @Nullable ClinicalModel document) {

    public Step {
        PathwayLaw.requireName(name);
        from = List.copyOf(from);
        if (from.isEmpty()) {
            throw Refusal.of(PathwayRefusal.KEY_MISSING)
                    .with(FactKey.STEP, name)
                    .with(FactKey.SETTING, "from")
                    .refused();
        }
        var seen = new HashSet<String>();
        for (String state : from) {
            if (!seen.add(state)) {
                throw Refusal.of(PathwayRefusal.NAME_TWICE)
                        .with(FactKey.STEP, name)
                        .with(FactKey.SETTING, "from")
                        .with(FactKey.ACTUAL, state)
                        .refused();
            }
        }
        if (document != null) {
            document.check(form);
        }
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

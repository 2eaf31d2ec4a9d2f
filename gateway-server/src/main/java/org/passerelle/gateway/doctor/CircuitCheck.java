package org.passerelle.gateway.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.CircuitFit;
import org.passerelle.card.LineCard;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.yaml.Pathways;

/** Holds a line's card against the circuits that it offers: what it lacks would be refused only when somebody takes the step. */
public final class CircuitCheck {
    private CircuitCheck() {}

    /** @param check how the line is called */
    public static List<Finding> of(String check, LineCard card, Pathways known) {
        CircuitFit fit = CircuitFit.of(card.offer(), CarriedForms.known(card, known)::find);
        List<Finding> found = new ArrayList<>();
        fit.misfits().forEach(one -> found.add(told(check, one)));
        for (PathwayRef ref : fit.unknown()) {
            found.add(Finding.fail(
                    check,
                    "the card offers " + ref + ", which no file here describes",
                    "Put its file into pathways.folder, or take it off the card"));
        }
        if (found.isEmpty()) {
            found.add(Finding.ok(
                    check,
                    "version " + card.base().version() + " of its card states what its circuits need" + left(fit)));
        }
        return found;
    }

    private static Finding told(String check, CircuitFit.Misfit misfit) {
        String what = misfit.code().code() + " (" + misfit.pathway() + ", " + misfit.missing() + ")";
        return Finding.fail(check, what, misfit.words().en());
    }

    /** A line may keep to fewer urgencies than its circuits know; whoever looks sees which. */
    private static String left(CircuitFit fit) {
        return fit.left().isEmpty()
                ? ""
                : fit.left().stream()
                        .map(one -> one.missing() + " (" + one.pathway() + ")")
                        .distinct()
                        .collect(Collectors.joining(", ", "; not promised, and refused when it is asked for: ", ""));
    }
}

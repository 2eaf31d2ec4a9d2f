package org.passerelle.card;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.Words;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * Whether a line's card holds what its circuits need: the targets that their clocks take, and forms that their steps know. What it
 * lacks would be refused only when somebody takes the step.
 */
public final class CircuitFit {
    private final LineOffer offer;
    private final Function<PathwayRef, Optional<Pathway>> known;
    private final List<Misfit> misfits = new ArrayList<>();
    private final List<Misfit> left = new ArrayList<>();
    private final List<PathwayRef> unknown = new ArrayList<>();

    /**
     * One thing that a card and one of its circuits do not agree about.
     *
     * @param pathway the circuit
     * @param missing the target, urgency or form
     * @param words what is wrong and what mends it
     */
    public record Misfit(RefusalCode code, PathwayRef pathway, String missing, Words words) {
        public Refusal refusal() {
            return Refusal.of(code)
                    .with(FactKey.ACTUAL, pathway)
                    .with(FactKey.EXPECTED, missing)
                    .with(FactKey.WORDS_FR, words.fr())
                    .with(FactKey.WORDS_EN, words.en());
        }
    }

    private CircuitFit(LineOffer offer, Function<PathwayRef, Optional<Pathway>> known) {
        this.offer = offer;
        this.known = known;
    }

    /**
     * Compares them.
     *
     * @param known the circuits that are known here; of others nothing is told
     */
    public static CircuitFit of(LineOffer offer, Function<PathwayRef, Optional<Pathway>> known) {
        var fit = new CircuitFit(offer, known);
        offer.pathways().forEach(fit::compare);
        return fit;
    }

    /** What must be mended, in the card's order. */
    public List<Misfit> misfits() {
        return List.copyOf(misfits);
    }

    /** What the circuits' people may choose and the card does not promise: such a request is refused when it is made. */
    public List<Misfit> left() {
        return List.copyOf(left);
    }

    /** The card's circuits that are not known here, so that nothing can be told of them. */
    public List<PathwayRef> unknown() {
        return List.copyOf(unknown);
    }

    /**
     * Refuses the first misfit.
     *
     * @throws org.passerelle.refusal.Refused {@link CardRefusal#TARGET_MISSING}, {@link CardRefusal#FORM_UNKNOWN}
     */
    public void require() {
        misfits.stream().findFirst().ifPresent(first -> {
            throw first.refusal().refused();
        });
    }

    private void compare(PathwayOffer offered) {
        var ref = new PathwayRef(offered.name(), offered.version());
        Optional<Pathway> found = known.apply(ref);
        if (found.isEmpty()) {
            unknown.add(ref);
            return;
        }
        forms(offered, found.get());
        for (Step step : found.get().steps()) {
            clock(offered, found.get(), step);
        }
    }

    private void forms(PathwayOffer offered, Pathway pathway) {
        for (PathwayOffer.FormOffer form : offered.forms()) {
            var named = new PathwayRef(form.name(), form.version());
            if (pathway.steps().stream()
                    .allMatch(step -> pathway.asking(step, named).isEmpty())) {
                String name = named.toString();
                misfits.add(new Misfit(
                        CardRefusal.FORM_UNKNOWN,
                        pathway.ref(),
                        name,
                        words(
                                "La fiche nomme le formulaire %s pour le circuit %s, et aucun fichier d'ici ne le décrit :"
                                        + " ajoutez ce fichier au dossier des circuits, ou retirez ce formulaire.",
                                "The card names the form %s for the circuit %s, and no file here describes it: add that file to the"
                                        + " folder of pathways, or take the form off the card.",
                                name,
                                pathway.ref())));
            }
        }
        Optional<Step> opening = pathway.opening();
        if (opening.isPresent() && accepted(offered, pathway, opening.get()).isEmpty()) {
            String step = opening.get().name();
            misfits.add(new Misfit(
                    CardRefusal.FORM_UNKNOWN,
                    pathway.ref(),
                    step,
                    words(
                            "Aucun formulaire de la fiche n'ouvre le circuit %s (étape « %s ») : ajoutez le sien, ou celui d'une ligne.",
                            "No form on the card opens the circuit %s (step “%s”): add its own, or a line's.",
                            pathway.ref(),
                            step)));
        }
    }

    /** The forms of the card with which that step can be said. */
    private static List<Form> accepted(PathwayOffer offered, Pathway pathway, Step step) {
        return offered.forms().stream()
                .flatMap(form -> pathway.asking(step, new PathwayRef(form.name(), form.version())).stream())
                .map(Step::form)
                .toList();
    }

    private void clock(PathwayOffer offered, Pathway pathway, Step step) {
        if (step.clock() != ClockEffect.START && step.clock() != ClockEffect.CHANGE) {
            return;
        }
        Optional<Step.Noted> before = step.findChosenBefore();
        if (before.isPresent()) {
            // whoever chose it is long gone when the clock starts
            lacking(urgencies(offered, pathway, pathway.step(before.get().step())))
                    .forEach(urgency -> misfits.add(target(pathway, urgency)));
        } else if (step.findTarget().isPresent()) {
            lacking(Set.of(step.findTarget().get())).forEach(name -> misfits.add(target(pathway, name)));
        } else {
            Set<String> offers = urgencies(offered, pathway, step);
            Set<String> lacking = lacking(offers);
            if (step.clock() == ClockEffect.START && !offers.isEmpty() && lacking.equals(offers)) {
                misfits.add(none(pathway, offers));
            } else {
                lacking.forEach(urgency -> {
                    Misfit one = unpromised(pathway, urgency);
                    if (!left.contains(one)) {
                        left.add(one);
                    }
                });
            }
        }
    }

    /** What that step's form lets people choose: those of the card's forms for the first step, of its own form for every other. */
    private static Set<String> urgencies(PathwayOffer offered, Pathway pathway, Step step) {
        List<Form> accepted = accepted(offered, pathway, step);
        List<Form> forms = accepted.isEmpty() ? List.of(step.form()) : accepted;
        Set<String> codes = new LinkedHashSet<>();
        for (Form form : forms) {
            form.find(Form.URGENCY)
                    .filter(Field.ChoiceField.class::isInstance)
                    .map(Field.ChoiceField.class::cast)
                    .ifPresent(choice -> choice.codes().stream()
                            .filter(code -> !choice.stops().contains(code))
                            .forEach(codes::add));
        }
        return codes;
    }

    private Set<String> lacking(Set<String> names) {
        Set<String> lacking = new LinkedHashSet<>(names);
        lacking.removeAll(offer.targets().keySet());
        return lacking;
    }

    private static Misfit target(Pathway pathway, String name) {
        return new Misfit(
                CardRefusal.TARGET_MISSING,
                pathway.ref(),
                name,
                words(
                        "Le circuit %s compte le délai « %s », que la fiche ne dit pas : ajoutez ce délai, ou retirez ce circuit.",
                        "The circuit %s counts by the target “%s”, which the card does not state: add that target, or take the circuit"
                                + " off the card.",
                        pathway.ref(),
                        name));
    }

    private static Misfit none(Pathway pathway, Set<String> offers) {
        String names = String.join(", ", offers);
        return new Misfit(
                CardRefusal.TARGET_MISSING,
                pathway.ref(),
                names,
                words(
                        "La fiche ne dit aucun des délais que le circuit %s propose (%s) : ajoutez-en au moins un, ou retirez ce circuit.",
                        "The card states none of the urgencies that the circuit %s offers (%s): add a target for one of them at least, or"
                                + " take the circuit off the card.",
                        pathway.ref(),
                        names));
    }

    private static Misfit unpromised(Pathway pathway, String urgency) {
        return new Misfit(
                CardRefusal.URGENCY,
                pathway.ref(),
                urgency,
                words(
                        "Une demande « %2$s » du circuit %1$s sera refusée : la fiche ne dit pas ce délai. Ajoutez-le si la ligne le tient.",
                        "A request of the circuit %1$s with the urgency “%2$s” will be refused: the card states no target for it. Add it"
                                + " if the line can keep it.",
                        pathway.ref(),
                        urgency));
    }

    private static Words words(String fr, String en, Object... named) {
        return new Words(String.format(Locale.ROOT, fr, named), String.format(Locale.ROOT, en, named));
    }
}

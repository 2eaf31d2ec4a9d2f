package org.passerelle.gateway.console.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.pathway.ClockEffect;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.counts.StepCount;
import org.passerelle.refusal.Refused;

/** What pathways call what rows hold in codes, and what they let somebody do from a list. A code that no pathway explains is shown itself. */
final class Circuits {
    private final Exchanges exchanges;
    private final Speech speech;
    private final Map<String, Optional<Pathway>> known = new HashMap<>();

    Circuits(Exchanges exchanges, Speech speech) {
        this.exchanges = exchanges;
        this.speech = speech;
    }

    String title(String ref) {
        return find(ref).map(pathway -> speech.say(pathway.title())).orElse(ref);
    }

    String state(String ref, String state) {
        return find(ref).stream()
                .flatMap(pathway -> pathway.states().stream())
                .filter(each -> each.name().equals(state))
                .map(each -> speech.say(each.title()))
                .findFirst()
                .orElse(state);
    }

    /** How soon, in words. */
    String urgency(String ref, String code) {
        return find(ref).flatMap(pathway -> urgency(pathway, code)).orElse(code);
    }

    /** The same of whatever pathway, in this order, has it. */
    String urgency(List<String> refs, String code) {
        return refs.stream()
                .flatMap(ref -> find(ref).flatMap(pathway -> urgency(pathway, code)).stream())
                .findFirst()
                .orElse(code);
    }

    private Optional<String> urgency(Pathway pathway, String code) {
        return pathway.steps().stream()
                .flatMap(step -> Stream.concat(Stream.of(step.form()), step.forms().stream()))
                .flatMap(form -> form.find(Form.URGENCY).stream())
                .filter(Field.ChoiceField.class::isInstance)
                .flatMap(field -> ((Field.ChoiceField) field).options().stream())
                .filter(option -> option.code().equals(code))
                .map(option -> speech.say(option.words()))
                .findFirst();
    }

    /** The step by which somebody takes what nobody has taken: it asks for nothing, tells nobody's clock anything and ends nothing. */
    Optional<Step> take(String ref, String state, Member member) {
        return steps(ref, state, member)
                .filter(step -> step.form().fields().isEmpty() && step.clock() == ClockEffect.NONE)
                .filter(step -> !step.to().equals(state)
                        && find(ref)
                                .filter(pathway -> pathway.state(step.to()).end())
                                .isEmpty())
                .findFirst();
    }

    /** The step that answers, or reports what was prescribed. */
    Optional<Step> answer(String ref, String state, Member member) {
        return steps(ref, state, member)
                .filter(step -> step.findCounts()
                        .filter(counts -> counts == StepCount.ANSWER || counts == StepCount.REPORT)
                        .isPresent())
                .findFirst();
    }

    /** What this person may do there; what an earlier step must have allowed is left to the exchange's own page. */
    private Stream<Step> steps(String ref, String state, Member member) {
        if (member.findProfessional().isEmpty()) {
            return Stream.empty();
        }
        return find(ref).stream()
                .flatMap(pathway -> pathway.stepsFrom(state).stream()
                        .filter(step -> step.needs() == null)
                        .filter(step -> pathway.roles(step).stream()
                                .anyMatch(role -> role.side() == Side.EXPERT && member.mayActAs(role))));
    }

    private Optional<Pathway> find(String ref) {
        return known.computeIfAbsent(ref, this::read);
    }

    private Optional<Pathway> read(String ref) {
        try {
            return Optional.of(exchanges.pathway(PathwayRef.parse(ref)));
        } catch (Refused unknown) {
            return Optional.empty();
        }
    }
}

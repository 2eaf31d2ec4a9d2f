package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.passerelle.card.CardRecord;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeRefusal;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.refusal.Refusal;

/**
 * The beginning, on a practice's node, of an exchange that a line begins: its first letter tells the events from 0, and the first of
 * them is the step that the letter itself takes, by which the pathway lets a line begin.
 */
final class BeginMirror {
    private final Premises premises;

    BeginMirror(Premises premises) {
        this.premises = premises;
    }

    /**
     * Begins the mirror; its events are applied by the caller.
     *
     * @param head of a letter whose signer is known, and its own keeper where it tells events
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_EXCHANGE} when it begins nothing, or when the pathway is not a
     *     line's to begin: who asked has forgotten it, or never did;
     *     {@link FlowRefusal#NOT_FROM_A_LINE}, {@link FlowRefusal#NOT_TO_A_PRACTICE}, {@link FlowRefusal#CARD_NOT_CURRENT},
     *     {@link ExchangeRefusal#NOT_OPENED} where the letter does not take its opening step; a pathway's version that is not known here
     */
    Dossier begin(OpenedLetter letter, Letterhead head, Instant now) {
        Envelope envelope = letter.envelope();
        if (envelope.events().isEmpty() || envelope.events().get(0).n() != 0) {
            throw Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
        }
        LineCard line = line(head);
        PracticeCard practice = practice(head);
        Pathway pathway = premises.pathways().get(envelope.pathway());
        Optional<String> role = role(envelope, pathway, head);
        if (role.isEmpty()) {
            requireOpens(envelope, pathway);
        }
        premises.book().correspondent(head.from(), now);
        var begun = new Event.Begun(
                head.exchange(),
                false,
                envelope.pathway(),
                head.from(),
                line.base().organisation(),
                line.hash(),
                head.recipient().address(),
                practice.base().organisation());
        return Dossier.begin(premises, role.map(begun::at).orElse(begun), now);
    }

    /** In which role a step that the letter tells invites our address, as a third place. */
    private Optional<String> role(Envelope envelope, Pathway pathway, Letterhead head) {
        MailAddress ours = head.recipient().address();
        return envelope.events().stream()
                .map(told -> AtMirror.read(told).fact())
                .filter(Fact.StepDone.class::isInstance)
                .flatMap(done -> ExchangeState.places(pathway, (Fact.StepDone) done).entrySet().stream())
                .filter(place -> premises.book().canonical(place.getValue()).equals(ours))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The sender's card as it is here, which need not be the version that the line begins by. */
    private LineCard line(Letterhead head) {
        return premises.book()
                .cards()
                .findConfirmed(head.from())
                .map(CardRecord::current)
                .filter(LineCard.class::isInstance)
                .map(LineCard.class::cast)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_FROM_A_LINE).refused());
    }

    private PracticeCard practice(Letterhead head) {
        boolean ofPractice = premises.book()
                .ownCard(PracticeCard.class, head.recipient().address())
                .isPresent();
        if (!ofPractice) {
            throw Refusal.of(FlowRefusal.NOT_TO_A_PRACTICE).refused();
        }
        return premises.book()
                .cited(
                        PracticeCard.class,
                        head.recipient().card(),
                        head.recipient().address(),
                        head.arrivedAt())
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
    }

    private static void requireOpens(Envelope envelope, Pathway pathway) {
        if (!pathway.lineBegins()) {
            throw Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused();
        }
        Fact first = AtMirror.read(envelope.events().get(0)).fact();
        boolean opens = first instanceof Fact.StepDone done
                && pathway.opening().map(Step::name).filter(done.step()::equals).isPresent()
                && envelope.findStep()
                        .filter(step -> step.id().equals(done.stepId()))
                        .isPresent();
        if (!opens) {
            throw Refusal.of(ExchangeRefusal.NOT_OPENED).refused();
        }
    }
}

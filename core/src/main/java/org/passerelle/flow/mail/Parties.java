package org.passerelle.flow.mail;

import java.util.Optional;
import org.passerelle.flow.desk.Correspondent;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Side;
import org.passerelle.port.letter.Envelope;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.refusal.RefusalCode;

/** Who may write in an exchange, and for whom: its two sides, and the third places that were invited. */
final class Parties {
    private final Premises premises;

    Parties(Premises premises) {
        this.premises = premises;
    }

    /** Why the letter's sender may not say what it says; empty when they may. */
    Optional<RefusalCode> stranger(OpenedLetter letter, Letterhead head) {
        return notAParty(letter.envelope(), head).or(() -> speaksForOthers(letter, head));
    }

    /** The party check: an exchange is (id, requester's organisation), and each side writes from its own address. */
    private Optional<RefusalCode> notAParty(Envelope envelope, Letterhead head) {
        if (envelope.epoch() != 0) {
            return Optional.of(FlowRefusal.EPOCH);
        }
        Optional<Story> story = Story.read(premises, head.exchange());
        if (story.isEmpty()) {
            Optional<Correspondent> known = premises.book().findCorrespondent(head.from(), premises.now());
            if (known.isEmpty()) {
                return Optional.of(FlowRefusal.UNKNOWN_CORRESPONDENT);
            }
            return isOf(known.get().organisation(), head) ? Optional.empty() : Optional.of(FlowRefusal.NOT_A_PARTY);
        }
        var begun = story.get().state().begun();
        Optional<Organisation> organisation = begun.keeper()
                ? Optional.ofNullable(begun.requesterOrganisation())
                : Optional.of(begun.lineOrganisation());
        boolean other = head.from().equals(begun.theirs())
                && organisation.filter(known -> isOf(known, head)).isPresent();
        boolean party = !begun.inClear()
                && (other || isPlace(story.get(), head))
                && head.recipient().address().equals(begun.ours())
                && begun.line().equals(head.keeper())
                && begun.pathway().equals(envelope.pathway());
        return party ? Optional.empty() : Optional.of(FlowRefusal.NOT_A_PARTY);
    }

    /** A third place that was invited to what is kept here, and whose card's organisation signed. */
    private boolean isPlace(Story story, Letterhead head) {
        return story.state().begun().keeper()
                && story.state().places().values().stream()
                        .anyMatch(place -> premises.book().canonical(place).equals(head.from()))
                && premises.book()
                        .findCorrespondent(head.from(), premises.now())
                        .filter(known -> isOf(known.organisation(), head))
                        .isPresent();
    }

    /** What the keeper passes on was said by another organisation: the event that it tells with it names that one's side. */
    private static boolean passesOn(Envelope envelope, Letterhead head) {
        return head.keeper().equals(head.from())
                && envelope.findStep()
                        .filter(step -> envelope.events().stream()
                                .flatMap(told -> Optional.ofNullable(told.payload()).stream())
                                .anyMatch(payload -> payload.findText("stepId")
                                                .filter(step.id().hex()::equals)
                                                .isPresent()
                                        && payload.findText("side")
                                                .filter(side -> !side.equals(Side.EXPERT.code()))
                                                .isPresent()))
                        .isPresent();
    }

    /** Only the keeper tells events, and whoever takes a step does so for the organisation that signed the letter. */
    private static Optional<RefusalCode> speaksForOthers(OpenedLetter letter, Letterhead head) {
        if (!letter.envelope().events().isEmpty() && !head.keeper().equals(head.from())) {
            return Optional.of(FlowRefusal.NOT_A_PARTY);
        }
        boolean own =
                letter.said().filter(said -> !isOf(said.organisation(), head)).isEmpty();
        return own || passesOn(letter.envelope(), head)
                ? Optional.empty()
                : Optional.of(FlowRefusal.ORGANISATION_DIFFERS);
    }

    private static boolean isOf(Organisation organisation, Letterhead head) {
        return head.sender()
                .organisation()
                .filter(organisation.structure()::equals)
                .isPresent();
    }
}

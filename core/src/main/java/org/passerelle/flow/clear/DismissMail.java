package org.passerelle.flow.clear;

import java.text.Normalizer;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.Refusal;

/** A member of the line ends what an ordinary mail began and what comes to no request; its sender is told why. */
public final class DismissMail {
    private final Premises premises;
    private final ClearDesk desk;

    public DismissMail(Premises premises) {
        this.premises = premises;
        this.desk = new ClearDesk(premises);
    }

    /**
     * Ends it.
     *
     * @param reason in words, told to the mail's sender
     * @throws org.passerelle.refusal.Refused when there is a request already, or the other side has a node
     */
    public Id dismiss(Id exchange, Professional by, String reason) {
        return Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            Event.Begun begun = dossier.state().begun();
            if (!begun.inClear() || begun.own() != Side.EXPERT) {
                throw Refusal.of(FlowRefusal.NOT_IN_CLEAR).refused();
            }
            premises.staff().requireMember(begun.line(), by.rpps());
            var command = new Command.Dismiss(by, Normalizer.normalize(reason, Normalizer.Form.NFC));
            List<Event.Law> law = Decider.decide(dossier.state(), command, Terms.NONE, dossier.now());
            law.forEach(dossier::write);
            desk.tell(dossier);
            dossier.commit();
            return exchange;
        });
    }
}

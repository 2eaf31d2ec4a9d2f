package org.passerelle.flow;

import java.util.List;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.told.Notices;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.HouseBug;

/** The first letter of an exchange that this node begins and keeps: its opening step is decided, then told, sealed. */
final class FirstLetter {
    private final LetterDesk desk;
    private final Notices notices;

    FirstLetter(Premises premises) {
        this.desk = new LetterDesk(premises);
        this.notices = new Notices(premises);
    }

    /** Decides and tells, in a commit of the caller's. */
    void write(Dossier dossier, Command.TakeStep command, Terms terms, AttachDocuments.Attached attached) {
        List<Event.Law> law = Decider.decide(dossier.state(), command, terms, dossier.now());
        attached.tell(dossier);
        law.forEach(dossier::write);
        notices.tell(dossier, law);
        Fact.StepDone done =
                dossier.state().opening().orElseThrow(() -> new HouseBug("an opening step is done or refused"));
        desk.send(
                dossier,
                new Envelope.StepHead(done.stepId(), done.step(), done.base(), null, null),
                Sayings.of(dossier.state(), done));
    }
}

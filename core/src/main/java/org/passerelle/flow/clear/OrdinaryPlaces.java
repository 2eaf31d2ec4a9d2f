package org.passerelle.flow.clear;

import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Readers;
import org.passerelle.port.letter.Saying;

/**
 * The third places of an exchange that is kept here which have an ordinary mailbox: what is for them goes there in a readable mail, by
 * the rules of clear carriage; what they do is entered by others whom the step allows. Who cannot be written to alarms people.
 */
public final class OrdinaryPlaces {
    private final Premises premises;
    private final ClearDesk desk;

    public OrdinaryPlaces(Premises premises) {
        this.premises = premises;
        this.desk = new ClearDesk(premises);
    }

    /** Tells them a step that is done, each for whom it is. */
    public void tell(Dossier dossier, Fact.StepDone done, Saying saying) {
        dossier.state().places().forEach((role, address) -> {
            if (Readers.isElsewhere(premises, dossier, address)
                    && !Readers.isSealed(premises, address)
                    && Readers.isFor(dossier.state(), done, role)) {
                LetterDesk.orAlarm(dossier, () -> desk.copy(dossier, saying, address));
            }
        });
    }
}

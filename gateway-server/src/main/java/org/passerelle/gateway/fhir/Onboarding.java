package org.passerelle.gateway.fhir;

import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardShelf.Newcomer;

/** What the API asks of the node about those who are not known yet. */
public interface Onboarding {

    /** Those who introduced themselves and wait. */
    List<Newcomer> newcomers();

    /** Sends the card that lists one of our addresses, from there. */
    void introduce(MailAddress from, MailAddress to);

    /** Challenges a newcomer's address. */
    void challenge(Sha256 newcomer);

    /** A person made sure of a newcomer's address. */
    void confirm(Sha256 newcomer, Confirmation confirmation);
}

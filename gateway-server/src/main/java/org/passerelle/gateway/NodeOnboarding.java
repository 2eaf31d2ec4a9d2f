package org.passerelle.gateway;

import java.util.List;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.gateway.fhir.Onboarding;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardShelf.Newcomer;

/** The node's newcomers, as the API asks for them. */
final class NodeOnboarding implements Onboarding {
    /** Most that one answer lists. */
    private static final int MOST = 200;

    private final Newcomers newcomers;

    NodeOnboarding(Newcomers newcomers) {
        this.newcomers = newcomers;
    }

    @Override
    public List<Newcomer> newcomers() {
        return newcomers.waiting(MOST);
    }

    @Override
    public void introduce(MailAddress from, MailAddress to) {
        newcomers.introduce(from, to);
    }

    @Override
    public void challenge(Sha256 newcomer) {
        newcomers.challenge(newcomer);
    }

    @Override
    public void confirm(Sha256 newcomer, Confirmation confirmation) {
        newcomers.confirm(newcomer, confirmation);
    }
}

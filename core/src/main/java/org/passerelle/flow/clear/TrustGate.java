package org.passerelle.flow.clear;

import java.util.Optional;
import org.passerelle.card.Card;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Reception.Carriage;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;

/**
 * Who may be written to, and heard, in clear: both domains stand in MSSanté's list, our own card says that we do, and the other side
 * has never said that it reads sealed letters.
 */
public final class TrustGate {
    private final Premises premises;

    public TrustGate(Premises premises) {
        this.premises = premises;
    }

    /** Whether that mailbox of ours takes part in ordinary mail at all. */
    boolean isOpen(MailAddress ours) {
        return premises.book().ownTake(ours, Carriage.CLEAR);
    }

    /** Whether the address's domain stands in MSSanté's list. */
    boolean trusts(MailAddress address) {
        return premises.trustSpace().contains(address);
    }

    /** Whether their card says that they read sealed letters, or names a node: then an ordinary mail proves nothing of them. */
    boolean seals(MailAddress theirs) {
        return premises.book()
                .cards()
                .findConfirmed(theirs)
                .map(CardRecord::current)
                .filter(TrustGate::seals)
                .isPresent();
    }

    private static boolean seals(Card card) {
        return card.base().reception().carriage().contains(Carriage.SEALED)
                || card.base().findNode().isPresent();
    }

    /** Why nothing may go from here to there in clear; empty when it may. */
    public Optional<RefusalCode> forbids(MailAddress ours, MailAddress theirs) {
        if (!isOpen(ours)) {
            return Optional.of(FlowRefusal.CLEAR_NOT_ALLOWED);
        } else if (premises.trustSpace().generated().isEmpty()) {
            return Optional.of(FlowRefusal.NO_TRUST_SPACE);
        } else if (!trusts(ours) || !trusts(theirs)) {
            return Optional.of(FlowRefusal.OUTSIDE_TRUST_SPACE);
        }
        return seals(theirs) ? Optional.of(FlowRefusal.SEALED_ONLY) : Optional.empty();
    }

    void require(MailAddress ours, MailAddress theirs) {
        forbids(ours, theirs).ifPresent(why -> {
            throw Refusal.of(why).refused();
        });
    }
}

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
    /** The domain of patients' own mailboxes (Mon espace santé). */
    private static final String PATIENTS = "patient.mssante.fr";

    private final Premises premises;

    public TrustGate(Premises premises) {
        this.premises = premises;
    }

    /** Whether that mailbox of ours takes part in ordinary mail at all. */
    boolean isOpen(MailAddress ours) {
        return premises.book().ownTake(ours, Carriage.CLEAR);
    }

    /** Whether a list of MSSanté's domains is at hand. */
    boolean hasList() {
        return premises.trustSpace().generated().isPresent();
    }

    /** Whether the address's domain stands in MSSanté's list; a patient's mailbox, whose address is their INS, never does here. */
    boolean trusts(MailAddress address) {
        return premises.trustSpace().contains(address) && !address.domain().equals(PATIENTS);
    }

    /** Whether the address is one of ours, however it is written. */
    boolean isOurs(MailAddress address) {
        return premises.book().ownAddresses().stream().anyMatch(own -> same(own, address));
    }

    private static boolean same(MailAddress one, MailAddress other) {
        return one.value().equalsIgnoreCase(other.value());
    }

    /**
     * Whether their card says that they read sealed letters, or names a node: then an ordinary mail proves nothing of them. Another
     * spelling of the address is theirs too.
     */
    boolean seals(MailAddress theirs) {
        return premises.book().cards().records().values().stream()
                .filter(record -> record.confirmations().keySet().stream().anyMatch(known -> same(known, theirs)))
                .map(CardRecord::current)
                .anyMatch(TrustGate::seals);
    }

    private static boolean seals(Card card) {
        return card.base().reception().carriage().contains(Carriage.SEALED)
                || card.base().findNode().isPresent();
    }

    /** Why nothing may go from here to there in clear; empty when it may. */
    public Optional<RefusalCode> forbids(MailAddress ours, MailAddress theirs) {
        if (!isOpen(ours)) {
            return Optional.of(FlowRefusal.CLEAR_NOT_ALLOWED);
        } else if (!hasList()) {
            return Optional.of(FlowRefusal.NO_TRUST_SPACE);
        } else if (!trusts(ours) || !trusts(theirs)) {
            return Optional.of(FlowRefusal.OUTSIDE_TRUST_SPACE);
        }
        return seals(theirs) ? Optional.of(FlowRefusal.SEALED_ONLY) : Optional.empty();
    }

    /** The same as a refusal. */
    public void require(MailAddress ours, MailAddress theirs) {
        forbids(ours, theirs).ifPresent(why -> {
            throw Refusal.of(why).refused();
        });
    }
}

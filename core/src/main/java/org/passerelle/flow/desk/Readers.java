package org.passerelle.flow.desk;

import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.card.Reception;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Role;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.Step;

/**
 * Who reads a step in full, files included: the places of the roles in its {@code for}, everybody where it names none, and never the
 * place that took it.
 */
public final class Readers {
    private Readers() {}

    /**
     * A third place that reads sealed letters.
     *
     * @param role in which it was invited
     */
    public record Place(String role, MailAddress address) {
        boolean reads(Dossier dossier, Id stepId) {
            return !(dossier.state().steps().get(stepId) instanceof Fact.StepDone done)
                    || isFor(dossier.state(), done, role) && !tookIt(dossier.state(), done, role);
        }
    }

    /** The third places of an exchange that is kept here whose cards take sealed letters. */
    static List<Place> places(Premises premises, Dossier dossier) {
        if (!dossier.keeps()) {
            return List.of();
        }
        return dossier.state().places().entrySet().stream()
                .map(invited -> new Place(invited.getKey(), premises.book().canonical(invited.getValue())))
                .filter(place -> isElsewhere(premises, dossier, place.address()) && isSealed(premises, place.address()))
                .toList();
    }

    /** Whether it is neither ours nor the other side's, whatever a form says. */
    public static boolean isElsewhere(Premises premises, Dossier dossier, MailAddress place) {
        return !premises.book().ownAddresses().contains(place)
                && !dossier.state().begun().theirs().equals(place);
    }

    /** Whether a confirmed card says that sealed letters are read there. */
    public static boolean isSealed(Premises premises, MailAddress address) {
        return premises.book()
                .cards()
                .findConfirmed(premises.book().canonical(address))
                .filter(record -> record.current().base().reception().carriage().contains(Reception.Carriage.SEALED))
                .isPresent();
    }

    /** Whether the other one of the exchange's two sides reads it: whoever proposes one tells it the keeper. */
    static boolean ofOtherSide(Dossier dossier, Id stepId) {
        ExchangeState state = dossier.state();
        if (!dossier.keeps() || !(state.steps().get(stepId) instanceof Fact.StepDone done)) {
            return true;
        }
        Step step = state.pathway().step(done.step());
        boolean addressed = step.addressees().isEmpty()
                || step.addressees().stream()
                        .anyMatch(role -> state.pathway().role(role).side() == Side.REQUESTER);
        return addressed && done.side() != Side.REQUESTER;
    }

    /** Whether a step is for that role's place. */
    public static boolean isFor(ExchangeState state, Fact.StepDone done, String role) {
        List<String> addressees = state.pathway().step(done.step()).addressees();
        return addressees.isEmpty() || addressees.contains(role);
    }

    /** Where several third places may take a step, nothing tells which did, and each gets it back. */
    private static boolean tookIt(ExchangeState state, Fact.StepDone done, String role) {
        List<String> third = state.pathway().roles(state.pathway().step(done.step())).stream()
                .filter(one -> one.side() == Side.THIRD)
                .map(Role::name)
                .toList();
        return done.side() == Side.THIRD && third.equals(List.of(role));
    }
}

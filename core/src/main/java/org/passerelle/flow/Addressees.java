package org.passerelle.flow;

import java.util.Optional;
import org.passerelle.card.Card;
import org.passerelle.card.CardRecord;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Event;
import org.passerelle.flow.clear.TrustGate;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.refusal.Refusal;

/**
 * To whom a line of ours writes of itself, and how: sealed to a practice whose card takes that; else to an ordinary mailbox, where both
 * sides may write in clear and where the directory or who writes tells whose it is, because a mistyped address may be somebody else's.
 */
final class Addressees {
    private final Premises premises;
    private final TrustGate gate;

    Addressees(Premises premises) {
        this.premises = premises;
        this.gate = new TrustGate(premises);
    }

    /** The exchange between that line and that address, still without any step. */
    Event.Begun begun(PathwayRef pathway, LineCard card, MailAddress lineOrAlias, WrittenTo to) {
        MailAddress line = premises.book().canonical(lineOrAlias);
        MailAddress theirs = premises.book().canonical(to.address());
        if (premises.book().ownAddresses().contains(theirs)) {
            throw Refusal.of(FlowRefusal.OWN_ADDRESS).refused();
        }
        Optional<CardRecord> known =
                premises.book().cards().findConfirmed(theirs).filter(Addressees::isSealed);
        known.ifPresent(record -> requirePractice(record, theirs));
        Organisation organisation =
                known.map(record -> record.current().base().organisation()).orElseGet(() -> ordinary(line, theirs, to));
        return new Event.Begun(
                premises.newId(),
                true,
                pathway,
                line,
                card.base().organisation(),
                card.hash(),
                theirs,
                organisation,
                known.isPresent() ? null : Side.EXPERT);
    }

    private static boolean isSealed(CardRecord record) {
        return record.current().base().reception().carriage().contains(Reception.Carriage.SEALED);
    }

    private void requirePractice(CardRecord record, MailAddress theirs) {
        Card card = premises.book().cards().start(record.id(), theirs, premises.now());
        if (!(card instanceof PracticeCard)) {
            throw Refusal.of(FlowRefusal.NOT_TO_A_PRACTICE).refused();
        }
    }

    private Organisation ordinary(MailAddress line, MailAddress theirs, WrittenTo to) {
        gate.require(line, theirs);
        return fromDirectory(theirs)
                .or(to::findReader)
                .orElseThrow(() -> Refusal.of(FlowRefusal.ADDRESSEE_UNKNOWN).refused());
    }

    /** Whose the directory says it is, unless two sources disagree. */
    private Optional<Organisation> fromDirectory(MailAddress theirs) {
        Directory.Answer answer = premises.directory().find(theirs);
        return answer.isContested()
                ? Optional.empty()
                : answer.entries().stream()
                        .filter(entry -> !entry.label().name().isBlank())
                        .flatMap(entry -> owner(entry).stream()
                                .map(owner ->
                                        new Organisation(owner, entry.label().name(), null)))
                        .findFirst();
    }

    private static Optional<StructureId> owner(DirectoryEntry entry) {
        return entry.findHolder()
                .map(holder -> new StructureId("8" + holder.value()))
                .or(() -> entry.organisations().stream().sorted().findFirst());
    }
}

package org.passerelle.flow.onboarding;

import java.util.Optional;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.DirectoryEntry;

/**
 * Asks the directories that others keep whether an address that nobody confirmed is a card's. They never speak for a known
 * correspondent's new keys: a directory knows owners, not keys.
 */
public final class AskDirectories {
    private static final String ROLE = "annuaire, ";

    private final Premises premises;
    private final LearnCard cards;
    private final Directory directory;

    /** @param directory those that others keep: what our own cards say cannot confirm them */
    public AskDirectories(Premises premises, LearnCard cards, Directory directory) {
        this.premises = premises;
        this.cards = cards;
        this.directory = directory;
    }

    /** Whether there is anybody to ask. */
    boolean isEmpty() {
        return directory.states().isEmpty();
    }

    /** What they say of somebody new; empty where they say nothing, or the address or the keys are for people. */
    public Optional<Confirmation> about(LearnCard.Judged judged, MailAddress address) {
        boolean changed =
                cards.news(judged.card()).filter(LearnCard.KEYS_CHANGED::equals).isPresent();
        return changed || isEmpty() ? Optional.empty() : owner(judged, address);
    }

    /** Whether what they have at hand, asked over no network, knows somebody but this structure in the address's domain. */
    public boolean isShared(MailAddress address, StructureId structure) {
        return directory.atHand(address).entries().stream().anyMatch(entry -> entry.isElsewhere(structure));
    }

    /** Whose the address is, of a card whose keys nobody doubts. */
    Optional<Confirmation> owner(LearnCard.Judged judged, MailAddress address) {
        if (premises.book().cards().findConfirmed(address).isPresent()) {
            return Optional.empty();
        }
        return directory
                .find(address)
                .belongs(address, judged.card().base().organisation().structure())
                .filter(entry -> allows(entry, judged))
                .map(entry -> new Confirmation(
                        new Confirmation.Witness(entry.source(), ROLE + entry.asOf()),
                        Confirmation.How.DIRECTORY,
                        premises.now()));
    }

    /** An entry that pins certificates speaks for those alone. */
    private static boolean allows(DirectoryEntry entry, LearnCard.Judged judged) {
        return entry.certificates().isEmpty()
                || entry.certificates().contains(Sha256.hash(Newcomers.der(judged.signer())));
    }
}

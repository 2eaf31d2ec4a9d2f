package org.passerelle.letter.document;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;

/**
 * Somebody in a document.
 *
 * @param professional who, or null for a team of which nobody has taken the request yet
 * @param organisation whose professional that is, or null where it is not known (a médecin traitant named by the requester)
 * @param address the mailbox that reaches them, or null where it is not known
 */
public record Party(
        @Nullable Professional professional,
        @Nullable Organisation organisation,
        @Nullable MailAddress address) {

    public Party {
        if (professional == null && organisation == null) {
            throw new IllegalArgumentException("a party is a professional, an organisation or both");
        }
    }

    public Optional<Professional> findProfessional() {
        return Optional.ofNullable(professional);
    }

    public Optional<Organisation> findOrganisation() {
        return Optional.ofNullable(organisation);
    }

    public Optional<MailAddress> findAddress() {
        return Optional.ofNullable(address);
    }

    @Override
    public String toString() {
        return "Party[…]";
    }
}

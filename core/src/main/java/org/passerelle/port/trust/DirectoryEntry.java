package org.passerelle.port.trust;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;

/**
 * What one source says of one mailbox.
 *
 * @param address the mailbox
 * @param kind what sort of mailbox it is
 * @param holder the professional whose mailbox it is, or, of an organisation's, nobody (null)
 * @param organisations the organisation under each of its numbers: the owner of an organisation's mailbox; of a personal one only
 *     where its holder works
 * @param label what people read
 * @param redList whether its holder asked not to be published
 * @param zeroPaper whether its holder wants no paper copy
 * @param certificates the SHA-256 of each signing certificate that the source pins to the address; most pin none
 * @param source the source's name
 * @param asOf when the source said so
 */
public record DirectoryEntry(
        MailAddress address,
        Kind kind,
        @Nullable Rpps holder,
        Set<StructureId> organisations,
        Label label,
        boolean redList,
        boolean zeroPaper,
        Set<Sha256> certificates,
        String source,
        Instant asOf) {

    /** The sorts of mailboxes (ANS, TRE_R257). */
    public enum Kind {
        /** A professional's own. */
        PER,
        /** An organisation's, read by people. */
        ORG,
        /** An organisation's, read by a machine. */
        APP,
        /** A practice's, under its professional's number. */
        CAB;

        /** Whether its owner is a professional. */
        public boolean isPersonal() {
            return this == PER || this == CAB;
        }
    }

    /**
     * What people read of a mailbox; each may be empty.
     *
     * @param name the holder's or the organisation's
     * @param service the department
     * @param description what the mailbox is for
     */
    public record Label(String name, String service, String description) {
        public static final Label NONE = new Label("", "", "");

        @Override
        public String toString() {
            return "Label[…]";
        }
    }

    public DirectoryEntry {
        organisations = Set.copyOf(organisations);
        certificates = Set.copyOf(certificates);
        if (kind.isPersonal() == (holder == null)) {
            throw new IllegalArgumentException("a personal mailbox has a holder, an organisation's has none");
        }
    }

    public Optional<Rpps> findHolder() {
        return Optional.ofNullable(holder);
    }

    /**
     * Whether it is that organisation's or, for a personal certificate's number, that professional's. Where somebody works does not
     * make their own mailbox their employer's; a practice's mailbox is also its professional's practice's (RPPS and rank).
     */
    public boolean belongsTo(StructureId owner) {
        if (holder == null) {
            return organisations.contains(owner);
        }
        return owner.value().equals("8" + holder.value())
                || kind == Kind.CAB && owner.value().startsWith("4" + holder.value());
    }

    /** Whether it says that its mailbox has to do with somebody else alone: they neither own it nor does its holder work there. */
    public boolean isElsewhere(StructureId structure) {
        return !belongsTo(structure) && !organisations.contains(structure);
    }

    /**
     * Whether both cannot be right about the owner: another professional, a professional and an organisation, or organisations with
     * no number in common and different ones of the same sort.
     */
    public boolean contradicts(DirectoryEntry other) {
        if (holder != null || other.holder != null) {
            return !findHolder().equals(other.findHolder());
        }
        return organisations.stream().noneMatch(other.organisations::contains)
                && organisations.stream()
                        .anyMatch(mine -> other.organisations.stream()
                                .anyMatch(theirs ->
                                        mine.value().charAt(0) == theirs.value().charAt(0)));
    }

    /** Nothing but the sort: an address can be a patient's. */
    @Override
    public String toString() {
        return "DirectoryEntry[" + kind + "]";
    }
}

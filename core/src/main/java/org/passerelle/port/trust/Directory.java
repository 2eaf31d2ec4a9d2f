package org.passerelle.port.trust;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.refusal.RefusalCode;

/**
 * What somebody else knows of MSSanté's mailboxes. A source that cannot be asked is part of the answer, never an exception: not to
 * be told is not to be told no. A question may go out over the network and wait there, within the limits that its source names.
 */
public interface Directory {

    /** What is known of one mailbox. */
    Answer find(MailAddress address);

    /**
     * A professional's own mailboxes: proposals, of which other sources may say otherwise; {@link #find} tells whether an address is
     * contested.
     */
    Answer mailboxesOf(Rpps holder);

    /** An organisation's mailboxes, proposals as well. */
    Answer mailboxesOf(StructureId organisation);

    /**
     * What is at hand of that mailbox and, where a source can look through its entries, of its whole domain: nobody is asked over the
     * network, so that silence says nothing.
     */
    Answer atHand(MailAddress address);

    /** How each source stands, in the order in which they are asked. */
    List<State> states();

    /**
     * What was found.
     *
     * @param entries what each source says, in the order in which they are asked
     * @param away the names of the sources that could not tell
     */
    record Answer(List<DirectoryEntry> entries, List<String> away) {
        /** Nobody knows, and everybody could be asked. */
        public static final Answer UNKNOWN = new Answer(List.of(), List.of());

        public Answer {
            entries = List.copyOf(entries);
            away = List.copyOf(away);
        }

        /** The source of that name cannot tell now. */
        public static Answer away(String source) {
            return new Answer(List.of(), List.of(source));
        }

        /** Whether two entries give one address to different owners: then none of them is believed. */
        public boolean isContested() {
            return entries.stream()
                    .anyMatch(one -> entries.stream()
                            .anyMatch(other -> one.address().equals(other.address()) && one.contradicts(other)));
        }

        /** The first entry that says that the address is that organisation's, or that person's; none while it is contested. */
        public Optional<DirectoryEntry> belongs(MailAddress address, StructureId owner) {
            return isContested()
                    ? Optional.empty()
                    : entries.stream()
                            .filter(entry -> entry.address().equals(address) && entry.belongsTo(owner))
                            .findFirst();
        }
    }

    /**
     * How a source stands.
     *
     * @param source its name
     * @param entries how many mailboxes it knows, -1 when it does not tell
     * @param asOf when what it holds was made, or when one that is asked each time answered last; null when neither is so
     * @param trouble why it cannot tell, or null
     */
    record State(
            String source,
            long entries,
            @Nullable Instant asOf,
            @Nullable RefusalCode trouble) {
        public Optional<Instant> findAsOf() {
            return Optional.ofNullable(asOf);
        }

        public Optional<RefusalCode> findTrouble() {
            return Optional.ofNullable(trouble);
        }
    }

    /** One that has its entries at hand, and looks through them all. */
    interface AtHand extends Directory {

        /** What is known of those entries. */
        Answer answer(Predicate<DirectoryEntry> wanted);

        @Override
        default Answer find(MailAddress address) {
            return answer(entry -> entry.address().equals(address));
        }

        @Override
        default Answer atHand(MailAddress address) {
            return answer(entry -> entry.address().domain().equals(address.domain()));
        }

        @Override
        default Answer mailboxesOf(Rpps holder) {
            return answer(entry -> entry.findHolder().filter(holder::equals).isPresent());
        }

        @Override
        default Answer mailboxesOf(StructureId organisation) {
            return answer(entry -> entry.belongsTo(organisation));
        }
    }

    /** Knows nobody. */
    static Directory none() {
        return new Directory() {
            @Override
            public Answer find(MailAddress address) {
                return Answer.UNKNOWN;
            }

            @Override
            public Answer mailboxesOf(Rpps holder) {
                return Answer.UNKNOWN;
            }

            @Override
            public Answer mailboxesOf(StructureId organisation) {
                return Answer.UNKNOWN;
            }

            @Override
            public Answer atHand(MailAddress address) {
                return Answer.UNKNOWN;
            }

            @Override
            public List<State> states() {
                return List.of();
            }
        };
    }
}

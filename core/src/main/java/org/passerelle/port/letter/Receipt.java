package org.passerelle.port.letter;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Head;
import org.passerelle.party.MailAddress;

/**
 * What a signed receipt says of one letter (WIRE §2).
 *
 * @param letter the letter's id
 * @param contentHash its content hash
 * @param recipient which of its signed recipients speaks
 * @param number rises with each receipt for the same letter, from 1
 * @param status what became of it
 * @param event the keeper's event that it became, for {@link Status#APPLIED} at the keeper; null otherwise
 * @param code why, for {@link Status#NOT_APPLIED}; null otherwise
 * @param seen last place of the sender's stream that was seen without gap
 * @param missing places before a held one that are missing
 * @param witness the sender's ledger as the recipient holds it, null before the first checkpoint
 * @param head the recipient's own chain head of the exchange, null when it has none
 */
public record Receipt(
        Sha256 letter,
        Sha256 contentHash,
        MailAddress recipient,
        long number,
        Status status,
        @Nullable Long event,
        @Nullable String code,
        long seen,
        List<Long> missing,
        @Nullable Witnessed witness,
        @Nullable Head head) {

    public Receipt {
        missing = List.copyOf(missing);
    }

    public Optional<String> findCode() {
        return Optional.ofNullable(code);
    }

    public Optional<Long> findEvent() {
        return Optional.ofNullable(event);
    }

    /** What became of the letter; the last two are final. */
    public enum Status {
        HELD,
        RECEIVED,
        APPLIED,
        NOT_APPLIED;

        public boolean isFinal() {
            return this == APPLIED || this == NOT_APPLIED;
        }
    }

    /**
     * A ledger's state as a correspondent holds it.
     *
     * @param origin whose
     * @param size its size
     * @param root its root
     */
    public record Witnessed(String origin, long size, Sha256 root) {}
}

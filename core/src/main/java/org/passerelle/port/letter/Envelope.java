package org.passerelle.port.letter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;

/**
 * What a letter says to nodes (WIRE §2): which exchange, which place in the stream, which step or which events.
 *
 * @param exchange the exchange's id
 * @param pathway its circuit
 * @param keeper the keeper's address
 * @param epoch the keeping epoch, 0 until a handover
 * @param ledger the sender's node and incarnation
 * @param to per recipient, in signed order
 * @param step the step that the sender takes, null for a letter that only tells events
 * @param events from the keeper: its decisions since the last one that the mirror acknowledged
 * @param head the sender's chain head of the exchange, null before its first entry
 * @param voided places of the stream that will never be filled
 */
public record Envelope(
        Id exchange,
        PathwayRef pathway,
        MailAddress keeper,
        long epoch,
        Origin ledger,
        List<Recipient> to,
        @Nullable StepHead step,
        List<TellEvent> events,
        @Nullable Head head,
        List<Voided> voided) {

    public Envelope {
        to = List.copyOf(to);
        events = List.copyOf(events);
        voided = List.copyOf(voided);
    }

    public Optional<StepHead> findStep() {
        return Optional.ofNullable(step);
    }

    public Optional<Head> findHead() {
        return Optional.ofNullable(head);
    }

    /** What the letter says to that recipient. */
    public Optional<Recipient> recipient(MailAddress address) {
        return to.stream().filter(one -> one.address().equals(address)).findFirst();
    }

    /**
     * One recipient.
     *
     * @param seq place in the stream to them, from 1
     * @param prev the letter before it in the stream, null for the first
     * @param seen the last place without gap that we saw of theirs
     * @param card hash of the card that the letter was written to
     * @param proof our ledger's state, proven from the one they last stated; null when nothing is new
     */
    public record Recipient(
            MailAddress address,
            long seq,
            @Nullable Sha256 prev,
            long seen,
            Sha256 card,
            @Nullable LedgerProof proof) {

        public Optional<LedgerProof> findProof() {
            return Optional.ofNullable(proof);
        }
    }

    /**
     * A checkpoint with what proves it to one correspondent.
     *
     * @param checkpoint the signed note
     * @param fromSize the size they last stated, 0 when none
     * @param consistency RFC 9162 consistency proof from there
     * @param letters earlier letters of ours with their {@code sealed} leaf's place and inclusion path
     * @param endorsements CMS that endorse the ledger's keys, in their order, the present one's last: those that the recipient
     *     is not known to have; empty when they have all
     */
    public record LedgerProof(
            String checkpoint,
            long fromSize,
            List<Sha256> consistency,
            List<LetterProof> letters,
            List<byte[]> endorsements) {
        public LedgerProof {
            endorsements = List.copyOf(endorsements);
            consistency = List.copyOf(consistency);
            letters = List.copyOf(letters);
        }
    }

    /**
     * Where an earlier letter stands in our ledger.
     *
     * @param seq its place in the stream
     * @param leaf its {@code sealed} leaf's canonical octets
     * @param index the leaf's index
     * @param path RFC 9162 inclusion path at the checkpoint's size
     */
    public record LetterProof(long seq, byte[] leaf, long index, List<Sha256> path) {
        public LetterProof {
            path = List.copyOf(path);
        }
    }

    /**
     * The step that the sender takes.
     *
     * @param id its random id
     * @param name its name in the pathway
     * @param base the last keeper event that the sender knew, −1 before the first
     * @param due the due date shown before sending, null where the step starts no clock
     * @param calendar version of the holiday calendar that it was computed with, null without {@code due}
     */
    public record StepHead(
            Id id,
            String name,
            long base,
            @Nullable Instant due,
            @Nullable String calendar) {
        public Optional<Instant> findDue() {
            return Optional.ofNullable(due);
        }
    }

    /**
     * One keeper decision, told.
     *
     * @param n its number
     * @param type its type
     * @param time when the keeper decided
     * @param payload its canonical payload, null when withheld
     */
    public record TellEvent(long n, String type, Instant time, Json.@Nullable Obj payload) {}

    /**
     * A place of the stream that will never be filled.
     *
     * @param id the letter that had it
     * @param replacedBy the letter that says so
     */
    public record Voided(long seq, Sha256 id, @Nullable Sha256 replacedBy) {}
}

package org.passerelle.exchange;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.HouseBug;

/** One entry of a node's journal of an exchange. */
public sealed interface Event {

    /**
     * What the keeper decided, numbered by the keeper from 0.
     *
     * @param number its place among the keeper's decisions
     * @param time when the keeper decided
     */
    record Law(long number, Instant time, Fact fact) implements Event {}

    /**
     * The first entry on each node: who and what, and the only place that ties the chain to the exchange.
     *
     * @param exchange the exchange's id
     * @param keeper whether this node keeps it
     * @param pathway which pathway, which it keeps to its end
     * @param line the line's address
     * @param lineOrganisation whose line it is
     * @param lineCard hash of the card that was cited
     * @param requester the address of the requester's side: who asks; where the line begins, the practice that it writes to
     * @param requesterOrganisation theirs; an exchange is (id, this); null where an ordinary mail that began it says none
     * @param clear the side that this node speaks for where the other one has an ordinary mailbox and no node: this one then keeps
     *     the exchange, whichever side it is; null where letters are sealed
     * @param place on a third place's node, the role in which it was invited; then {@code requester} and its organisation are this
     *     place's own, because nobody told it the requester's; null elsewhere
     */
    record Begun(
            Id exchange,
            boolean keeper,
            PathwayRef pathway,
            MailAddress line,
            Organisation lineOrganisation,
            Sha256 lineCard,
            MailAddress requester,
            @Nullable Organisation requesterOrganisation,
            @Nullable Side clear,
            @Nullable String place)
            implements Event {

        public Begun {
            if (clear != null && !keeper || clear == null && requesterOrganisation == null) {
                throw new HouseBug("an exchange in clear is kept here; one in sealed letters has two organisations");
            }
            if (place != null && keeper) {
                throw new HouseBug("a third place keeps no exchange");
            }
        }

        /** One at the line or the requester. */
        public Begun(
                Id exchange,
                boolean keeper,
                PathwayRef pathway,
                MailAddress line,
                Organisation lineOrganisation,
                Sha256 lineCard,
                MailAddress requester,
                @Nullable Organisation requesterOrganisation,
                @Nullable Side clear) {
            this(
                    exchange,
                    keeper,
                    pathway,
                    line,
                    lineOrganisation,
                    lineCard,
                    requester,
                    requesterOrganisation,
                    clear,
                    null);
        }

        /** The same on the node of a third place, invited in that role. */
        public Begun at(String role) {
            return new Begun(
                    exchange,
                    keeper,
                    pathway,
                    line,
                    lineOrganisation,
                    lineCard,
                    requester,
                    requesterOrganisation,
                    clear,
                    role);
        }

        /** One in sealed letters. */
        public Begun(
                Id exchange,
                boolean keeper,
                PathwayRef pathway,
                MailAddress line,
                Organisation lineOrganisation,
                Sha256 lineCard,
                MailAddress requester,
                Organisation requesterOrganisation) {
            this(exchange, keeper, pathway, line, lineOrganisation, lineCard, requester, requesterOrganisation, null);
        }

        /** Whether the other side is written to in ordinary mails (WIRE §2, clear carriage). */
        public boolean inClear() {
            return clear != null;
        }

        /** Whose side this node is on. */
        public Side own() {
            if (clear != null) {
                return clear;
            } else if (place != null) {
                return Side.THIRD;
            }
            return keeper ? Side.EXPERT : Side.REQUESTER;
        }

        public MailAddress ours() {
            return own() == Side.EXPERT ? line : requester;
        }

        public MailAddress theirs() {
            return own() == Side.EXPERT ? requester : line;
        }
    }

    /**
     * The mirror's own step, on its way to the keeper.
     *
     * @param due the due date that was shown before sending, null where the step starts no clock
     */
    record Composed(
            Id stepId,
            String step,
            Professional actor,
            Json.Obj content,
            long base,
            Instant at,
            @Nullable Instant due) implements Event {}

    /** Something that happened on this node and changes nothing of the exchange. */
    record Remark(Kind kind, Json.Obj facts) implements Event {

        public enum Kind {
            /** A document was cleaned and attached: document, mediaType, before, after, removed. */
            ATTACHED,
            /** A letter was sealed: letter, contentHash, to, seq, step?, event. */
            SEALED,
            /** A mail server took a mail of ours: letter. */
            HANDED_OVER,
            /** A mail of ours cannot be delivered: letter, code. */
            BOUNCED,
            /** A letter was opened and judged good: letter, contentHash, from, seq, sentAt, arrivedAt, due?, absent. */
            RECEIVED,
            /** A letter waits for an earlier one: letter, seq, missing. */
            HELD,
            /** A letter of a correspondent was refused after its signature held: letter, code. */
            REFUSED,
            /** We wrote a receipt: letter, status, event?, code?. */
            RECEIPT_WRITTEN,
            /** We read a receipt: letter, recipient, number, status, event?, code?. */
            RECEIPT_READ,
            /** Somebody read content: reader, what. */
            READ,
            /** Somebody was told, without clinical content: who, why, by which channels. */
            TOLD,
            /** Somebody could not be told by a channel: who, by, code. */
            UNTOLD,
            /** The trace was exported: by. */
            EXPORTED,
            /** People must look: code. */
            ALARMED,
            /**
             * An ordinary mail came, which nobody signed: mail, messageId, from, arrivedAt, blob, size, unverified?, trouble?,
             * integration?, documents?.
             */
            MAIL_RECEIVED,
            /** An ordinary mail was written: mail, messageId, to, size, event, step?, copy?. */
            MAIL_WRITTEN,
            /** A report's copy went to somebody who reads sealed letters only, as an exchange of its own: exchange, to. */
            COPIED,
            /** What the line began goes again, in another exchange, to another address: exchange, by, filedBy?, to; there exchange, by, filedBy?, from. */
            SENT_AGAIN,
            /** Another exchange goes on from this one: exchange, line. */
            FOLLOWED,
            /** A step of the other side was entered here from what they wrote or said: stepId, by, mail?. */
            ENTERED,
            /** A step, or without its id the end of what came to nothing, was filed by somebody in the actor's name: stepId?, by, for. */
            FILED,
            /** The node's own chain: it was opened for the first time, or anew after a restore or a lost key: origin, previous?. */
            NODE_OPENED,
            /** The node's own chain: its ledger has a new key: origin, endorsement. */
            KEY_ROTATED,
            /** The node's own chain: a card was taken in: card, version, hash. */
            CARD_LEARNED,
            /** The node's own chain: a line's people or its card changed, or were written down first: line, version, hash, by?, change. */
            LINE_CHANGED,
            /** The node's own chain: a practice's people changed: practice, version, hash, card, by, change, others. */
            PRACTICE_CHANGED,
            /** The node's own chain: an address of a card is believed: card, address, how, by, role, at. */
            ADDRESS_CONFIRMED,
            /** The node's own chain: we published a catalogue of lines: number, hash, lines. */
            CATALOGUE_MADE,
            /** The node's own chain: a catalogue of lines was taken: publisher, number, hash, place. */
            CATALOGUE_TAKEN,
            /** The node's own chain: we introduced ourselves: card, from, to, messageId, asks. */
            INTRODUCED,
            /** The node's own chain: somebody introduced themselves: card, version, hash, from. */
            NEWCOMER,
            /** The node's own chain: a person turned a newcomer away: card, from, by. */
            NEWCOMER_REFUSED,
            /** The node's own chain: a newcomer's address was challenged: card, to, letter, until. */
            CHALLENGED,
            /** The node's own chain: a challenge of somebody we introduced ourselves to was answered: letter, from, to. */
            CHALLENGE_ANSWERED,
            /** The node's own chain: a mail was put apart: content, code. */
            QUARANTINED,
            /** The node's own chain: a patient refused, nothing was sent: reference, by, at, how, line, pathway, requester. */
            CONSENT_REFUSED,
            /** The node's own chain: a letter came again, told as often as its receipt goes again: letter, code. */
            REPEATED;

            public String type() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }
    }
}

package org.passerelle.port.keep;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Leaf;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.HouseBug;

/** One thing that a commit changes. */
public sealed interface Change {

    /**
     * A new last entry of an exchange's chain, and so a new leaf of the ledger. The first one of a chain creates the
     * exchange's key.
     *
     * @param exchange the exchange, or the node's own chain ({@link Journals#NODE})
     * @param leaf what the ledger hashes, in clear
     * @param salt 32 octets, stored encrypted
     * @param payload the canonical payload, stored encrypted
     */
    record Append(Id exchange, Leaf leaf, byte[] salt, byte[] payload) implements Change {}

    /** What lists show of an exchange, derived from its state; replaces the former row. */
    record Index(ExchangeRow row) implements Change {}

    /** What is seen of an exchange at a glance, for a row of an older program; nothing where the row is another one meanwhile. */
    record Listed(ExchangeRow row) implements Change {}

    /**
     * A new outbox item, or the new state of one.
     *
     * @param octets of a new and small one its octets, kept with it until it is done or given up, where there is then no blob; null for
     *     all others
     */
    record Outbox(OutboxItem item, byte @Nullable [] octets) implements Change {
        /** Most octets of a mail or short message that is kept so. */
        public static final int LARGEST_SMALL = 16_384;

        public Outbox {
            if (octets != null && (octets.length > LARGEST_SMALL || octets.length != item.size())) {
                throw new HouseBug("what is kept with an outbox item is small, and all of it");
            }
        }

        /** One whose octets lie in the blobs, or were put before. */
        public Outbox(OutboxItem item) {
            this(item, null);
        }
    }

    /** An outbox item that {@link OutboxItem#waits waits} is tried at that time; a conflict where it no longer does. */
    record Sooner(Id item, Instant at) implements Change {}

    /** When the exchange's clock next wants attention; null when never. */
    record Deadline(Id exchange, @Nullable Instant at) implements Change {}

    /** A letter was seen; a second one with the same id, or in the same place of its stream, is a conflict. */
    record Seen(SeenLetter letter) implements Change {}

    /** How far a stream is, in either direction; replaces the former row. */
    record Stream(StreamRow row) implements Change {}

    /** A letter waits for an earlier one. */
    record Hold(HeldLetter letter) implements Change {}

    /** A held letter waits no longer. */
    record Release(Sha256 letter) implements Change {}

    /** How far a mailbox was read. */
    record Cursor(String mailbox, long uidValidity, long lastUid) implements Change {}

    /** A letter that was refused is kept apart, for people to look at. */
    record Quarantine(QuarantineRow row) implements Change {}

    /** A mail that was kept apart is so no longer: it had its effect, or is put apart anew in the same commit. */
    record TakeBack(Sha256 content, String mailbox) implements Change {}

    /** The last ledger state that a correspondent stated and we could check. */
    record Witnessed(WitnessRow row) implements Change {}

    /**
     * Evidence against a ledger, kept until somebody exports it; the same once more changes nothing.
     *
     * @param content SHA-256 of the document
     * @param code the alarm that it belongs to
     * @param origin which ledger
     * @param at when it came
     * @param document canonical octets
     */
    record Evidence(Sha256 content, String code, String origin, Instant at, byte[] document) implements Change {
        public static Evidence of(String code, String origin, Instant at, byte[] document) {
            return new Evidence(Sha256.hash(document), code, origin, at, document);
        }
    }

    /**
     * The ledger begins anew. The opening becomes its leaf 0 and the first entry of the node's own chain; what that chain held
     * before stays a chain of its own, under {@code formerly}. All former leaves follow in their order, octet for octet.
     *
     * @param formerly where the node's former chain is found from now on
     * @param opening leaf 0
     */
    record Anew(Id formerly, Append opening) implements Change {}

    /** A card, its standing and its confirmation; replaces the former row of the same card and version. */
    record Card(CardRow row) implements Change {}

    /** Somebody introduced themselves, or was challenged; replaces the former row of the same card and address. */
    record Newcomer(CardShelf.Newcomer row) implements Change {}

    /** A newcomer waits no longer: they were confirmed, or nobody did for too long. */
    record NewcomerGone(Sha256 id) implements Change {}

    /** Whatever is kept apart and a card may change is judged again, because an address was confirmed. */
    record JudgeAll() implements Change {}

    /** A secret of the node, stored encrypted; replaces the former one of that name. */
    record Secret(String name, byte[] value) implements Change {}

    /**
     * What a correspondent said, in a signed letter, that their software reads; only what was signed later replaces it.
     *
     * @param address whom it was said for
     * @param certificate SHA-256 of the certificate that signed it
     * @param gcm AES-GCM, RSA-OAEP and RSA-PSS; else the compatible suite alone
     * @param signedAt the letter's signing time
     */
    record Reads(MailAddress address, Sha256 certificate, boolean gcm, Instant signedAt) implements Change {
        /** Nothing: it names a correspondent. */
        @Override
        public String toString() {
            return "Reads[…]";
        }
    }

    /** Something that people must look at. */
    record Alarm(AlarmRow row) implements Change {}

    /** What the alarms of that exchange under that code told of is so no longer. */
    record AlarmOver(Id exchange, String code) implements Change {}
}

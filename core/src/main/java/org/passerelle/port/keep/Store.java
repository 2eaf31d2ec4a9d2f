package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;

/**
 * Where a node keeps everything: journals, ledger, outbox, deadlines and correspondence, changed only by {@link #commit}.
 *
 * <p>A commit is one durable transaction: when it returns, every change is on disk; when it throws, none is. Readers see
 * committed states only.
 */
public interface Store extends AutoCloseable {

    /**
     * Applies all changes or none, durably. Every {@link Change.Append} gets the next ledger index, in the order given.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#CONFLICT} when somebody appended to the same chain or saw
     *     the same letter first; the caller reads again and decides again
     */
    void commit(List<Change> changes);

    Journals journals();

    OutboxQueue outbox();

    Deadlines deadlines();

    Correspondence correspondence();

    ApartShelf apart();

    LedgerRows ledger();

    CardShelf cards();

    NodeSecrets secrets();

    /**
     * Whether a mail, or an exchange's journal, refers to that blob of that exchange. The bytes of a mail that was done with,
     * one way or the other, before the given instant are needed no longer.
     */
    boolean refersTo(Id exchange, Id blob, Instant settled);

    /**
     * Rows that were found altered since the store was opened. Lists leave them out; the exchange of one, unless it is
     * {@link Journals#NODE}, is refused with {@link StoreRefusal#ALTERED} from then on.
     */
    List<Altered> altered();

    @Override
    void close();

    /**
     * A row whose content does not hold.
     *
     * @param table where it stands
     * @param row which one, in the database's own words
     * @param exchange whose it is, {@link Journals#NODE} when it is nobody's or cannot be known
     */
    record Altered(String table, String row, Id exchange) {}

    /** The mails that had no effect and are kept for people to look at, and to be judged again. */
    interface ApartShelf {

        /**
         * Refused mails, those with a verified signer before the others, so that no flood of strangers hides them; each the youngest
         * first.
         *
         * @param mailbox only those that came in there; empty for all
         */
        List<QuarantineRow> refused(Optional<String> mailbox, int limit);

        /** The refused mails of these bytes, one per mailbox that they came in at. */
        List<QuarantineRow> refused(Sha256 content);

        /** Whether that letter of a verified signer was put apart in that mailbox for that reason, whatever mail brought it. */
        boolean refused(Sha256 letter, String mailbox, String code);

        /** Refused mails that were last judged with fewer cards than this and that a card may change, oldest arrival first. */
        List<QuarantineRow> toJudge(long cards, int limit);

        /** Refused mails of that code, oldest arrival first. */
        List<QuarantineRow> under(String code, int limit);

        /** How much of refused mails is kept. */
        Load load();

        /**
         * So many mails, and octets of them.
         */
        record Load(long mails, long octets) {}

        /**
         * Letters that wait for an earlier one, the youngest first.
         *
         * @param mailbox only those that came in there; empty for all
         */
        List<HeldLetter> held(Optional<String> mailbox, int limit);
    }
}

package org.passerelle.port.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;

/** The exchanges' journals and what lists show of them. */
public interface Journals {
    /** The chain of the node itself: openings, quarantined letters, keys. */
    Id NODE = new Id("00000000000000000000000000000000");

    /**
     * The entries of an exchange, in order.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} when an entry does not decrypt
     */
    List<JournalRow> entries(Id exchange);

    /** The last entry's leaf, without its payload. */
    Optional<JournalHead> head(Id exchange);

    /**
     * The youngest entry of that kind in the node's own chain, found without reading the others.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} when it does not decrypt
     */
    Optional<JournalRow> lastOfNode(String event);

    Optional<ExchangeRow> row(Id exchange);

    /** Rows that match, most urgent due date first, then oldest. */
    List<ExchangeRow> rows(ExchangeQuery query);

    /** Rows that match, most urgent due date first, then oldest; those that have ended the last one first. */
    List<ExchangeRow> work(WorkQuery query);

    /** How many of these lines' exchanges have not ended, and which of them are of whom; each once, under its own line. */
    List<WorkCount> workCounts(Set<MailAddress> lines, Optional<Rpps> me);

    /** Exchanges whose row has nothing to be seen at a glance yet, by id, after that one. */
    List<Id> unlisted(Optional<Id> after, int limit);

    /**
     * A line's exchanges in the order in which they began here, a page of {@link ExchangeQuery#MOST} at a time; a row that is written
     * meanwhile keeps its place.
     *
     * @param from the first instant of beginning
     * @param until the first instant that no longer counts
     * @param after the last row of the page before
     */
    List<ExchangeRow> begun(MailAddress line, Instant from, Instant until, Optional<ExchangeRow> after);

    /** The instant of the youngest leaf, in any chain. */
    Optional<Instant> youngest();
}

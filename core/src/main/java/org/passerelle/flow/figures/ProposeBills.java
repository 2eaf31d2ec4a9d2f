package org.passerelle.flow.figures;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Story;
import org.passerelle.indicators.IndicatorRefusal;
import org.passerelle.indicators.billing.Act;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.indicators.billing.BillingBook;
import org.passerelle.indicators.billing.Tariffs;
import org.passerelle.indicators.measured.PatientKeys;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Side;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Proposes what may be billed of téléexpertises over some months; the whole civil years are counted. It decides nothing. */
public final class ProposeBills {
    /** Most months of one list. */
    public static final int MOST_MONTHS = 12;

    private final Premises premises;

    public ProposeBills(Premises premises) {
        this.premises = premises;
    }

    /**
     * What both sides may bill of some lines' exchanges, for those who coordinate the lines.
     *
     * @throws org.passerelle.refusal.Refused {@link IndicatorRefusal#MONTHS}
     */
    public List<BillLine> propose(Set<MailAddress> lines, YearMonth from, YearMonth until) {
        BillingBook book = book(from, until);
        // who works on several lines has one account
        for (MailAddress line : new TreeSet<>(premises.staff().lines().keySet())) {
            var stories = new LineStories(premises, line);
            stories.each(
                    first(from),
                    until,
                    story -> book.add(story.events(), story.state().pathway(), stories.zone()));
        }
        return book.lines(from, until).stream()
                .filter(bill -> lines.contains(bill.line()))
                .toList();
    }

    /**
     * What those who asked from these addresses may bill: their requests, whichever line answered.
     *
     * @param requesters the addresses of a practice of ours
     * @throws org.passerelle.refusal.Refused {@link IndicatorRefusal#MONTHS}
     */
    public List<BillLine> asked(Set<MailAddress> requesters, YearMonth from, YearMonth until) {
        BillingBook book = book(from, until);
        if (!requesters.isEmpty()) {
            ExchangeStories.asked(premises, requesters).each(first(from), story -> add(book, story));
        }
        return book.lines(from, until).stream()
                .filter(bill -> bill.act() == Act.RQD)
                .toList();
    }

    /**
     * What the people of this node may bill, on whichever side they are: what they asked, and what they answered on lines of their own.
     *
     * @throws org.passerelle.refusal.Refused {@link IndicatorRefusal#MONTHS}
     */
    public List<BillLine> own(YearMonth from, YearMonth until) {
        BillingBook book = book(from, until);
        var sides = new HashMap<Id, Side>();
        ExchangeStories.all(premises).each(first(from), story -> {
            sides.put(story.state().begun().exchange(), story.state().begun().own());
            add(book, story);
        });
        return book.lines(from, until).stream()
                .filter(bill -> sides.get(bill.exchange()) == (bill.act() == Act.RQD ? Side.REQUESTER : Side.EXPERT))
                .toList();
    }

    private void add(BillingBook book, Story story) {
        book.add(
                story.events(),
                story.state().pathway(),
                premises.zone(story.state().begun().line()));
    }

    private BillingBook book(YearMonth from, YearMonth until) {
        if (until.isBefore(from) || until.isAfter(from.plusMonths(MOST_MONTHS - 1L))) {
            throw Refusal.of(IndicatorRefusal.MONTHS)
                    .with(FactKey.LIMIT, MOST_MONTHS)
                    .refused();
        }
        return new BillingBook(Tariffs.shipped(), new PatientKeys(premises.random()));
    }

    /** The whole civil year; an act is dated by its answer, which may come in the year after the request. */
    private static YearMonth first(YearMonth from) {
        return YearMonth.of(from.getYear(), 1).minusMonths(3);
    }
}

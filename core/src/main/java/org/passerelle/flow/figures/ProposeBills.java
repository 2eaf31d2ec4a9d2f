package org.passerelle.flow.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.flow.desk.Premises;
import org.passerelle.indicators.IndicatorRefusal;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.indicators.billing.BillingBook;
import org.passerelle.indicators.billing.Tariffs;
import org.passerelle.indicators.measured.PatientKeys;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** Proposes what may be billed of some lines' téléexpertises over some months; the whole civil years are counted. It decides nothing. */
public final class ProposeBills {
    /** Most months of one list. */
    public static final int MOST_MONTHS = 12;

    private final Premises premises;

    public ProposeBills(Premises premises) {
        this.premises = premises;
    }

    /** @throws org.passerelle.refusal.Refused {@link IndicatorRefusal#MONTHS} */
    public List<BillLine> propose(Set<MailAddress> lines, YearMonth from, YearMonth until) {
        if (until.isBefore(from) || until.isAfter(from.plusMonths(MOST_MONTHS - 1L))) {
            throw Refusal.of(IndicatorRefusal.MONTHS)
                    .with(FactKey.LIMIT, MOST_MONTHS)
                    .refused();
        }
        var book = new BillingBook(Tariffs.shipped(), new PatientKeys(premises.random()));
        // an act is dated by its answer, which may come in the year after the request
        YearMonth first = YearMonth.of(from.getYear(), 1).minusMonths(3);
        // who works on several lines has one account
        for (MailAddress line : new TreeSet<>(premises.staff().lines().keySet())) {
            var stories = new LineStories(premises, line);
            stories.each(
                    first,
                    until,
                    story -> book.add(story.events(), story.state().pathway(), stories.zone()));
        }
        return book.lines(from, until).stream()
                .filter(bill -> lines.contains(bill.line()))
                .toList();
    }
}

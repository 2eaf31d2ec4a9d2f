package org.passerelle.flow.figures;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.TreeSet;
import org.passerelle.flow.desk.Premises;
import org.passerelle.indicators.Collecting;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.indicators.measured.Measuring;
import org.passerelle.indicators.measured.PatientKeys;
import org.passerelle.party.MailAddress;

/**
 * Measures lines over some months, as their exchanges' journals tell it; only numbers are kept. Nobody reads anything of a patient, so
 * nothing stands in the exchanges' traces.
 */
public final class MeasureLines {
    private final Premises premises;

    public MeasureLines(Premises premises) {
        this.premises = premises;
    }

    /** Help with billing what they did. */
    public ProposeBills bills() {
        return new ProposeBills(premises);
    }

    /**
     * The indicators of these lines.
     *
     * @throws org.passerelle.refusal.Refused {@link org.passerelle.indicators.IndicatorRefusal#MONTHS}
     */
    public Report measure(Set<MailAddress> lines, YearMonth from, YearMonth until, Disclosure disclosure) {
        Instant now = premises.now();
        var patients = new PatientKeys(premises.random());
        var collecting = new Collecting(from, until, disclosure);
        for (MailAddress line : new TreeSet<>(lines)) {
            var stories = new LineStories(premises, line);
            var measuring = new Measuring(now, stories.zone(), patients);
            collecting.addUnread(stories.each(
                    from,
                    until,
                    story -> measuring
                            .of(story.events(), story.state().pathway())
                            .ifPresent(collecting::add)));
        }
        return collecting.report(now);
    }
}

package org.passerelle.flow.listed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.passerelle.canon.Id;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.told.ScreenNews;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;

/** What the people of our lines have to do, as rows alone tell it. */
public final class Worklists {
    private final Premises premises;
    private final Journals journals;
    private final Bulletin bulletin;

    public Worklists(Premises premises, Bulletin bulletin) {
        this.premises = premises;
        this.journals = premises.store().journals();
        this.bulletin = bulletin;
    }

    public List<ExchangeRow> rows(WorkQuery query) {
        return journals.work(query);
    }

    public List<WorkCount> counts(Set<MailAddress> lines, Optional<Rpps> me) {
        return journals.workCounts(lines, me);
    }

    /** What somebody is told of an exchange on their screen, of what happened in it after that moment, the gravest first. */
    public List<ScreenNews> news(Id exchange, PersonId who, Instant since) {
        return ScreenNews.of(premises, exchange, who, since);
    }

    /** As {@link Bulletin#follow} does. */
    public Runnable follow(Consumer<ExchangeRow> told) {
        return bulletin.follow(told);
    }
}

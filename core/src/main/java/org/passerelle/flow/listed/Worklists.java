package org.passerelle.flow.listed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;

/** What the people of our lines have to do, as rows alone tell it. */
public final class Worklists {
    private final Journals journals;
    private final Bulletin bulletin;

    public Worklists(Journals journals, Bulletin bulletin) {
        this.journals = journals;
        this.bulletin = bulletin;
    }

    public List<ExchangeRow> rows(WorkQuery query) {
        return journals.work(query);
    }

    public List<WorkCount> counts(Set<MailAddress> lines, Optional<Rpps> me) {
        return journals.workCounts(lines, me);
    }

    /** As {@link Bulletin#follow} does. */
    public Runnable follow(Consumer<ExchangeRow> told) {
        return bulletin.follow(told);
    }
}

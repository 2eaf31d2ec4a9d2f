package org.passerelle.client.internal;

import java.util.List;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/** The people of our practice, in its book. */
public final class Household {
    private final OwnLines books;

    Household(OwnLines books) {
        this.books = books;
    }

    public List<Member> members() {
        return books.book(practice()).members();
    }

    public long version() {
        return books.book(practice()).version();
    }

    /**
     * One of them.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_MEMBER}
     */
    public Member member(PersonId id) {
        return books.book(practice())
                .member(id)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_MEMBER).refused());
    }

    /** Changes them as they stand. */
    public void change(PersonId by, LineChange change) {
        books.change(practice(), version(), by, change);
    }

    private MailAddress practice() {
        return books.practices().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_PRACTICE).refused());
    }
}

package org.passerelle.client.internal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Mobile;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Closure;

/** The people of our practice, in its book. */
public final class Household {
    private final OwnLines books;

    Household(OwnLines books) {
        this.books = books;
    }

    /**
     * One of them.
     *
     * @param rights as the book names them
     */
    public record Entry(
            Person person,
            Set<String> rights,
            Optional<String> mail,
            Optional<String> mobile,
            Set<PersonId> delegates,
            List<Closure> absences) {
        private static Entry of(Member member) {
            return new Entry(
                    member.person(),
                    member.rights().stream().map(Enum::name).collect(Collectors.toSet()),
                    member.findMail().map(MailAddress::value),
                    member.findMobile().map(Mobile::value),
                    member.delegates(),
                    member.absences());
        }

        @Override
        public String toString() {
            return "Entry" + rights;
        }
    }

    public List<Entry> entries() {
        return book().members().stream().map(Entry::of).toList();
    }

    public long version() {
        return book().version();
    }

    /**
     * Who of them has this number.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_MEMBER}
     */
    public Entry entry(PersonId id) {
        return book().member(id)
                .map(Entry::of)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_MEMBER).refused());
    }

    public void join(Person person, Set<String> rights, PersonId by) {
        Set<Member.Right> may = rights.stream().map(Member.Right::valueOf).collect(Collectors.toSet());
        change(by, new LineChange.Joined(new Member(person, may, Member.Reach.NONE, List.of(), Set.of())));
    }

    public void change(PersonId who, Json.Obj fields, PersonId by) {
        change(by, new LineChange.Changed(who, fields));
    }

    public void leave(PersonId who, PersonId by) {
        change(by, new LineChange.Left(who));
    }

    public void away(PersonId who, Closure days, PersonId by) {
        change(by, new LineChange.Away(who, days));
    }

    public void back(PersonId who, LocalDate from, PersonId by) {
        change(by, new LineChange.Back(who, from));
    }

    /** Changes them as they stand. */
    private void change(PersonId by, LineChange change) {
        books.change(book().line(), version(), by, change);
    }

    private LineBook book() {
        return books.practices().stream()
                .findFirst()
                .map(books::book)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_PRACTICE).refused());
    }
}

package org.passerelle.gateway.console.line;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;
import org.passerelle.sla.SlaRefusal;

/** The people of a line: who joins, what changes of somebody, when they are away, who leaves. Each counts at once. */
public final class PeoplePage {
    private final Visits visits;

    PeoplePage(Visits visits) {
        this.visits = visits;
    }

    /**
     * What the page shows.
     *
     * @param action where its forms go; the parts about absences and leaving below it
     * @param back the line's page
     * @param version of the line's book, which the forms were written for
     * @param was what its fields say now, as the form carries it
     * @param meanwhile what somebody else changed of them since the form was opened
     * @param both the names of those that its writer changed too
     * @param present whether they are on the line already
     * @param absences days on which they are away
     * @param wrong the field that a refusal is about, or empty
     * @param problem why it was refused, in words, or empty
     */
    public record Person(
            Frame frame,
            String action,
            String back,
            long version,
            String was,
            List<FieldWords.Told> meanwhile,
            String both,
            boolean present,
            List<Entry.Group> groups,
            List<Entry.Option> absences,
            List<Entry> absence,
            String wrong,
            String problem) {
        public Person {
            meanwhile = List.copyOf(meanwhile);
            groups = List.copyOf(groups);
            absences = List.copyOf(absences);
            absence = List.copyOf(absence);
        }
    }

    Response askNew(Match match) {
        return shown(200, visits.of(match), null, Query.NONE, null, List.of());
    }

    Response ask(Match match) {
        Visit visit = visits.of(match);
        return shown(200, visit, member(visit, match), Query.NONE, null, List.of());
    }

    Response join(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        return taken(visit, null, said, form -> form.joined());
    }

    Response change(Match match) {
        Visit visit = visits.of(match);
        Query sent = visits.form(match, visit);
        Query said = Meanwhile.chosen(sent);
        Member member = member(visit, match);
        if (visits.isPast(visit, sent)) {
            return together(visit, member, said);
        }
        List<Meanwhile.Change> open = Meanwhile.open(sent);
        if (!open.isEmpty()) {
            return shown(OfferPage.UNCHOSEN, visit, member, said, null, open);
        }
        return taken(visit, member, said, form -> form.changed(member.id()));
    }

    Response leave(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        Member member = member(visit, match);
        return taken(visit, member, said, form -> new LineChange.Left(member.id()));
    }

    Response away(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        Member member = member(visit, match);
        return taken(visit, member, said, form -> {
            LocalDate from = day(said, "awayFrom");
            LocalDate until = said.one("awayUntil").orElse("").isEmpty() ? from : day(said, "awayUntil");
            return new LineChange.Away(member.id(), new Closure(from, until));
        });
    }

    Response back(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        Member member = member(visit, match);
        return taken(visit, member, said, form -> new LineChange.Back(member.id(), day(said, "from")));
    }

    /** The form of whoever came second, with what the first one changed. */
    private Response together(Visit visit, Member member, Query said) {
        Meanwhile meanwhile = Meanwhile.of(said, new MemberForm(visit, before(visit, member), Query.NONE).fields());
        Refusal changed = Refusal.of(FlowRefusal.LINE_CHANGED);
        return shown(Problems.status(changed), visit, member, meanwhile.merged(), changed, meanwhile.changes());
    }

    private static LocalDate day(Query said, String name) {
        try {
            return LocalDate.parse(said.one(name).orElse(""));
        } catch (DateTimeException malformed) {
            throw Refusal.of(SlaRefusal.CLOSURE).with(FactKey.FIELD, name).refused();
        }
    }

    private Response taken(Visit visit, @Nullable Member member, Query said, Function<MemberForm, LineChange> reading) {
        try {
            LineChange change = reading.apply(new MemberForm(visit, before(visit, member), said));
            visits.requirePresent(visit, said);
            boolean nothing = change instanceof LineChange.Changed changed
                    && changed.fields().members().isEmpty();
            if (!nothing) {
                visits.change(visit, said, change);
            }
            return Pages.redirect(visit.path());
        } catch (Refused refused) {
            return shown(Problems.status(refused.refusal()), visit, member, said, refused.refusal(), List.of());
        }
    }

    private static Member member(Visit visit, Match match) {
        PersonId id;
        try {
            id = Visit.person(match.variable("person"));
        } catch (Refused nobody) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
        return visit.book()
                .member(id)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_MEMBER).refused());
    }

    /** How the book has them. */
    private static Json.Obj before(Visit visit, @Nullable Member member) {
        return visit.book().json().array("members").objects().stream()
                .filter(one ->
                        member != null && one.text("person").equals(member.id().value()))
                .findFirst()
                .orElse(Json.object().build());
    }

    private Response shown(
            int status,
            Visit visit,
            @Nullable Member member,
            Query said,
            @Nullable Refusal why,
            List<Meanwhile.Change> changes) {
        var speech = visit.speech();
        var words = new CardWords(speech, ref -> {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        });
        // of a form about absences nothing goes into the form about the person
        Query ofPerson = said.one("familyName").isPresent() ? said : Query.NONE;
        List<Entry.Option> absences = Optional.ofNullable(member).map(Member::absences).orElse(List.of()).stream()
                .map(days -> new Entry.Option(days.from().toString(), words.days(days)))
                .toList();
        FieldWords fresh = new MemberForm(visit, before(visit, member), Query.NONE).fields();
        return visits.pages()
                .page(
                        status,
                        "line/person",
                        new Person(
                                visit.frame(
                                        member == null
                                                ? speech.say("line.people.new", visit.title())
                                                : member.person().displayName()),
                                member == null ? visit.path() + "/people" : visit.path(member.id()),
                                visit.path(),
                                visit.book().version(),
                                Meanwhile.write(fresh.values()),
                                changes.stream().map(fresh::told).toList(),
                                Meanwhile.names(changes),
                                member != null,
                                new MemberForm(visit, before(visit, member), ofPerson).groups(),
                                absences,
                                List.of(
                                        day(visit, said, "awayFrom", "line.closure.from"),
                                        day(visit, said, "awayUntil", "line.closure.until")),
                                why == null ? Meanwhile.first(changes).orElse("") : wrong(why),
                                OfferPage.problem(visit, status, why)));
    }

    private static Entry day(Visit visit, Query said, String name, String label) {
        return Entry.of(
                Entry.Kind.DAY,
                name,
                visit.speech().say(label),
                List.of(said.one(name).orElse("")));
    }

    private static String wrong(Refusal why) {
        String field = why.facts().getOrDefault(FactKey.FIELD, "");
        return switch (why.code().code()) {
            case "party.person", "party.rpps", "flow.member-twice" -> "person";
            case "party.name" -> field.isEmpty() ? "familyName" : field;
            case "party.address" -> "mail";
            case "party.mobile" -> "mobile";
            case "party.phone" -> "directLine";
            case "flow.member" -> "rights";
            case "sla.closure" -> field.isEmpty() ? "awayFrom" : field;
            case "flow.line-change" -> field.equals("quiet") ? "quietFrom" : field;
            default -> field;
        };
    }
}

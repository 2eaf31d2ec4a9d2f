package org.passerelle.gateway.console.line;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Porch;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Who may look after which line: its coordinators, as its book names them now. Nobody else learns that there is one. */
final class Visits {
    /** The field that says which version of the line's book a form was written for. */
    static final String VERSION = "_version";

    private final Porch porch;
    private final OwnLines lines;
    private final Pages pages;
    private final InstantSource clock;

    Visits(Porch porch, OwnLines lines, Pages pages, InstantSource clock) {
        this.porch = porch;
        this.lines = lines;
        this.pages = pages;
        this.clock = clock;
    }

    OwnLines lines() {
        return lines;
    }

    Pages pages() {
        return pages;
    }

    InstantSource clock() {
        return clock;
    }

    /** Somebody who coordinates a line at least. */
    Visitor coordinator(Request request) {
        return porch.visitor(request, Visitor::coordinates);
    }

    Visit of(Match match) {
        Visitor visitor = porch.visitor(match.request());
        MailAddress line = line(match.variable("line"));
        Member member = visitor.lines().get(line);
        if (member == null || !lines.lines().contains(line)) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        } else if (!member.may(Member.Right.COORDINATOR)) {
            throw Refusal.of(FlowRefusal.RIGHT_MISSING).refused();
        }
        return new Visit(
                visitor, member, lines.book(line), lines.card(line), Speech.of(match.request()), clock.instant());
    }

    /** What a form of this session says. */
    Query form(Match match, Visit visit) {
        return porch.form(match.request(), visit.visitor());
    }

    /** Refuses a form that was written for a line which somebody changed since. */
    void requirePresent(Visit visit, Query said) {
        if (version(said) != visit.book().version()) {
            throw Refusal.of(FlowRefusal.LINE_CHANGED).refused();
        }
    }

    /** Whether somebody changed the line since that form was opened; a form that does not say when is refused later. */
    boolean isPast(Visit visit, Query said) {
        return said.one(VERSION).isPresent() && version(said) != visit.book().version();
    }

    /** The version that a form is for which comes back: its own, until its writer has been told that somebody changed the line. */
    long written(Visit visit, Query said, @Nullable Refusal why) {
        boolean told = why != null && why.is(FlowRefusal.LINE_CHANGED);
        return told || said.one(VERSION).isEmpty() ? visit.book().version() : version(said);
    }

    /** Changes the line as its form was written for. */
    LineBook change(Visit visit, Query said, LineChange change) {
        return lines.change(visit.line(), version(said), visit.member().id(), change);
    }

    private static long version(Query said) {
        String version = said.one(VERSION).orElse("");
        if (!version.matches("[0-9]{1,15}")) {
            throw HttpRefusal.MALFORMED.refused(VERSION);
        }
        return Long.parseLong(version);
    }

    private static MailAddress line(String written) {
        try {
            return MailAddress.of(written);
        } catch (Refused noAddress) {
            throw Refusal.of(HttpRefusal.NOT_FOUND).refused();
        }
    }
}

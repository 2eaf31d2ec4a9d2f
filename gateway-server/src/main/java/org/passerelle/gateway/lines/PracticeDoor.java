package org.passerelle.gateway.lines;

import java.util.List;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.http.IfMatch;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refused;

/**
 * The paths under {@code /practices}: the people of the practices that this gateway serves, read by them and changed by their
 * coordinators, in JSON. A change acts on the version that {@code If-Match} names, or not at all.
 */
public final class PracticeDoor {
    private final Gatekeeper gatekeeper;
    private final OwnLines books;

    public PracticeDoor(Gatekeeper gatekeeper, OwnLines books) {
        this.gatekeeper = gatekeeper;
        this.books = books;
    }

    /** Adds the paths to a router. */
    public Router on(Router router) {
        return router.on("GET", "/practices", match -> list(match.request()))
                .on("GET", "/practices/{practice}", this::show)
                .on("POST", "/practices/{practice}/changes", this::change);
    }

    private Response list(Request request) {
        gatekeeper.client(request.findCertificate());
        List<Json.Obj> own = books.practices().stream()
                .filter(practice -> isOpenTo(request, practice))
                .map(practice -> Json.object()
                        .put("practice", practice.value())
                        .put("version", books.book(practice).version())
                        .build())
                .toList();
        return LineDoor.json(Json.object().put("practices", own).build());
    }

    private boolean isOpenTo(Request request, MailAddress practice) {
        try {
            person(request, practice);
            return true;
        } catch (Refused notTheirs) {
            return false;
        }
    }

    private Response show(Match match) {
        MailAddress practice = practice(match);
        PersonId person = person(match.request(), practice);
        return shown(books.book(practice), person);
    }

    private Response change(Match match) {
        MailAddress practice = practice(match);
        PersonId person = person(match.request(), practice);
        LineChange change = LineChange.read(Canon.readLoose(match.request().body()));
        return shown(books.change(practice, IfMatch.version(match.request()), person, change), person);
    }

    private PersonId person(Request request, MailAddress practice) {
        return gatekeeper.inPractice(
                request.findCertificate(), request.headers().one(Gatekeeper.ACTING_FOR), practice);
    }

    private static MailAddress practice(Match match) {
        return MailAddress.of(match.variable("practice"));
    }

    private static Response shown(LineBook book, PersonId reader) {
        return LineDoor.tagged(Json.object()
                .put("practice", book.line().value())
                .put("version", book.version())
                .put("members", LineDoor.people(book, reader))
                .build());
    }
}

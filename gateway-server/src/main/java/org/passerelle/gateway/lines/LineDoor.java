package org.passerelle.gateway.lines;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.card.CarriedForms;
import org.passerelle.card.LineCard;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineBook;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.gateway.auth.Acting;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.IfMatch;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/**
 * The paths under {@code /lines}: a line's people and its card, read by its members and changed by its coordinators, in JSON. A change
 * acts on the version that {@code If-Match} names, or not at all.
 */
public final class LineDoor {
    /** What of others only a coordinator sees. */
    private static final Set<String> PRIVATE = Set.of("mail", "mobile", "quiet", "told", "absences", "delegates");

    private final Gatekeeper gatekeeper;
    private final OwnLines lines;

    public LineDoor(Gatekeeper gatekeeper, OwnLines lines) {
        this.gatekeeper = gatekeeper;
        this.lines = lines;
    }

    /** Adds the paths to a router. */
    public Router on(Router router) {
        return router.on("GET", "/lines", match -> list(match.request()))
                .on("GET", "/lines/{line}", this::show)
                .on("GET", "/lines/{line}/card", this::card)
                .on("GET", "/lines/{line}/forms/{name}/{version}", this::form)
                .on("POST", "/lines/{line}/changes", this::change);
    }

    /** A line and the member of it who is at the door. */
    private record Visit(LineBook book, Member member) {}

    private Response list(Request request) {
        Acting acting = acting(request);
        List<Json.Obj> own = lines.lines().stream()
                .filter(line -> acting.member(line).isPresent())
                .map(line -> Json.object()
                        .put("line", line.value())
                        .put("version", lines.book(line).version())
                        .put("title", lines.card(line).offer().title().fr())
                        .build())
                .toList();
        return json(Json.object().put("lines", own).build());
    }

    private Response show(Match match) {
        return shown(visit(match));
    }

    /** As its organisation signed it, for whoever asks: cards are made to be known. */
    private Response card(Match match) {
        return Response.of(200, "application/pkcs7-mime; smime-type=signed-data", lines.signedCard(line(match)));
    }

    private static List<Json.Obj> forms(LineBook book) {
        return book.forms().stream()
                .map(form -> Json.object()
                        .put("name", form.ref().name())
                        .put("version", form.ref().version())
                        .put("pathway", form.pathway().toString())
                        .put("step", form.step())
                        .put("title", form.title().fr())
                        .build())
                .toList();
    }

    /** One that the card carries, for whoever asks, as the card itself. */
    private Response form(Match match) {
        MailAddress line = line(match);
        String wanted = match.variable("name") + "/" + match.variable("version");
        return CarriedForms.of(lines.card(line), List.of(line)).stream()
                .filter(form -> form.ref().toString().equals(wanted))
                .findFirst()
                .map(form -> Response.of(200, "application/yaml", form.text().getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> Refusal.of(HttpRefusal.NOT_FOUND).refused());
    }

    private Response change(Match match) {
        Visit visit = visit(match);
        LineChange change = LineChange.read(Canon.readLoose(match.request().body()));
        LineBook after = lines.change(
                visit.book().line(),
                IfMatch.version(match.request()),
                visit.member().id(),
                change);
        Member member = after.member(visit.member().id()).orElse(visit.member());
        return shown(new Visit(after, member));
    }

    private Visit visit(Match match) {
        Acting acting = acting(match.request());
        MailAddress line = line(match);
        Member member = acting.member(line)
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_MEMBER).refused());
        return new Visit(lines.book(line), member);
    }

    private Acting acting(Request request) {
        return gatekeeper.acting(request.findCertificate(), request.headers().one(Gatekeeper.ACTING_FOR));
    }

    private static MailAddress line(Match match) {
        return MailAddress.of(match.variable("line"));
    }

    private Response shown(Visit visit) {
        LineBook book = visit.book();
        LineCard card = lines.card(book.line());
        Json.Builder said = Json.object()
                .put("line", book.line().value())
                .put("version", book.version())
                .put("members", people(book, visit.member().id()))
                .put("texts", book.json().arrayOrEmpty("texts"))
                .put("forms", forms(book))
                .put("formEnding", CarriedForms.ending(book.line()))
                .put("card", card.document())
                .put("cardHash", card.hash());
        if (visit.member().may(Member.Right.COORDINATOR)) {
            book.json().findObject(LineChange.CONTACT).ifPresent(contact -> said.put(LineChange.CONTACT, contact));
        }
        return tagged(said.build());
    }

    /** A book's people as one of them may see them. */
    static List<Json.Obj> people(LineBook book, PersonId reader) {
        boolean all = book.member(reader)
                .filter(member -> member.may(Member.Right.COORDINATOR))
                .isPresent();
        return book.json().array("members").objects().stream()
                .map(one -> all || one.text("person").equals(reader.value()) ? one : outside(one))
                .toList();
    }

    /** With its version to be named in a change. */
    static Response tagged(Json.Obj said) {
        return json(said).with("ETag", "\"" + said.whole("version") + "\"");
    }

    private static Json.Obj outside(Json.Obj member) {
        Map<String, Json> less = new TreeMap<>(member.members());
        less.keySet().removeAll(PRIVATE);
        return new Json.Obj(less);
    }

    static Response json(Json.Obj said) {
        return Response.of(200, "application/json", Canon.octets(said));
    }
}

package org.passerelle.gateway.console.line;

import java.util.List;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ListApart;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.HttpRefusal;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.refusal.Refusal;

/** What a letter says that had no effect, read by a coordinator, which stands in the trace. It is its signer's word alone. */
public final class ApartPage {
    private final Visits visits;
    private final Exchanges exchanges;

    ApartPage(Visits visits, Exchanges exchanges) {
        this.visits = visits;
        this.exchanges = exchanges;
    }

    /**
     * What the page shows.
     *
     * @param back what is to be looked at of the line
     * @param why why it had no effect, and what to do
     * @param step the step that it takes, or empty
     */
    public record Read(
            Frame frame,
            String back,
            String sender,
            String when,
            String why,
            String advice,
            String pathway,
            String step,
            List<String> text,
            List<Paper> papers) {
        public Read {
            text = List.copyOf(text);
            papers = List.copyOf(papers);
        }
    }

    /** A document of it, to be saved. */
    public record Paper(String path, String title) {}

    Response show(Match match) {
        Visit visit = visits.of(match);
        ApartLetter letter = letter(visit, match);
        ApartContent content = exchanges.readApart(letter.id(), reader(visit));
        var speech = visit.speech();
        String key = "line.apart." + letter.standing().code();
        String path = visit.path() + "/apart/" + letter.id().hex();
        return visits.pages()
                .page(
                        200,
                        "line/apart",
                        new Read(
                                visit.frame(speech.say("line.apart.letter")),
                                visit.path() + "/watch",
                                WatchPage.sender(speech, letter),
                                TimeWords.dated(speech, letter.arrivedAt(), visit.zone()),
                                speech.say(key),
                                speech.say(key + ".do"),
                                content.pathway().toString(),
                                content.findStep().orElse(""),
                                content.text().lines().toList(),
                                content.documents().stream()
                                        .map(document -> new Paper(
                                                path + "/documents/"
                                                        + document.id().hex(),
                                                document.title()))
                                        .toList()));
    }

    /** A document of it: saved, never shown, because nobody vouches for its sender. */
    Response document(Match match) {
        Visit visit = visits.of(match);
        ApartLetter letter = letter(visit, match);
        Id wanted = Id.find(match.variable("document"))
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
        Professional reader = reader(visit);
        Document document = exchanges.readApart(letter.id(), reader).documents().stream()
                .filter(one -> one.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
        var body = new Response.Body.Streamed(exchanges.apartDocument(letter.id(), wanted, reader), document.size());
        return Pages.guarded(new Response(200, Headers.of("Content-Type", "application/octet-stream"), body))
                .with("Content-Disposition", "attachment; filename=\"" + wanted.hex() + ".bin\"");
    }

    private ApartLetter letter(Visit visit, Match match) {
        String id = match.variable("letter");
        return exchanges.apart(Set.of(visit.line()), ListApart.MOST).stream()
                .filter(letter -> letter.id().hex().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(HttpRefusal.NOT_FOUND).refused());
    }

    private static Professional reader(Visit visit) {
        return visit.member()
                .findProfessional()
                .orElseThrow(() -> Refusal.of(FlowRefusal.RIGHT_MISSING).refused());
    }
}

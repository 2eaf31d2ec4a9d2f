package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.card.PathwayOffer;
import org.passerelle.flow.desk.Member;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refused;

/** The lines of a coordinator, and one line: its card as requesters see it, its people, its forms. */
public final class LinePage {
    /** A card as its organisation signed it. */
    private static final String CARD = "application/pkcs7-mime; smime-type=signed-data";

    private final Visits visits;
    private final Exchanges exchanges;

    LinePage(Visits visits, Exchanges exchanges) {
        this.visits = visits;
        this.exchanges = exchanges;
    }

    /** The lines that somebody looks after. */
    public record Lines(Frame frame, List<OneLine> lines) {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** One of them. */
    public record OneLine(String path, String title, String address) {}

    /**
     * One line.
     *
     * @param path where its pages begin
     * @param address its own
     * @param version of its card
     * @param until when that card expires, in words
     */
    public record OfLine(
            Frame frame,
            String path,
            String address,
            int version,
            String until,
            CardShown card,
            List<OnePerson> people,
            List<OneForm> forms) {
        public OfLine {
            people = List.copyOf(people);
            forms = List.copyOf(forms);
        }
    }

    /** Somebody of the line. */
    public record OnePerson(String path, String name, String rights, String told, List<String> away) {
        public OnePerson {
            away = List.copyOf(away);
        }
    }

    /** A form by which the line is asked. */
    public record OneForm(String title, String reference, List<String> fields) {
        public OneForm {
            fields = List.copyOf(fields);
        }
    }

    Response list(Match match) {
        Visitor visitor = visits.coordinator(match.request());
        Speech speech = Speech.of(match.request());
        List<OneLine> lines = visitor.coordinated().stream()
                .filter(visits.lines().lines()::contains)
                .map(line -> new OneLine(
                        Visit.path(line),
                        speech.say(visits.lines().card(line).offer().title()),
                        line.value()))
                .toList();
        return visits.pages()
                .page(
                        200,
                        "line/lines",
                        new Lines(new Frame(speech, speech.say("line.lines"), visitor, "/lines"), lines));
    }

    Response show(Match match) {
        Visit visit = visits.of(match);
        var words = new CardWords(visit.speech(), exchanges::pathway);
        return visits.pages()
                .page(
                        200,
                        "line/line",
                        new OfLine(
                                visit.frame(visit.title()),
                                visit.path(),
                                visit.line().value(),
                                visit.card().base().version(),
                                TimeWords.dated(
                                        visit.speech(),
                                        visit.card().base().validity().until(),
                                        visit.zone()),
                                words.of(visit.card(), visit.now()),
                                visit.book().members().stream()
                                        .map(member -> person(visit, words, member))
                                        .toList(),
                                forms(visit)));
    }

    /** As its organisation signed it, to be handed to whoever wants to write to the line. */
    Response card(Match match) {
        Visit visit = visits.of(match);
        byte[] signed = visits.lines().signedCard(visit.line());
        return Pages.guarded(Response.of(200, CARD, signed))
                .with("Content-Disposition", "attachment; filename=\"fiche-de-ligne.card\"");
    }

    private static OnePerson person(Visit visit, CardWords words, Member member) {
        List<String> ways = new ArrayList<>();
        member.findMail().map(MailAddress::value).ifPresent(ways::add);
        member.findMobile().map(mobile -> mobile.value()).ifPresent(ways::add);
        return new OnePerson(
                visit.path(member.id()),
                member.person().displayName(),
                MemberForm.words(visit.speech(), member),
                ways.isEmpty() ? visit.speech().say("line.told.nowhere") : String.join(", ", ways),
                words.closures(member.absences()));
    }

    /** The forms by which the line is asked, and the line's own templates of them. */
    private List<OneForm> forms(Visit visit) {
        List<OneForm> forms = new ArrayList<>();
        for (PathwayOffer offer : visit.card().offer().pathways()) {
            try {
                exchanges
                        .pathway(new PathwayRef(offer.name(), offer.version()))
                        .opening()
                        .ifPresent(step -> {
                            forms.add(form(
                                    visit,
                                    visit.speech().say(step.title()),
                                    offer.name() + "/" + offer.version(),
                                    step.form()));
                            own(visit, offer, step).forEach(forms::add);
                        });
            } catch (Refused notHere) {
                forms.add(new OneForm(offer.name(), offer.name() + "/" + offer.version(), List.of()));
            }
        }
        return forms;
    }

    private static List<OneForm> own(Visit visit, PathwayOffer offer, Step step) {
        return step.forms().stream()
                .flatMap(form -> form
                        .findOwn()
                        .filter(own -> offer.forms().stream()
                                .anyMatch(taken -> (taken.name() + "/" + taken.version())
                                        .equals(own.ref().toString())))
                        .map(own -> form(
                                visit,
                                visit.speech().say(own.title()),
                                own.ref().toString(),
                                form))
                        .stream())
                .toList();
    }

    private static OneForm form(Visit visit, String title, String reference, Form form) {
        return new OneForm(
                title,
                reference,
                form.fields().stream().map(field -> field(visit, field)).toList());
    }

    private static String field(Visit visit, Field field) {
        String label = visit.speech().say(field.words());
        return field.required() ? visit.speech().say("line.form.must", label) : label;
    }
}

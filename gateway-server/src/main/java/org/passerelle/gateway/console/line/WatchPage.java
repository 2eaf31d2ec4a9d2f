package org.passerelle.gateway.console.line;

import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ListApart;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;

/** What of a line somebody must look at: late, unread, undelivered, put apart, each with what to do. Nothing of what letters say. */
public final class WatchPage {
    private final Visits visits;
    private final Watching watching;
    private final Exchanges exchanges;

    WatchPage(Visits visits, Watching watching, Exchanges exchanges) {
        this.visits = visits;
        this.watching = watching;
        this.exchanges = exchanges;
    }

    /**
     * What the page shows.
     *
     * @param back the line's page
     * @param most how many exchanges were looked through at most
     */
    public record Watch(Frame frame, String back, int most, List<Kind> kinds, List<Apart> apart) {
        public Watch {
            kinds = List.copyOf(kinds);
            apart = List.copyOf(apart);
        }
    }

    /** The troubles of one kind. */
    public record Kind(String title, String advice, List<One> items) {
        public Kind {
            items = List.copyOf(items);
        }
    }

    /** One exchange's. */
    public record One(String path, String reference, String from, String since, String code) {}

    /**
     * A letter that had no effect.
     *
     * @param path where it is read; empty where it is not shown
     */
    public record Apart(String path, String sender, String when, String why, String advice, String code) {}

    Response show(Match match) {
        Visit visit = visits.of(match);
        Speech speech = visit.speech();
        List<Watching.Trouble> troubles = watching.troubles(visit.line());
        List<Kind> kinds = java.util.Arrays.stream(Watching.Kind.values())
                .map(kind -> kind(visit, kind, troubles))
                .toList();
        List<Apart> apart = exchanges.apart(java.util.Set.of(visit.line()), ListApart.MOST).stream()
                .map(letter -> apart(visit, letter))
                .toList();
        return visits.pages()
                .page(
                        200,
                        "line/watch",
                        new Watch(
                                visit.frame(speech.say("line.watch.of", visit.title())),
                                visit.path(),
                                Watching.MOST,
                                kinds,
                                apart));
    }

    private static Kind kind(Visit visit, Watching.Kind kind, List<Watching.Trouble> troubles) {
        String key = "line.watch." + kind.name().toLowerCase(java.util.Locale.ROOT);
        return new Kind(
                visit.speech().say(key),
                visit.speech().say(key + ".do"),
                troubles.stream()
                        .filter(trouble -> trouble.kind() == kind)
                        .map(trouble -> one(visit, trouble))
                        .toList());
    }

    private static One one(Visit visit, Watching.Trouble trouble) {
        Id id = trouble.row().exchange();
        return new One(
                visit.member().reads() ? "/exchanges/" + id.hex() : "",
                id.reference(),
                trouble.row().requester().value(),
                TimeWords.dated(visit.speech(), trouble.since(), visit.zone()),
                trouble.code());
    }

    private static Apart apart(Visit visit, ApartLetter letter) {
        Speech speech = visit.speech();
        boolean read = letter.readable() && visit.member().findProfessional().isPresent();
        return new Apart(
                read ? visit.path() + "/apart/" + letter.id().hex() : "",
                sender(speech, letter),
                TimeWords.dated(speech, letter.arrivedAt(), visit.zone()),
                speech.say("line.apart." + letter.standing().code()),
                speech.say("line.apart." + letter.standing().code() + ".do"),
                letter.code());
    }

    /** Who sent it as far as that is verified, and said so. */
    static String sender(Speech speech, ApartLetter letter) {
        if (letter.about().subject() != null) {
            return letter.sender();
        } else if (letter.about().from() == null) {
            return speech.say("line.apart.nobody");
        }
        return speech.say("line.apart.claims", letter.about().from().value());
    }
}

package org.passerelle.gateway.console.line;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Those who introduced themselves to a line and wait for somebody to make sure of them; and the line's own introduction to others. */
public final class NewcomersPage {
    /** Most that are shown. */
    static final int MOST = 200;

    private static final Pattern GROUP = Pattern.compile("(?<=\\G.{8})(?!$)");

    private final Visits visits;
    private final Newcomers newcomers;

    NewcomersPage(Visits visits, Newcomers newcomers) {
        this.visits = visits;
        this.newcomers = newcomers;
    }

    /**
     * What the page shows.
     *
     * @param action where its forms go
     * @param own the fingerprint of the line's own card
     * @param problem why something was refused, in words, or empty
     */
    public record Waiting(
            Frame frame, String action, String back, String own, List<One> waiting, Entry introduced, String problem) {
        public Waiting {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * One of them.
     *
     * @param fingerprint SHA-256 of their card, in groups that can be read aloud
     * @param challenged when their address was challenged, in words, or empty
     * @param role the field in which whoever confirms says in what capacity
     */
    public record One(
            String id,
            String name,
            String address,
            String structure,
            String when,
            String fingerprint,
            String challenged,
            Entry role) {}

    Response show(Match match) {
        return shown(200, visits.of(match), Query.NONE, "");
    }

    Response challenge(Match match) {
        return done(match, (visit, said, newcomer) -> newcomers.challenge(newcomer.id()));
    }

    Response refuse(Match match) {
        return done(
                match,
                (visit, said, newcomer) ->
                        newcomers.refuse(newcomer.id(), visit.member().id()));
    }

    /** Somebody made sure of them, by whatever means; who and in what capacity stands in the trace. */
    Response confirm(Match match) {
        return done(match, (visit, said, newcomer) -> {
            String name = visit.member().person().displayName() + " ("
                    + visit.member().id().number() + ")";
            var witness = new Confirmation.Witness(name, said.one("role").orElse(""));
            newcomers.confirm(newcomer.id(), new Confirmation(witness, Confirmation.How.PERSON, visit.now()));
        });
    }

    Response introduce(Match match) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        return answered(
                visit,
                said,
                query -> newcomers.introduce(
                        visit.line(),
                        MailAddress.of(query.one("address").orElse("").strip())));
    }

    /** What is done about a newcomer. */
    private interface Act {
        void on(Visit visit, Query said, Newcomer newcomer);
    }

    private Response done(Match match, Act act) {
        Visit visit = visits.of(match);
        Query said = visits.form(match, visit);
        Newcomer newcomer = waiting(visit).stream()
                .filter(one -> one.id().hex().equals(match.variable("newcomer")))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_NEWCOMER).refused());
        return answered(visit, said, query -> act.on(visit, query, newcomer));
    }

    private Response answered(Visit visit, Query said, Consumer<Query> doing) {
        try {
            doing.accept(said);
            return Pages.redirect(visit.path() + "/newcomers");
        } catch (Refused refused) {
            return shown(
                    Problems.status(refused.refusal()),
                    visit,
                    said,
                    Problems.sentence(visit.speech(), refused.refusal()));
        }
    }

    private List<Newcomer> waiting(Visit visit) {
        return newcomers.waiting(MOST).stream()
                .filter(one -> one.arrival().mailbox().equals(visit.line()))
                .toList();
    }

    private Response shown(int status, Visit visit, Query said, String problem) {
        var speech = visit.speech();
        var introduced = Entry.of(
                        Entry.Kind.MAIL,
                        "address",
                        speech.say("line.introduce.address"),
                        List.of(said.one("address").orElse("")))
                .hinted(speech.say("line.introduce.hint"));
        return visits.pages()
                .page(
                        status,
                        "line/newcomers",
                        new Waiting(
                                visit.frame(speech.say("line.newcomers.of", visit.title())),
                                visit.path() + "/newcomers",
                                visit.path(),
                                fingerprint(visit.card().hash()),
                                waiting(visit).stream()
                                        .map(one -> one(visit, one))
                                        .toList(),
                                introduced,
                                problem));
    }

    private static One one(Visit visit, Newcomer newcomer) {
        var speech = visit.speech();
        String id = newcomer.id().hex();
        return new One(
                id,
                newcomer.name(),
                newcomer.address().value(),
                newcomer.structure().value(),
                TimeWords.dated(speech, newcomer.arrival().at(), visit.zone()),
                fingerprint(newcomer.hash()),
                newcomer.findChallenge()
                        .map(sent -> TimeWords.dated(speech, sent.sent(), visit.zone()))
                        .orElse(""),
                new Entry(
                        "role",
                        speech.say("line.newcomer.role"),
                        Entry.Kind.LINE,
                        List.of(speech.say("line.newcomer.role.usual")),
                        List.of(),
                        "",
                        Entry.ONE_LINE));
    }

    /** In groups of eight, as it is read aloud. */
    static String fingerprint(Sha256 hash) {
        return String.join(" ", GROUP.split(hash.hex()));
    }
}

package org.passerelle.gateway.console.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.said.MomentWords;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.pathway.Side;

/** What was said, what became of each letter and what the clock did, in the order in which it stands in the journal. */
final class Conversation {
    /** What people are told of letters; the rest of the journal is the auditor's. */
    private static final Set<Kind> TOLD = Set.of(
            Kind.SEALED,
            Kind.HANDED_OVER,
            Kind.BOUNCED,
            Kind.RECEIVED,
            Kind.HELD,
            Kind.REFUSED,
            Kind.RECEIPT_READ,
            Kind.MAIL_RECEIVED,
            Kind.MAIL_WRITTEN,
            Kind.COPIED,
            Kind.SENT_AGAIN,
            Kind.FOLLOWED,
            Kind.ALARMED);

    private final Exchanges.Seen seen;
    private final Side own;
    private final Speech speech;
    private final ZoneId zone;
    private final UnaryOperator<String> names;
    private final Assurance assurance;

    /**
     * @param own the side that looks at it
     * @param names of our people, by their national number
     */
    Conversation(Exchanges.Seen seen, Side own, Speech speech, ZoneId zone, UnaryOperator<String> names) {
        this.seen = seen;
        this.own = own;
        this.speech = speech;
        this.zone = zone;
        this.names = names;
        this.assurance = new Assurance(seen, own, speech, names);
    }

    List<Dossier.Said> all() {
        var said = new ArrayList<Dossier.Said>();
        Json.@Nullable Obj letter = null;
        for (Exchanges.Noted note : seen.notes()) {
            if (note.event() instanceof Event.Remark remark) {
                if (remark.kind() == Kind.RECEIVED || remark.kind() == Kind.MAIL_RECEIVED) {
                    letter = remark.facts();
                }
                if (TOLD.contains(remark.kind())) {
                    said.add(aside(words(remark), note.at()));
                }
            } else if (note.event() instanceof Event.Law law) {
                if (law.fact() instanceof Fact.StepDone done) {
                    said.add(step(done, law.time(), letter));
                } else {
                    clock(law).ifPresent(words -> said.add(aside(words, law.time())));
                }
            }
        }
        for (Event.Composed composed : seen.state().pending()) {
            said.add(pending(composed));
        }
        return said;
    }

    private Dossier.Said aside(String words, Instant at) {
        return new Dossier.Said(
                words, "", TimeWords.moment(speech, at, zone), true, "", true, false, List.of(), List.of());
    }

    private Dossier.Said step(Fact.StepDone done, Instant at, Json.@Nullable Obj letter) {
        return step(done, TimeWords.moment(speech, at, zone), assurance.of(done, letter));
    }

    /** One of our own steps that the line has not decided yet, as if it had. */
    private Dossier.Said pending(Event.Composed composed) {
        var done = new Fact.StepDone(
                composed.stepId(),
                composed.step(),
                composed.actor(),
                own,
                composed.content(),
                composed.base(),
                Promise.here(composed.at()));
        String when = speech.say("exchange.pending", TimeWords.moment(speech, composed.at(), zone));
        return step(done, when, assurance.of(done, null));
    }

    private Dossier.Said step(Fact.StepDone done, String when, Assurance.Words sure) {
        var words = new StepWords(seen.state(), done, speech);
        return new Dossier.Said(
                words.title(),
                done.actor().displayName(),
                when,
                done.side() == own,
                sure.words(),
                sure.sure(),
                Progress.answers(seen.state(), done),
                words.lines(),
                words.papers());
    }

    private Optional<String> clock(Event.Law law) {
        Fact fact = law.fact();
        if (fact instanceof Fact.ClockStarted started) {
            return started.clock().due().map(due -> speech.say("clock.started", TimeWords.moment(speech, due, zone)));
        } else if (fact instanceof Fact.ClockResumed resumed) {
            return Optional.of(speech.say("clock.started", TimeWords.moment(speech, resumed.due(), zone)));
        } else if (fact instanceof Fact.ClockPaused) {
            return Optional.of(speech.say("clock.paused"));
        } else if (fact instanceof Fact.ClockBreached) {
            return Optional.of(speech.say("clock.breached"));
        } else if (fact instanceof Fact.Opened opened) {
            return Optional.of(speech.say("letter.opened", opened.reader().displayName()));
        }
        return Optional.of(plain(law));
    }

    private String plain(Event event) {
        MomentWords.Sentence words = MomentWords.of(event, seen.state().pathway(), Optional.ofNullable(seen.promise()));
        return speech == Speech.FR ? words.fr() : words.en();
    }

    private String words(Event.Remark remark) {
        Json.Obj facts = remark.facts();
        return switch (remark.kind()) {
            case SEALED -> speech.say("letter.sealed", facts.text("to"));
            case RECEIVED -> speech.say("letter.received", facts.text("from"));
            case RECEIPT_READ ->
                facts.findText("status")
                        .map(status -> "letter.receipt." + status)
                        .filter(speech::knows)
                        .map(key -> speech.say(key, facts.text("recipient")))
                        .orElseGet(() -> plain(remark));
            case MAIL_RECEIVED, MAIL_WRITTEN ->
                facts.findText(remark.kind() == Kind.MAIL_RECEIVED ? "from" : "to")
                        .map(address -> plain(remark) + " (" + address + ")")
                        .orElseGet(() -> plain(remark));
            case BOUNCED, REFUSED, ALARMED ->
                plain(remark)
                        + facts.findText("code").map(code -> " (" + code + ")").orElse("");
            default -> plain(remark);
        };
    }

    /** Who read any of it, and when last: each of their readings stands in the trace. */
    List<Dossier.Reader> readers() {
        Map<String, List<Instant>> times = new LinkedHashMap<>();
        for (Exchanges.Noted note : seen.notes()) {
            if (note.event() instanceof Event.Remark remark && remark.kind() == Kind.READ) {
                times.computeIfAbsent(remark.facts().text("reader"), reader -> new ArrayList<>())
                        .add(note.at());
            }
        }
        return times.entrySet().stream()
                .map(each -> new Dossier.Reader(
                        names.apply(each.getKey()),
                        each.getValue().size(),
                        TimeWords.moment(
                                speech, each.getValue().get(each.getValue().size() - 1), zone)))
                .toList();
    }
}

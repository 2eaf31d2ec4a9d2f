package org.passerelle.gateway.console.audit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refused;

/** An entry of a trace in words, without anything of what letters say. */
final class EventWords {
    /** Facts of remarks that are shown: technical ones alone, and no address, which may be a patient's. */
    private static final List<String> SHOWN = List.of("by", "for", "reader", "what", "code", "status", "who", "why");
    /** What names somebody or something by a word that is only meant for programs. */
    private static final Set<String> PEOPLE = Set.of("by", "reader", "for");

    private EventWords() {}

    /** What happened. */
    static String what(Speech speech, Event event) {
        if (event instanceof Event.Begun) {
            return speech.say("audit.event.begun");
        } else if (event instanceof Event.Composed) {
            return speech.say("audit.event.composed");
        } else if (event instanceof Event.Law law) {
            return speech.say("audit.event." + word(law.fact().getClass().getSimpleName()));
        }
        String key = "audit.event." + ((Event.Remark) event).kind().type();
        return speech.knows(key)
                ? speech.say(key)
                : ((Event.Remark) event).kind().type();
    }

    /** {@code ClockStarted} as {@code clock-started}. */
    private static String word(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** Who did it and by which step, as far as it is said. */
    static String who(Event event) {
        if (event instanceof Event.Composed composed) {
            return composed.step() + ", " + composed.actor().displayName();
        } else if (event instanceof Event.Begun begun) {
            return begun.line().value();
        } else if (event instanceof Event.Law law) {
            return who(law.fact());
        }
        Json.Obj facts = ((Event.Remark) event).facts();
        return SHOWN.stream().flatMap(name -> said(facts, name)).collect(Collectors.joining(", "));
    }

    private static String who(Fact fact) {
        if (fact instanceof Fact.StepDone done) {
            return done.step() + ", " + done.actor().displayName();
        } else if (fact instanceof Fact.StepRefused refused) {
            return refused.step() + ", " + refused.code();
        } else if (fact instanceof Fact.Opened opened) {
            return opened.reader().displayName();
        }
        return fact instanceof Fact.Dismissed dismissed ? dismissed.by().displayName() : "";
    }

    private static Stream<String> said(Json.Obj facts, String name) {
        Optional<Json> value = facts.find(name);
        if (value.isPresent() && value.get() instanceof Json.Text text) {
            return Stream.of(PEOPLE.contains(name) ? person(text.value()) : text.value());
        }
        return value.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast).flatMap(EventWords::named).stream();
    }

    /** A person as traces write them. */
    private static Optional<String> named(Json.Obj person) {
        return person.findText("familyName")
                .map(family -> person.findText("givenName").orElse("") + " " + family);
    }

    private static String person(String written) {
        try {
            return "RPPS " + PersonId.parse(written).findRpps().orElseThrow().value();
        } catch (Refused | java.util.NoSuchElementException nobody) {
            return written;
        }
    }

    /** Whether somebody read something there. */
    static boolean isReading(Event event) {
        return event instanceof Event.Remark remark && (remark.kind() == Kind.READ || remark.kind() == Kind.EXPORTED)
                || event instanceof Event.Law law && law.fact() instanceof Fact.Opened;
    }
}

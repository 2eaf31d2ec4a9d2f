package org.passerelle.gateway.console.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Fact;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Side;

/** How sure it is who said something, in plain words: what the checks of its letter gave when it was opened (WIRE §3). */
final class Assurance {
    private final Exchanges.Seen seen;
    private final Side own;
    private final Speech speech;
    private final UnaryOperator<String> names;
    /** Who entered a step of the other side, or filed one in its author's name, by the step's id. */
    private final Map<String, Event.Remark> byHand = new LinkedHashMap<>();

    /** @param sure whether nothing was left unchecked */
    record Words(String words, boolean sure) {}

    Assurance(Exchanges.Seen seen, Side own, Speech speech, UnaryOperator<String> names) {
        this.seen = seen;
        this.own = own;
        this.speech = speech;
        this.names = names;
        for (Exchanges.Noted note : seen.notes()) {
            if (note.event() instanceof Event.Remark remark
                    && (remark.kind() == Kind.ENTERED || remark.kind() == Kind.FILED)) {
                remark.facts().findText("stepId").ifPresent(step -> byHand.put(step, remark));
            }
        }
    }

    /** @param letter what the journal noted of the letter that came last before it, or null */
    Words of(Fact.StepDone done, Json.@Nullable Obj letter) {
        Event.Remark hand = byHand.get(done.stepId().hex());
        if (hand != null) {
            String by = names.apply(hand.facts().text("by"));
            return new Words(
                    speech.say(hand.kind() == Kind.ENTERED ? "assurance.entered" : "assurance.filed", by), false);
        } else if (done.side() == own) {
            return new Words(speech.say("assurance.here"), true);
        } else if (letter == null || letter.find("verdict").isEmpty()) {
            return new Words(speech.say("assurance.clear"), false);
        }
        return verdict(letter);
    }

    private Words verdict(Json.Obj letter) {
        var missing = new ArrayList<String>();
        int passed = 0;
        for (Map.Entry<String, Json> check : letter.object("verdict").members().entrySet()) {
            if (check.getValue().equals(Json.text("passed"))) {
                passed++;
            } else {
                missing.add(check(check.getKey()));
            }
        }
        String signer = signer(letter);
        return missing.isEmpty()
                ? new Words(speech.say("assurance.verified", signer, passed), true)
                : new Words(speech.say("assurance.less", signer, passed, String.join(", ", missing)), false);
    }

    private String check(String name) {
        String key = "check." + name;
        return speech.knows(key) ? speech.say(key) : name;
    }

    /** The structure at either end that has this address; of any other address, the address alone. */
    private String signer(Json.Obj letter) {
        String from = letter.text("from");
        Event.Begun begun = seen.state().begun();
        Optional<Organisation> known = from.equals(begun.line().value())
                ? Optional.of(begun.lineOrganisation())
                : seen.state()
                        .requesterOrganisation()
                        .filter(org -> from.equals(begun.requester().value()));
        return known.map(org -> speech.say("assurance.signer", org.name(), from))
                .orElse(from);
    }
}

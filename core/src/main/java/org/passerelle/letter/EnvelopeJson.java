package org.passerelle.letter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.ledger.Head;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.letter.Envelope;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** The envelope as a canonical document, both ways (WIRE §2). */
public final class EnvelopeJson {
    public static final String TYPE = "passerelle/envelope/1";
    /** The media type of its part. */
    public static final String MEDIA_TYPE = "application/vnd.passerelle.envelope+json";
    /** Most recipients of one letter. */
    public static final int MOST_RECIPIENTS = 100;
    /** Most keeper events that one letter tells. */
    public static final int MOST_EVENTS = 10_000;
    /** Most places that one letter voids. */
    public static final int MOST_VOIDED = 1_000;

    private static final Set<String> KNOWN = Set.of(
            "type",
            "crit",
            "exchange",
            "pathway",
            "keeper",
            "epoch",
            "node",
            "incarnation",
            "to",
            "step",
            "events",
            "head",
            "void");

    private EnvelopeJson() {}

    public static byte[] write(Envelope envelope) {
        Json.Builder json = Json.object()
                .put("type", TYPE)
                .put("exchange", envelope.exchange())
                .put("pathway", envelope.pathway().toString())
                .put("keeper", envelope.keeper().value())
                .put("epoch", envelope.epoch())
                .put("node", envelope.ledger().node())
                .put("incarnation", envelope.ledger().incarnation())
                .put("to", envelope.to().stream().map(EnvelopeJson::write).toList())
                .put(
                        "events",
                        envelope.events().stream().map(EnvelopeJson::write).toList())
                .put("void", envelope.voided().stream().map(EnvelopeJson::write).toList());
        envelope.findStep().ifPresent(step -> json.put("step", write(step)));
        envelope.findHead().ifPresent(head -> json.put("head", head.json()));
        return Canon.octets(json.build());
    }

    /**
     * Reads one.
     *
     * @throws Refused with a canon code, or {@link LetterRefusal#ENVELOPE} with the field whose value cannot be
     */
    public static Envelope read(byte[] octets) {
        Json.Obj json = Canon.read(octets, TYPE, KNOWN);
        return new Envelope(
                json.id("exchange"),
                PathwayRef.parse(json.text("pathway")),
                new MailAddress(json.text("keeper")),
                atLeast(0, json, "epoch"),
                new Origin(json.id("node"), json.id("incarnation")),
                recipients(json),
                json.findObject("step").map(EnvelopeJson::step).orElse(null),
                events(json),
                json.findObject("head").map(EnvelopeJson::head).orElse(null),
                voided(json));
    }

    private static Json.Obj write(Envelope.Recipient recipient) {
        Json.Builder json = Json.object()
                .put("address", recipient.address().value())
                .put("seq", recipient.seq())
                .put("seen", recipient.seen())
                .put("card", recipient.card());
        Optional.ofNullable(recipient.prev()).ifPresent(prev -> json.put("prev", prev));
        recipient.findProof().ifPresent(proof -> json.put("proof", ProofJson.write(proof)));
        return json.build();
    }

    private static List<Envelope.Recipient> recipients(Json.Obj json) {
        List<Envelope.Recipient> recipients = new ArrayList<>();
        Set<MailAddress> addresses = new HashSet<>();
        for (Json.Obj one : bounded(json, "to", MOST_RECIPIENTS)) {
            var recipient = recipient(one);
            if (!addresses.add(recipient.address())) {
                throw wrong("to");
            }
            recipients.add(recipient);
        }
        if (recipients.isEmpty()) {
            throw wrong("to");
        }
        return recipients;
    }

    private static Envelope.Recipient recipient(Json.Obj json) {
        long seq = atLeast(1, json, "seq");
        Optional<Sha256> prev = json.findText("prev").map(Sha256::parse);
        if (prev.isPresent() == (seq == 1)) {
            throw wrong("prev");
        }
        return new Envelope.Recipient(
                new MailAddress(json.text("address")),
                seq,
                prev.orElse(null),
                atLeast(0, json, "seen"),
                json.hash("card"),
                json.findObject("proof").map(ProofJson::read).orElse(null));
    }

    private static Json.Obj write(Envelope.StepHead step) {
        Json.Builder json = Json.object()
                .put("id", step.id())
                .put("name", step.name())
                .put("base", step.base())
                .put("calendar", step.calendar());
        step.findDue().ifPresent(due -> json.put("due", due));
        return json.build();
    }

    private static Envelope.StepHead step(Json.Obj json) {
        if (json.has("due") != json.has("calendar")) {
            throw wrong("due");
        }
        return new Envelope.StepHead(
                json.id("id"),
                json.text("name"),
                atLeast(-1, json, "base"),
                json.findInstant("due").orElse(null),
                json.findText("calendar").orElse(null));
    }

    private static Json.Obj write(Envelope.TellEvent event) {
        Json.Builder json =
                Json.object().put("n", event.n()).put("type", event.type()).put("time", event.time());
        Json.Obj payload = event.payload();
        return (payload == null ? json.put("withheld", true) : json.put("payload", payload)).build();
    }

    /** The keeper's decisions, without gap. */
    private static List<Envelope.TellEvent> events(Json.Obj json) {
        List<Envelope.TellEvent> events = new ArrayList<>();
        for (Json.Obj one : bounded(json, "events", MOST_EVENTS)) {
            boolean withheld = one.has("withheld") && one.bool("withheld");
            if (withheld == one.has("payload") || one.has("withheld") && !withheld) {
                throw wrong("withheld");
            }
            long n = atLeast(0, one, "n");
            if (!events.isEmpty() && events.get(events.size() - 1).n() + 1 != n) {
                throw wrong("events");
            }
            events.add(new Envelope.TellEvent(
                    n,
                    one.text("type"),
                    one.instant("time"),
                    one.findObject("payload").orElse(null)));
        }
        return events;
    }

    private static Json.Obj write(Envelope.Voided voided) {
        Json.Builder json = Json.object().put("seq", voided.seq()).put("id", voided.id());
        Optional.ofNullable(voided.replacedBy()).ifPresent(by -> json.put("replacedBy", by));
        return json.build();
    }

    private static List<Envelope.Voided> voided(Json.Obj json) {
        return bounded(json, "void", MOST_VOIDED).stream()
                .map(one -> new Envelope.Voided(
                        atLeast(1, one, "seq"),
                        one.hash("id"),
                        one.findText("replacedBy").map(Sha256::parse).orElse(null)))
                .toList();
    }

    private static Head head(Json.Obj json) {
        atLeast(0, json, "n");
        return Head.read(json);
    }

    static List<Json.Obj> bounded(Json.Obj json, String name, int most) {
        List<Json.Obj> objects = json.array(name).objects();
        if (objects.size() > most) {
            throw Refusal.of(LetterRefusal.ENVELOPE)
                    .with(FactKey.FIELD, name)
                    .with(FactKey.LIMIT, most)
                    .refused();
        }
        return objects;
    }

    static long atLeast(long least, Json.Obj json, String name) {
        long value = json.whole(name);
        if (value < least) {
            throw wrong(name);
        }
        return value;
    }

    static Refused wrong(String field) {
        return Refusal.of(LetterRefusal.ENVELOPE).with(FactKey.FIELD, field).refused();
    }
}

package org.passerelle.indicators.measured;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Cards;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Promise;
import org.passerelle.exchange.Terms;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;

/**
 * The keeper's journal of one invented avis, as the law decides it. The line is open Monday to Friday from 9 to 18 in Paris; an
 * ordinary request is due 24 elapsed hours after it was sent, a prompt one two working days after.
 */
public final class Journal {
    public static final Pathway AVIS = Pathways.shipped().get(PathwayRef.parse("avis/1"));
    public static final Professional GP =
            new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", "G15_10/SM26", "03 29 00 00 01");
    public static final Professional DERMATOLOGIST =
            new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", "G15_10/SM15", null);
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final PatientKeys KEYS = new PatientKeys(new SecureRandom());

    private final LineCard card = new LineCard(Cards.base(1, null), offer());
    private final List<Event> events = new ArrayList<>();
    private final Random ids;
    private ExchangeState state;

    private Journal(int number) {
        ids = new Random(number);
        var begun = new Event.Begun(
                Id.random(ids),
                true,
                AVIS.ref(),
                Cards.DERMATO,
                Cards.HOSPITAL,
                card.hash(),
                new MailAddress("cabinet@cabinet-essai.mssante.fr"),
                new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null));
        events.add(begun);
        state = ExchangeState.of(begun, AVIS);
    }

    private static LineOffer offer() {
        LineOffer offer = Cards.offer();
        return new LineOffer(
                offer.title(),
                offer.scope(),
                offer.exclusions(),
                offer.pathways(),
                Map.of("ordinary", offer.target("urgent"), "prompt", offer.target("routine")),
                offer.calendar(),
                offer.phone());
    }

    /** The request of an invented patient, told apart by number, at that instant. */
    public static Journal requested(int patient, String at) {
        return requested(patient, patient, "ordinary", at);
    }

    public static Journal requested(int exchange, int patient, String urgency, String at) {
        var journal = new Journal(exchange);
        Json.Obj content =
                AvisContent.request().with("patient", patient(patient)).with("urgency", Json.text(urgency));
        return journal.step("request", content, at);
    }

    static Json.Obj patient(int number) {
        return PartyJson.write(new Patient(
                "ESSAI-" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt(number % 26),
                List.of("CAMILLE"),
                null,
                null,
                LocalDate.of(1960, 1, 1).plusDays(number),
                "55029",
                Sex.FEMALE,
                null,
                Patient.NoInsReason.NOT_QUALIFIED,
                "03 29 00 00 00",
                "1 rue de l'Essai, 55000 Bar-le-Duc"));
    }

    public Journal step(String name, Json.Obj content, String at) {
        return step(name, content, at, AVIS.side(AVIS.step(name)) == Side.REQUESTER ? GP : DERMATOLOGIST);
    }

    public Journal step(String name, Json.Obj content, String at, Professional by) {
        Instant now = Instant.parse(at);
        Side side = AVIS.side(AVIS.step(name));
        return decide(
                new Command.TakeStep(Id.random(ids), name, side, by, content, state.lastNumber(), Promise.here(now)),
                now);
    }

    public Journal step(String name, String at) {
        return step(name, Json.object().build(), at);
    }

    Journal ask(String at) {
        return step("ask", Json.object().put("asked", "Depuis quand ?").build(), at);
    }

    Journal supply(String at) {
        return step("supply", Json.object().put("supplied", "Six mois.").build(), at);
    }

    public Journal answer(String at) {
        return step("answer", AvisContent.answer("advice-only"), at);
    }

    public Journal look(String at) {
        return decide(new Command.Look(DERMATOLOGIST), Instant.parse(at));
    }

    public Journal tick(String at) {
        return decide(new Command.Tick(), Instant.parse(at));
    }

    private Journal decide(Command command, Instant at) {
        Decider.decide(state, command, new Terms(card, List.of()), at).forEach(law -> {
            events.add(law);
            state = state.after(law);
        });
        return this;
    }

    /** The expert changes the urgency: it is due anew from then on. */
    Journal urgency(String code, String at) {
        return step(
                "change-urgency",
                Json.object().put("urgency", code).put("reason", "Vu la photo.").build(),
                at);
    }

    /** A letter left that tells everything so far. */
    Journal sealed(int letter) {
        return remark(
                Event.Remark.Kind.SEALED,
                Json.object()
                        .put("letter", letter(letter))
                        .put("to", state.begun().requester().value())
                        .put("event", state.lastNumber()));
    }

    /** The other side's signed receipt of it. */
    Journal receipt(int letter, String status) {
        return remark(
                Event.Remark.Kind.RECEIPT_READ,
                Json.object().put("letter", letter(letter)).put("status", status));
    }

    private Journal remark(Event.Remark.Kind kind, Json.Builder facts) {
        events.add(new Event.Remark(kind, facts.build()));
        return this;
    }

    private static Sha256 letter(int number) {
        return Sha256.hash(new byte[] {(byte) number});
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /** What it comes to at that instant. */
    public Measured measured(String asOf) {
        return new Measuring(Instant.parse(asOf), PARIS, KEYS).of(events, AVIS).orElseThrow();
    }
}

package org.passerelle.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Cards;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** A keeper and a mirror without mail between them: what one decides, the other is told by hand, in the order that a test wants. */
final class TwoNodes {
    static final Pathway AVIS = Pathways.shipped().get(PathwayRef.parse("avis/1"));
    static final Professional GP = new Professional(new Rpps("10000000001"), "ESSAI", "Jeanne", null, "03 29 00 00 01");
    static final Professional DERMATOLOGIST =
            new Professional(new Rpps("10000000002"), "EXEMPLE", "Paul", "G15_10/SM15", null);
    static final Rpps COORDINATOR = new Rpps("10000000003");
    static final MailAddress PRACTICE = new MailAddress("cabinet@cabinet-essai.mssante.fr");

    static final Terms.StandIn STAND_IN =
            new Terms.StandIn(new MailAddress("medecine@ch-exemple.mssante.fr"), List.of(new Rpps("10000000004")));

    LineCard card;
    Terms.@Nullable StandIn standIn = STAND_IN;
    ExchangeState keeper;
    ExchangeState mirror;
    private final List<Event.Law> told = new ArrayList<>();
    private final Random ids = new Random(7);

    private final Pathway pathway;

    TwoNodes() {
        this(AVIS);
    }

    TwoNodes(Pathway pathway) {
        this.pathway = pathway;
        this.card = new LineCard(Cards.base(1, null), offer());
        var exchange = new Id("11112222333344445555666677778888");
        keeper = ExchangeState.of(begun(exchange, true), pathway);
        mirror = ExchangeState.of(begun(exchange, false), pathway);
    }

    private static LineOffer offer() {
        LineOffer offer = Cards.offer();
        Map<String, Target> targets = Map.of(
                "ordinary", new Target(Unit.ELAPSED_HOURS, 24),
                "prompt", new Target(Unit.WORKING_DAYS, 1));
        return new LineOffer(
                offer.title(),
                offer.scope(),
                offer.exclusions(),
                offer.pathways(),
                targets,
                offer.calendar(),
                offer.phone());
    }

    private Event.Begun begun(Id exchange, boolean keeps) {
        return new Event.Begun(
                exchange,
                keeps,
                pathway.ref(),
                Cards.DERMATO,
                Cards.HOSPITAL,
                card.hash(),
                PRACTICE,
                new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null));
    }

    Command.TakeStep step(String name, Json.Obj content, Instant at) {
        boolean requesters = pathway.side(pathway.step(name)) == Side.REQUESTER;
        return new Command.TakeStep(
                Id.random(ids),
                name,
                requesters ? Side.REQUESTER : Side.EXPERT,
                requesters ? GP : DERMATOLOGIST,
                content,
                requesters ? mirror.lastNumber() : keeper.lastNumber(),
                Promise.here(at));
    }

    /** The keeper decides; the mirror is not told yet. */
    List<Event.Law> decide(Command command, Instant at) {
        List<Event.Law> law = Decider.decide(
                keeper,
                command,
                new Terms(card, List.of(COORDINATOR), standIn, card.offer().phone()),
                at);
        law.forEach(this::fold);
        return law;
    }

    /** A requester's step as it arrives: decided, or refused so that both traces tell it. */
    List<Event.Law> arrive(Command.TakeStep command, Instant at) {
        try {
            return decide(command, at);
        } catch (org.passerelle.refusal.Refused refused) {
            List<Event.Law> law = Decider.refuse(keeper, command, refused.refusal(), at);
            law.forEach(this::fold);
            return law;
        }
    }

    private void fold(Event.Law decided) {
        keeper = keeper.after(decided);
        told.add(decided);
    }

    void composed(Command.TakeStep command, Instant at) {
        mirror = mirror.after(new Event.Composed(
                command.stepId(), command.step(), command.actor(), command.content(), command.base(), at, null));
    }

    /** Everything decided so far reaches the mirror, through its written form. */
    void tell() {
        for (Event.Law decided : told) {
            if (decided.number() > mirror.lastNumber()) {
                byte[] payload = Canon.octets(EventJson.payload(decided));
                var read = (Event.Law) EventJson.read(EventJson.type(decided), Canon.read(payload));
                mirror = Mirror.apply(mirror, read);
            }
        }
    }

    /** Asks for what both sides hold to be the same. */
    boolean agree() {
        return keeper.law().equals(mirror.law())
                && keeper.state().equals(mirror.state())
                && keeper.clock().equals(mirror.clock())
                && mirror.pending().isEmpty();
    }
}

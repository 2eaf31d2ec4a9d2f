package org.passerelle.indicators.measured;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Cards;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.exchange.Promise;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;

/** A journal of any shipped pathway whose steps are written down without asking the law: what they say is nothing. */
final class ByHand {
    private static final Sha256 LETTER = Sha256.hash(new byte[] {1});

    private static final MailAddress PRACTICE = new MailAddress("cabinet@cabinet-essai.mssante.fr");

    private final Random ids = new Random(11);
    private final List<Event> events = new ArrayList<>();
    private final Pathway pathway;
    private long number;

    private ByHand(Pathway pathway) {
        this.pathway = pathway;
        events.add(new Event.Begun(
                Id.random(ids),
                true,
                pathway.ref(),
                Cards.DERMATO,
                Cards.HOSPITAL,
                Sha256.hash(new byte[] {0}),
                PRACTICE,
                new Organisation(new StructureId("1550000099"), "Cabinet d'Essai", null)));
    }

    static ByHand on(String pathway) {
        return new ByHand(Pathways.shipped().get(PathwayRef.parse(pathway)));
    }

    ByHand step(String name, Side side, String at) {
        Instant now = Instant.parse(at);
        var actor = side == Side.EXPERT ? Journal.DERMATOLOGIST : Journal.GP;
        var done = new Fact.StepDone(
                Id.random(ids), name, actor, side, Json.object().build(), number - 1, Promise.here(now));
        events.add(new Event.Law(number++, now, done));
        return this;
    }

    /** What the law decides beside a step: what becomes of the clock. */
    ByHand fact(Fact fact, String at) {
        events.add(new Event.Law(number++, Instant.parse(at), fact));
        return this;
    }

    /** A letter that tells all this left, and its signed receipt came. */
    ByHand received() {
        return received(PRACTICE);
    }

    /** The same of a letter to that address. */
    ByHand received(MailAddress to) {
        events.add(new Event.Remark(
                Event.Remark.Kind.SEALED,
                Json.object()
                        .put("letter", LETTER)
                        .put("to", to.value())
                        .put("event", number - 1)
                        .build()));
        events.add(new Event.Remark(
                Event.Remark.Kind.RECEIPT_READ,
                Json.object().put("letter", LETTER).put("status", "applied").build()));
        return this;
    }

    Measured measured(String asOf) {
        return new Measuring(Instant.parse(asOf), Journal.PARIS, Journal.KEYS)
                .of(events, pathway)
                .orElseThrow();
    }
}

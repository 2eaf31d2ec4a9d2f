package org.passerelle.specs.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.client.testing.SeededRandom;
import org.passerelle.party.Finess;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.Purpose;
import org.passerelle.seal.SealOrder;
import org.passerelle.seal.Sealed;
import org.passerelle.seal.Sealer;
import org.passerelle.sla.Closure;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** Cards, and one sealed letter whose signed attributes everybody can take apart. */
final class SealVectors {
    static final String PAYLOAD = "Content-Type: text/plain; hp=\"cipher\"\r\nFrom: cabinet@saulx.mssante.example\r\n"
            + "To: dermatologie@ch-barrois.mssante.example\r\n\r\nBonjour\r\n";

    private SealVectors() {}

    static Json.Obj cards() {
        return Given.file(
                "A line's card and a practice's, and the line's next card with every member there is.",
                List.of(card("line", line()), card("practice", practice()), card("line, replaced", replaced())));
    }

    private static Json.Obj card(String name, Card card) {
        return Json.object()
                .put("name", name)
                .put("documentText", new String(card.octets(), StandardCharsets.UTF_8))
                .put("cardHash", card.hash())
                .build();
    }

    static LineCard line() {
        var offer = new LineOffer(
                new LineOffer.Title("Avis de dermatologie", "Dermatology opinions"),
                "Lésions cutanées.",
                "Urgences vitales.",
                List.of(new PathwayOffer("avis", 1, List.of(new PathwayOffer.FormOffer("avis", 1)))),
                Map.of("ordinary", new Target(Unit.WORKING_DAYS, 2)),
                new LineCalendar(
                        OpeningHours.weekdaysNineToSix(), HolidayZone.METROPOLE, java.time.ZoneId.of("Europe/Paris")),
                "03 29 00 00 20");
        return new LineCard(base("hospital", "CH du Barrois", "1550000012", Given.LINE), offer);
    }

    /** The line's next card, with whatever a card may have. */
    private static LineCard replaced() {
        LineCard before = line();
        CardBase base = before.base();
        LineOffer offer = before.offer();
        var closed = new LineCalendar(
                offer.calendar().hours(),
                offer.calendar().holidays(),
                offer.calendar().zone(),
                List.of(new Closure(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 3))));
        return new LineCard(
                new CardBase(
                        base.id(),
                        2,
                        before.hash(),
                        base.status(),
                        base.validity(),
                        base.node(),
                        new Organisation(
                                base.organisation().structure(),
                                base.organisation().name(),
                                new Finess("550000012")),
                        List.of(new CardAddress(
                                Given.LINE,
                                CardAddress.Kind.APPLICATION,
                                List.of(new MailAddress("dermato@ch-barrois.mssante.example")))),
                        base.keys(),
                        new Reception(
                                Set.of(Reception.Carriage.SEALED, Reception.Carriage.CLEAR),
                                new Reception.Capabilities(
                                        true, true, true, true, URI.create("https://lettres.ch-barrois.example/")),
                                base.reception().sizeLimit(),
                                "Avis demandé")),
                new LineOffer(
                        offer.title(),
                        offer.scope(),
                        offer.exclusions(),
                        offer.pathways(),
                        Map.of("ordinary", new Target(Unit.ELAPSED_HOURS, 24)),
                        closed,
                        offer.phone(),
                        new MailAddress("medecine@ch-barrois.mssante.example")));
    }

    private static PracticeCard practice() {
        return new PracticeCard(base("practice", "Cabinet médical de la Saulx", "1550000099", Given.PRACTICE));
    }

    private static CardBase base(String who, String name, String structure, MailAddress address) {
        return new CardBase(
                new Id("000000000000000000000000000000c1"),
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(Given.NOON, Given.NOON.plus(Duration.ofDays(365))),
                Given.ORIGIN.node(),
                new Organisation(new StructureId(structure), name, null),
                List.of(new CardAddress(address, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate(who + ".sign")), List.of(certificate(who + ".enc"))),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, null),
                        10_000_000,
                        null));
    }

    private static CardCertificate certificate(String name) {
        return CardCertificate.of(Given.der(Given.certificate(name)));
    }

    static byte[] cardCms() {
        return DocumentSeal.cards().sign(line().octets(), Given.signer("hospital"), Given.NOON, new SeededRandom(1));
    }

    /** A sealed letter's octets and what sealing it yields. */
    record Letter(byte[] mail, Sealed sealed) {}

    static Letter letter() {
        var order = new SealOrder(
                Purpose.LETTER,
                Given.PRACTICE,
                List.of(new SealOrder.Recipient(Given.LINE, List.of(Given.certificate("hospital.enc")))),
                SealOrder.Headers.of("<00000000000000000000000000000009@saulx.mssante.example>"),
                Given.NOON);
        var out = new ByteArrayOutputStream();
        try {
            Sealed sealed = new Sealer(new SeededRandom(1))
                    .seal(
                            order,
                            Given.signer("practice"),
                            payload -> payload.write(PAYLOAD.getBytes(StandardCharsets.US_ASCII)),
                            out);
            return new Letter(out.toByteArray(), sealed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

package org.passerelle.exchange.rehearsal;

import java.net.URI;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardKeys;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Event;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.Meeting;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.SlaJson;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** An invented line with a script's hours and targets, and an invented practice. */
final class Stage {
    static final MailAddress LINE = new MailAddress("ligne@hopital.example");
    private static final MailAddress PRACTICE = new MailAddress("cabinet@ville.example");
    private static final Organisation HOSPITAL =
            new Organisation(new StructureId("1550000012"), "Hôpital inventé", null);
    private static final Organisation SURGERY =
            new Organisation(new StructureId("1550000099"), "Cabinet inventé", null);
    private static final String END_OF_DAY = "24:00";
    private static final Id ID = new Id("00000000000000000000000000000001");

    private Stage() {}

    static Event.Begun begun(PathwayRef pathway, LineCard card) {
        return new Event.Begun(ID, true, pathway, LINE, HOSPITAL, card.hash(), PRACTICE, SURGERY);
    }

    static LineCard card(PathwayRef pathway, Json.Obj line) {
        var base = new CardBase(
                ID,
                1,
                null,
                CardBase.Status.OPEN,
                new CardBase.Validity(Instant.EPOCH, Instant.parse("9000-01-01T00:00:00Z")),
                ID,
                HOSPITAL,
                List.of(new CardAddress(LINE, CardAddress.Kind.ORGANISATIONAL, List.of())),
                new CardKeys(List.of(certificate()), List.of(certificate())),
                new Reception(
                        Set.of(Reception.Carriage.SEALED),
                        new Reception.Capabilities(true, true, false, false, (URI) null),
                        1_000_000,
                        null));
        return new LineCard(base, offer(pathway, line));
    }

    static LineOffer offer(PathwayRef pathway, Json.Obj line) {
        var own = new PathwayOffer(
                pathway.name(),
                pathway.version(),
                List.of(new PathwayOffer.FormOffer(pathway.name(), pathway.version())));
        return new LineOffer(
                new LineOffer.Title("Ligne inventée", "Invented line"),
                "",
                "",
                List.of(own),
                targets(line),
                calendar(line),
                "03 29 00 00 00");
    }

    /** A line that promises nothing for the pathway's urgencies still has a card, which names some target. */
    private static Map<String, Target> targets(Json.Obj line) {
        var targets = new TreeMap<String, Target>();
        line.findObject("targets")
                .ifPresent(named ->
                        named.members().forEach((name, target) -> targets.put(name, target((Json.Obj) target))));
        return targets.isEmpty() ? Map.of("none", new Target(Unit.WORKING_DAYS, 1)) : targets;
    }

    private static Target target(Json.Obj json) {
        return new Target(
                Unit.of(json.text("unit")),
                whole(json, "amount"),
                json.findObject("meeting").map(Stage::meeting).orElse(null));
    }

    private static Meeting meeting(Json.Obj json) {
        return SlaJson.meeting(json.text("weekday"), json.text("at"), whole(json, "lead"));
    }

    private static int whole(Json.Obj json, String member) {
        try {
            return Integer.parseInt(json.text(member));
        } catch (NumberFormatException malformed) {
            throw Refusal.of(PathwayRefusal.VALUE_FORM)
                    .with(FactKey.SETTING, member)
                    .with(FactKey.EXPECTED, "a whole number")
                    .refused(malformed);
        }
    }

    private static LineCalendar calendar(Json.Obj line) {
        return new LineCalendar(
                hours(line.object("hours")),
                HolidayZone.of(line.text("holidayZone")),
                zone(line),
                line.arrayOrEmpty("closures").objects().stream()
                        .map(SlaJson::closure)
                        .toList());
    }

    /** {@code monday: ['09:00-12:00', '14:00-18:00']}. */
    private static OpeningHours hours(Json.Obj week) {
        var days = new EnumMap<DayOfWeek, List<OpeningHours.Span>>(DayOfWeek.class);
        week.members()
                .forEach((name, spans) -> days.put(
                        day(name),
                        week.array(name).texts().stream().map(Stage::span).toList()));
        return new OpeningHours(days);
    }

    /** A misspelt day would else be a day on which the line is closed. */
    private static DayOfWeek day(String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.of(PathwayRefusal.VALUE_FORM)
                        .with(FactKey.SETTING, "hours")
                        .with(FactKey.EXPECTED, "monday to sunday")
                        .refused());
    }

    private static OpeningHours.Span span(String text) {
        try {
            int dash = text.indexOf('-');
            String to = text.substring(dash + 1);
            return new OpeningHours.Span(
                    LocalTime.parse(text.substring(0, Math.max(dash, 0))),
                    to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : LocalTime.parse(to));
        } catch (DateTimeException malformed) {
            throw Refusal.of(PathwayRefusal.VALUE_FORM)
                    .with(FactKey.SETTING, "hours")
                    .with(FactKey.EXPECTED, "09:00-18:00")
                    .refused(malformed);
        }
    }

    static ZoneId zone(Json.Obj line) {
        return SlaJson.zone(line.text("timeZone"));
    }

    /** Octets with a certificate's outer form and nothing inside. */
    private static CardCertificate certificate() {
        byte[] der = new byte[260];
        Arrays.fill(der, (byte) 1);
        der[0] = 0x30;
        der[1] = (byte) 0x82;
        der[2] = 1;
        der[3] = 0;
        return CardCertificate.of(der);
    }
}

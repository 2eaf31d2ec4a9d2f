package org.passerelle.gateway.console.line;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineOffer;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Entry.Kind;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.party.MailAddress;
import org.passerelle.sla.HolidayZone;
import org.passerelle.sla.Meeting;
import org.passerelle.sla.Target;
import org.passerelle.sla.Unit;

/** The form of a line's card: what the card says now, or what was written instead. */
final class OfferEntries {
    private final Visit visit;
    private final Speech speech;
    private final CardWords words;
    private final Query said;

    /** @param said what was written before; nothing on the first look */
    OfferEntries(Visit visit, CardWords words, Query said) {
        this.visit = visit;
        this.speech = visit.speech();
        this.words = words;
        this.said = said;
    }

    List<Entry.Group> groups() {
        LineOffer offer = visit.card().offer();
        return List.of(
                new Entry.Group(speech.say("line.group.what"), what(offer)),
                new Entry.Group(speech.say("line.group.targets"), targets(offer)),
                new Entry.Group(speech.say("line.group.hours"), hours(offer)),
                new Entry.Group(speech.say("line.group.closures"), closures(offer)),
                new Entry.Group(speech.say("line.group.fallback"), fallback(offer)));
    }

    /** Those fields that say something of the card; closures, which are added and ended, as one in words. */
    FieldWords fields() {
        List<Entry> fields = new ArrayList<>();
        groups().stream()
                .flatMap(group -> group.entries().stream())
                .filter(entry -> entry.kind() != Kind.MANY && entry.kind() != Kind.DAY)
                .forEach(fields::add);
        String closures =
                String.join("; ", words.closures(visit.card().offer().calendar().closures()));
        fields.add(Entry.of(Kind.LINE, "closures", speech.say("line.closures"), List.of(closures)));
        return new FieldWords(speech, fields);
    }

    private List<Entry> what(LineOffer offer) {
        boolean open = visit.card().base().status() == CardBase.Status.OPEN;
        return List.of(
                entry(Kind.LINE, "title", "line.title", offer.title().fr()),
                entry(
                        Kind.LINE,
                        "titleEn",
                        "line.title.en",
                        offer.title().findEn().orElse("")),
                entry(
                        Kind.LINE,
                        "specialty",
                        "line.specialty",
                        visit.card().profile().findSpecialty().orElse("")),
                entry(Kind.TEXT, "scope", "line.scope", offer.scope()),
                entry(Kind.TEXT, "exclusions", "line.exclusions", offer.exclusions()),
                entry(Kind.PHONE, "phone", "line.phone", offer.phone()),
                entry(
                        Kind.LINE,
                        "capacity",
                        "line.capacity",
                        visit.card()
                                .profile()
                                .findCapacity()
                                .map(String::valueOf)
                                .orElse("")),
                Entry.choice(
                                Kind.ONE,
                                "status",
                                speech.say("line.status"),
                                said("status", open ? "open" : "closed"),
                                List.of(
                                        new Entry.Option("open", speech.say("line.status.open")),
                                        new Entry.Option("closed", speech.say("line.status.closed"))))
                        .hinted(speech.say("line.status.hint")));
    }

    private Entry entry(Kind kind, String name, String label, String before) {
        return Entry.of(kind, name, speech.say(label), said(name, before));
    }

    private List<String> said(String name, String before) {
        return List.of(said.one(name).orElse(before));
    }

    private List<Entry> targets(LineOffer offer) {
        List<Entry.Option> units = Arrays.stream(Unit.values())
                .map(unit -> new Entry.Option(unit.text(), speech.say("line.unit." + unit.text())))
                .toList();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Target> target : offer.targets().entrySet()) {
            String code = target.getKey();
            String urgency = words.urgency(visit.card(), code);
            entries.add(Entry.of(
                    Kind.LINE,
                    OfferForm.AMOUNT + code,
                    speech.say("line.target.amount", urgency),
                    said(
                            OfferForm.AMOUNT + code,
                            String.valueOf(target.getValue().amount()))));
            entries.add(Entry.choice(
                    Kind.ONE,
                    OfferForm.UNIT + code,
                    speech.say("line.target.unit", urgency),
                    said(OfferForm.UNIT + code, target.getValue().unit().text()),
                    units));
            entries.addAll(meeting(code, urgency, target.getValue().findMeeting()));
        }
        return entries;
    }

    private List<Entry> meeting(String code, String urgency, Optional<Meeting> meeting) {
        List<Entry.Option> days = new ArrayList<>(List.of(new Entry.Option("", speech.say("line.meeting.none"))));
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(new Entry.Option(day.name().toLowerCase(Locale.ROOT), CardWords.day(speech, day)));
        }
        String held = meeting.map(weekly -> weekly.weekday().name().toLowerCase(Locale.ROOT))
                .orElse("");
        String at = meeting.map(weekly -> weekly.at().toString()).orElse("");
        String lead = meeting.map(weekly -> String.valueOf(weekly.leadHours())).orElse("");
        return List.of(
                Entry.choice(
                                Kind.ONE,
                                OfferForm.MEETING + code,
                                speech.say("line.meeting.day", urgency),
                                said(OfferForm.MEETING + code, held),
                                days)
                        .hinted(speech.say("line.meeting.hint")),
                entry(Kind.HOUR, OfferForm.MEETING_AT + code, "line.meeting.at", at),
                entry(Kind.LINE, OfferForm.MEETING_LEAD + code, "line.meeting.lead", lead));
    }

    private List<Entry> hours(LineOffer offer) {
        List<Entry> entries = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = OfferForm.HOURS + day.name().toLowerCase(Locale.ROOT);
            entries.add(Entry.of(
                            Kind.LINE,
                            name,
                            CardWords.day(speech, day),
                            said(name, CardWords.spans(offer.calendar().hours().on(day))))
                    .hinted(day == DayOfWeek.MONDAY ? speech.say("line.hours.hint") : ""));
        }
        entries.add(Entry.choice(
                Kind.ONE,
                "holidayZone",
                speech.say("line.holidays"),
                said("holidayZone", offer.calendar().holidays().text()),
                Arrays.stream(HolidayZone.values())
                        .map(zone -> new Entry.Option(zone.text(), speech.say("line.zone." + zone.text())))
                        .toList()));
        return entries;
    }

    private List<Entry> closures(LineOffer offer) {
        List<Entry> entries = new ArrayList<>();
        List<Entry.Option> present = offer.calendar().closures().stream()
                .map(closure -> new Entry.Option(closure.from().toString(), words.days(closure)))
                .toList();
        if (!present.isEmpty()) {
            entries.add(Entry.choice(
                    Kind.MANY, "closureEnds", speech.say("line.closure.ends"), said.all("closureEnds"), present));
        }
        entries.add(entry(Kind.DAY, "closureFrom", "line.closure.from", ""));
        entries.add(entry(Kind.DAY, "closureUntil", "line.closure.until", ""));
        return entries;
    }

    private List<Entry> fallback(LineOffer offer) {
        Optional<Json.Obj> contact = visit.book().json().findObject(LineChange.CONTACT);
        return List.of(
                entry(
                                Kind.MAIL,
                                "fallback",
                                "line.fallback",
                                offer.findFallback().map(MailAddress::value).orElse(""))
                        .hinted(speech.say("line.fallback.hint")),
                entry(
                        Kind.MAIL,
                        "contact-mail",
                        "line.contact.mail",
                        contact.flatMap(said -> said.findText("mail")).orElse("")),
                entry(
                        Kind.PHONE,
                        "contact-mobile",
                        "line.contact.mobile",
                        contact.flatMap(said -> said.findText("mobile")).orElse("")));
    }
}

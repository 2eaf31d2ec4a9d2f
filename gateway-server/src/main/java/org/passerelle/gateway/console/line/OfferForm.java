package org.passerelle.gateway.console.line;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.passerelle.canon.Json;
import org.passerelle.card.CardRefusal;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.http.Query;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Meeting;
import org.passerelle.sla.SlaJson;
import org.passerelle.sla.SlaRefusal;

/** Reads what a coordinator wrote of a line's card: the members that say something else than before, and no others. */
final class OfferForm {
    /** The name of a day's field begins so. */
    static final String HOURS = "hours-";
    /** The name of an urgency's fields begins so. */
    static final String AMOUNT = "amount-";

    static final String UNIT = "unit-";
    static final String MEETING = "meeting-";
    static final String MEETING_AT = "meetingAt-";
    static final String MEETING_LEAD = "meetingLead-";
    /** Most spans of a day that are read. */
    static final int MOST_SPANS = 12;

    private final Visit visit;
    private final Query said;

    OfferForm(Visit visit, Query said) {
        this.visit = visit;
        this.said = said;
    }

    /** What changes. */
    LineChange.Offered change() {
        Json.Obj before = visit.card().document();
        Map<String, Json> fields = new TreeMap<>();
        put(fields, "title", title(before));
        put(fields, "scope", Json.text(text("scope")));
        put(fields, "exclusions", Json.text(text("exclusions")));
        put(fields, "specialty", orNull("specialty"));
        put(fields, "phone", Json.text(text("phone")));
        put(fields, "capacity", capacity());
        put(fields, "status", Json.text(text("status")));
        put(fields, "targets", targets(before));
        put(fields, "hours", hours());
        put(fields, "holidayZone", Json.text(text("holidayZone")));
        put(fields, "closures", closures(before));
        put(fields, "fallback", orNull("fallback"));
        fields.keySet()
                .removeIf(name -> before.find(name)
                        .map(value -> value.equals(fields.get(name)))
                        .orElse(fields.get(name) == Json.Null.NULL));
        contact().ifPresent(contact -> fields.put(LineChange.CONTACT, contact));
        return new LineChange.Offered(new Json.Obj(fields));
    }

    private static void put(Map<String, Json> fields, String name, Json value) {
        fields.put(name, value);
    }

    /** Browsers end lines with CR LF (HTML, form submission); cards hold line feeds. */
    private String text(String name) {
        return said.one(name).orElse("").replace("\r\n", "\n").strip();
    }

    private Json orNull(String name) {
        String text = text(name);
        return text.isEmpty() ? Json.Null.NULL : Json.text(text);
    }

    private Json title(Json.Obj before) {
        Json.Builder title = Json.object().put("fr", text("title"));
        String english = text("titleEn");
        return (english.isEmpty() ? title : title.put("en", english)).build();
    }

    private Json capacity() {
        String text = text("capacity");
        if (text.isEmpty()) {
            return Json.Null.NULL;
        }
        return new Json.Whole(whole(text, CardRefusal.NUMBER, "capacity"));
    }

    private static long whole(String text, RefusalCode code, String field) {
        if (!text.matches("[0-9]{1,6}")) {
            throw Refusal.of(code).with(FactKey.FIELD, field).refused();
        }
        return Long.parseLong(text);
    }

    private Json targets(Json.Obj before) {
        Map<String, Json> targets = new TreeMap<>();
        for (String urgency : before.object("targets").members().keySet()) {
            long amount = whole(text(AMOUNT + urgency), SlaRefusal.AMOUNT, AMOUNT + urgency);
            Json.Builder target =
                    Json.object().put("unit", text(UNIT + urgency)).put("amount", amount);
            if (!text(MEETING + urgency).isEmpty()) {
                target.put("meeting", meeting(urgency));
            }
            targets.put(urgency, target.build());
        }
        return new Json.Obj(targets);
    }

    private Json meeting(String urgency) {
        String weekday = text(MEETING + urgency);
        String at = text(MEETING_AT + urgency);
        String written = text(MEETING_LEAD + urgency);
        long lead = written.isEmpty() ? 0 : whole(written, SlaRefusal.MEETING, MEETING_LEAD + urgency);
        if (lead > Meeting.MOST_LEAD) {
            throw Refusal.of(SlaRefusal.MEETING)
                    .with(FactKey.FIELD, MEETING_LEAD + urgency)
                    .refused();
        }
        try {
            SlaJson.meeting(weekday, at, (int) lead);
        } catch (Refused malformed) {
            throw malformed.refusal().with(FactKey.FIELD, MEETING_AT + urgency).refused(malformed);
        }
        return Json.object()
                .put("weekday", weekday)
                .put("at", at)
                .put("lead", lead)
                .build();
    }

    private Json hours() {
        Map<String, Json> days = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            String spans = text(HOURS + name);
            if (!spans.isEmpty()) {
                days.put(name, spans(HOURS + name, spans));
            }
        }
        return new Json.Obj(days);
    }

    /** {@code 9:00-12:30, 14:00-18:00}, with colons or the French {@code h}. */
    private static Json spans(String field, String written) {
        String[] parts = written.split("[,;]", MOST_SPANS + 1);
        if (parts.length > MOST_SPANS) {
            throw wrongHours(field);
        }
        return Json.array(Arrays.stream(parts).map(part -> span(field, part)).toList());
    }

    private static Json.Obj span(String field, String part) {
        String[] ends = part.strip().split("\\s*[-–]\\s*", -1);
        if (ends.length != 2) {
            throw wrongHours(field);
        }
        return Json.object()
                .put("from", hour(field, ends[0]))
                .put("to", hour(field, ends[1]))
                .build();
    }

    private static String hour(String field, String written) {
        String plain = written.replace(" ", "").replace('h', ':');
        String whole = plain.endsWith(":") ? plain + "00" : plain;
        if (!whole.matches("[0-9]{1,2}:[0-9]{2}")) {
            throw wrongHours(field);
        }
        return whole.length() == 4 ? "0" + whole : whole;
    }

    private static Refused wrongHours(String field) {
        return Refusal.of(SlaRefusal.HOURS).with(FactKey.FIELD, field).refused();
    }

    /** Those that stay, and one more. */
    private Json closures(Json.Obj before) {
        List<String> ended = said.all("closureEnds");
        List<Json.Obj> left = new ArrayList<>(before.array("closures").objects().stream()
                .filter(closure -> !ended.contains(closure.text("from")))
                .toList());
        String from = text("closureFrom");
        if (!from.isEmpty()) {
            String until = text("closureUntil");
            left.add(Json.object()
                    .put("from", from)
                    .put("until", until.isEmpty() ? from : until)
                    .build());
            left.sort(java.util.Comparator.comparing(closure -> closure.text("from")));
        }
        return Json.array(left);
    }

    /** Where those are told who stand in elsewhere, where it changes; nothing where it stays. */
    private Optional<Json> contact() {
        Json.Builder written = Json.object();
        for (String way : List.of("mail", "mobile")) {
            String value = text("contact-" + way);
            if (!value.isEmpty()) {
                written.put(way, value);
            }
        }
        Json.Obj now = written.build();
        Optional<Json.Obj> before = visit.book().json().findObject(LineChange.CONTACT);
        if (now.members().isEmpty()) {
            return before.map(gone -> Json.Null.NULL);
        }
        return before.filter(now::equals).isPresent() ? Optional.empty() : Optional.of(now);
    }
}

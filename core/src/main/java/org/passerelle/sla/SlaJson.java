package org.passerelle.sla;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.passerelle.canon.Json;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Targets, opening hours, closures and calendars as canonical documents carry them, both ways. */
public final class SlaJson {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String END_OF_DAY = "24:00";

    private SlaJson() {}

    public static Json.Obj write(Target target) {
        Json.Builder parts = Json.object().put("unit", target.unit().text()).put("amount", target.amount());
        target.findMeeting().ifPresent(meeting -> parts.put("meeting", write(meeting)));
        return parts.build();
    }

    private static Json.Obj write(Meeting meeting) {
        return Json.object()
                .put("weekday", name(meeting.weekday()))
                .put("at", MINUTE.format(meeting.at()))
                .put("lead", meeting.leadHours())
                .build();
    }

    /** Reads a meeting. */
    private static Meeting meeting(Json.Obj json) {
        long lead = json.whole("lead");
        if (lead != (int) lead) {
            throw Refusal.of(SlaRefusal.MEETING).refused();
        }
        return meeting(json.text("weekday"), json.text("at"), (int) lead);
    }

    /** A meeting of which day and time are written as documents write them. */
    public static Meeting meeting(String weekday, String at, int lead) {
        try {
            return new Meeting(day(weekday), minute(at), lead);
        } catch (Refused malformed) {
            throw Refusal.of(SlaRefusal.MEETING).refused(malformed);
        }
    }

    public static Target target(Json.Obj json) {
        long amount = json.whole("amount");
        Unit unit = Unit.of(json.text("unit"));
        if (amount != (int) amount) {
            throw Refusal.of(SlaRefusal.AMOUNT).refused();
        }
        return new Target(
                unit,
                (int) amount,
                json.findObject("meeting").map(SlaJson::meeting).orElse(null));
    }

    public static Json.Obj write(OpeningHours hours) {
        Map<String, Json> days = new TreeMap<>();
        hours.week()
                .forEach((day, spans) -> days.put(
                        name(day), Json.array(spans.stream().map(SlaJson::write).toList())));
        return new Json.Obj(days);
    }

    /** Reads a week; a member that is not a day's English name is refused, because it would silently close that day. */
    public static OpeningHours hours(Json.Obj json) {
        var week = new EnumMap<DayOfWeek, List<OpeningHours.Span>>(DayOfWeek.class);
        for (String name : json.members().keySet()) {
            week.put(
                    day(name),
                    json.array(name).objects().stream().map(SlaJson::span).toList());
        }
        return new OpeningHours(week);
    }

    public static Json.Obj write(Closure closure) {
        return Json.object()
                .put("from", closure.from().toString())
                .put("until", closure.until().toString())
                .build();
    }

    public static Closure closure(Json.Obj json) {
        return new Closure(date(json.text("from")), date(json.text("until")));
    }

    /** The calendar with the version of its holiday rules. */
    public static Json.Obj write(LineCalendar calendar) {
        return Json.object()
                .put("hours", write(calendar.hours()))
                .put("holidayZone", calendar.holidays().text())
                .put("holidayVersion", calendar.holidays().version())
                .put("timeZone", calendar.zone().getId())
                .put(
                        "closures",
                        calendar.closures().stream().map(SlaJson::write).toList())
                .build();
    }

    /** Reads a calendar; other holiday rules than this version's are refused, because they might give another due date. */
    public static LineCalendar calendar(Json.Obj json) {
        HolidayZone holidays = HolidayZone.of(json.text("holidayZone"));
        if (!json.text("holidayVersion").equals(holidays.version())) {
            throw Refusal.of(SlaRefusal.HOLIDAY_VERSION)
                    .with(FactKey.EXPECTED, holidays.version())
                    .refused();
        }
        return new LineCalendar(
                hours(json.object("hours")),
                holidays,
                zone(json.text("timeZone")),
                json.array("closures").objects().stream().map(SlaJson::closure).toList());
    }

    /** Reads a region of the IANA time zone database. */
    public static ZoneId zone(String text) {
        try {
            ZoneId zone = ZoneId.of(text);
            if (!(zone instanceof ZoneOffset) && ZoneId.getAvailableZoneIds().contains(text)) {
                return zone;
            }
        } catch (DateTimeException malformed) {
            throw Refusal.of(SlaRefusal.TIME_ZONE).refused(malformed);
        }
        throw Refusal.of(SlaRefusal.TIME_ZONE).refused();
    }

    private static Json.Obj write(OpeningHours.Span span) {
        return Json.object()
                .put("from", MINUTE.format(span.from()))
                .put("to", span.untilMidnight() ? END_OF_DAY : MINUTE.format(span.to()))
                .build();
    }

    private static OpeningHours.Span span(Json.Obj json) {
        String to = json.text("to");
        return new OpeningHours.Span(
                minute(json.text("from")), to.equals(END_OF_DAY) ? LocalTime.MIDNIGHT : closing(to));
    }

    private static LocalTime closing(String text) {
        LocalTime time = minute(text);
        if (time.equals(LocalTime.MIDNIGHT)) {
            throw Refusal.of(SlaRefusal.HOURS).refused();
        }
        return time;
    }

    private static LocalTime minute(String text) {
        try {
            LocalTime time = LocalTime.parse(text, MINUTE);
            if (MINUTE.format(time).equals(text)) {
                return time;
            }
        } catch (DateTimeException malformed) {
            throw Refusal.of(SlaRefusal.HOURS).refused(malformed);
        }
        throw Refusal.of(SlaRefusal.HOURS).refused();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw Refusal.of(SlaRefusal.CLOSURE).refused(malformed);
        }
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name(day).equals(name)) {
                return day;
            }
        }
        throw Refusal.of(SlaRefusal.HOURS).refused();
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}

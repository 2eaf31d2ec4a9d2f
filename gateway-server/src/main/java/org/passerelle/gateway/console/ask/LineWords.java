package org.passerelle.gateway.console.ask;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.Usual;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;
import org.passerelle.sla.Target;

/** What a line's card says, as people read it. */
final class LineWords {
    private final Speech speech;
    private final Locale locale;

    LineWords(Speech speech) {
        this.speech = speech;
        this.locale = speech == Speech.FR ? Locale.FRENCH : Locale.ENGLISH;
    }

    String title(LineCard card) {
        return speech.say(card.offer().title());
    }

    /** {@code avant mar. 24/11 à 16 h 30}, in the line's time zone. */
    String before(Instant due, LineCard card) {
        return speech.say(
                "ask.before",
                TimeWords.moment(speech, due, card.offer().calendar().zone()));
    }

    /** {@code 2 jours ouvrés}: the unit is always said. */
    String target(Target target) {
        String counted = speech.say(
                "ask.target." + target.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'), target.amount());
        return target.findMeeting()
                .map(meeting -> speech.say(
                        "ask.target.meeting",
                        counted,
                        meeting.weekday().getDisplayName(TextStyle.FULL, locale),
                        time(meeting.at()),
                        meeting.leadHours()))
                .orElse(counted);
    }

    /** {@code une réponse sur deux en 6 h 00 (34 réponses)}. */
    String usual(Usual usual) {
        String time = TimeWords.span(speech, Instant.EPOCH, Instant.EPOCH.plus(usual.median()));
        return usual.findAnswers()
                .map(many -> speech.say("ask.usual.counted", time, many))
                .orElseGet(() -> speech.say("ask.usual.time", time));
    }

    /** A line for each run of days with the same hours. */
    List<String> hours(OpeningHours hours) {
        var lines = new ArrayList<String>();
        DayOfWeek first = DayOfWeek.MONDAY;
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean last = day == DayOfWeek.SUNDAY || !hours.on(day).equals(hours.on(day.plus(1)));
            if (last) {
                if (!hours.on(day).isEmpty()) {
                    lines.add(days(first, day) + " : " + spans(hours.on(day)));
                }
                first = day.plus(1);
            }
        }
        return lines;
    }

    /** Days on which it is closed, those that are over left out: {@code du 24/12/2026 au 03/01/2027}. */
    List<String> closures(LineCalendar calendar, Instant now) {
        LocalDate today = now.atZone(calendar.zone()).toLocalDate();
        return calendar.closures().stream()
                .filter(days -> !days.until().isBefore(today))
                .map(days -> days.from().equals(days.until())
                        ? TimeWords.day(speech, days.from())
                        : speech.say(
                                "ask.closure", TimeWords.day(speech, days.from()), TimeWords.day(speech, days.until())))
                .toList();
    }

    private String days(DayOfWeek first, DayOfWeek last) {
        String from = first.getDisplayName(TextStyle.FULL, locale);
        return first == last ? from : speech.say("ask.days", from, last.getDisplayName(TextStyle.FULL, locale));
    }

    private String spans(List<OpeningHours.Span> spans) {
        return spans.stream()
                .map(span -> time(span.from()) + " – "
                        + (span.to().equals(LocalTime.MIDNIGHT) ? speech.say("ask.midnight") : time(span.to())))
                .collect(Collectors.joining(", "));
    }

    private String time(LocalTime time) {
        return speech.say("ask.time", time.getHour(), String.format(Locale.ROOT, "%02d", time.getMinute()));
    }
}

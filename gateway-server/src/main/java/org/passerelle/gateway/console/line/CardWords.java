package org.passerelle.gateway.console.line;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineOffer;
import org.passerelle.card.PathwayOffer;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.frame.TimeWords;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.refusal.Refused;
import org.passerelle.sla.Closure;
import org.passerelle.sla.LineCalendar;
import org.passerelle.sla.OpeningHours;

/** A line's card in words: what may be asked, when the line is there, and until when it would answer now. */
final class CardWords {
    private final Speech speech;
    private final Function<PathwayRef, Pathway> pathways;

    CardWords(Speech speech, Function<PathwayRef, Pathway> pathways) {
        this.speech = speech;
        this.pathways = pathways;
    }

    CardShown of(LineCard card, Instant now) {
        LineOffer offer = card.offer();
        LineCalendar calendar = offer.calendar();
        List<CardShown.Row> rows = new ArrayList<>();
        add(rows, "line.title", List.of(speech.say(card.offer().title())));
        card.profile().findSpecialty().ifPresent(said -> add(rows, "line.specialty", List.of(said)));
        add(rows, "line.scope", some(offer.scope()));
        add(rows, "line.exclusions", some(offer.exclusions()));
        boolean open = card.base().status() == CardBase.Status.OPEN;
        add(rows, "line.status", List.of(speech.say(open ? "line.status.open" : "line.status.closed")));
        add(rows, "line.targets", targets(card, now, open));
        add(rows, "line.hours", hours(calendar.hours()));
        add(
                rows,
                "line.holidays",
                List.of(speech.say("line.zone." + calendar.holidays().text())));
        add(rows, "line.closures", closures(calendar.closures()));
        add(
                rows,
                "line.fallback",
                offer.findFallback().map(MailAddress::value).stream().toList());
        add(
                rows,
                "line.capacity",
                card.profile().findCapacity().map(most -> speech.say("line.capacity.day", most)).stream()
                        .toList());
        add(rows, "line.phone", List.of(offer.phone()));
        add(rows, "line.territory", some(String.join(", ", card.profile().territory())));
        add(rows, "line.pathways", offer.pathways().stream().map(this::pathway).toList());
        return new CardShown(rows);
    }

    private void add(List<CardShown.Row> rows, String label, List<String> values) {
        rows.add(new CardShown.Row(
                speech.say(label), values.isEmpty() ? List.of(speech.say("line.nothing")) : values, false));
    }

    private static List<String> some(String text) {
        return text.isBlank() ? List.of() : List.of(text);
    }

    private List<String> targets(LineCard card, Instant now, boolean open) {
        List<String> said = new ArrayList<>();
        card.offer().targets().forEach((urgency, target) -> {
            String counted = speech.say(
                    "line.target." + target.unit().text() + (target.amount() == 1 ? ".one" : ""), target.amount());
            String promise = target.findMeeting()
                    .map(meeting -> speech.say(
                            "line.target.meeting",
                            counted,
                            day(speech, meeting.weekday()),
                            meeting.at().toString(),
                            meeting.leadHours()))
                    .orElse(counted);
            String due = open ? due(card.offer(), urgency, now) : speech.say("line.due.closed");
            said.add(speech.say("line.target", urgency(card, urgency), promise, due));
        });
        return said;
    }

    /** Until when the line would answer what is sent now. */
    private String due(LineOffer offer, String urgency, Instant now) {
        return offer.due(urgency, now)
                .map(at -> speech.say(
                        "line.due.now",
                        TimeWords.moment(speech, at, offer.calendar().zone())))
                .orElseGet(() -> speech.say("line.due.never"));
    }

    /** As the forms of the line's pathways call it. */
    String urgency(LineCard card, String code) {
        return card.offer().pathways().stream()
                .flatMap(offer -> definition(offer).stream())
                .flatMap(pathway -> pathway.steps().stream())
                .flatMap(step -> step.form().find(Form.URGENCY).stream())
                .filter(Field.ChoiceField.class::isInstance)
                .map(Field.ChoiceField.class::cast)
                .flatMap(choice -> choice.options().stream())
                .filter(option -> option.code().equals(code))
                .map(option -> speech.say(option.words()))
                .findFirst()
                .orElse(code);
    }

    private Optional<Pathway> definition(PathwayOffer offer) {
        try {
            return Optional.of(pathways.apply(new PathwayRef(offer.name(), offer.version())));
        } catch (Refused notHere) {
            return Optional.empty();
        }
    }

    private String pathway(PathwayOffer offer) {
        return definition(offer)
                .map(known -> speech.say(known.title()) + forms(known, offer))
                .orElse(offer.name() + "/" + offer.version());
    }

    /** The forms of lines that it may be asked with, which cards name beside the circuit's own. */
    private String forms(Pathway pathway, PathwayOffer offer) {
        List<String> titles = new ArrayList<>();
        pathway.opening()
                .ifPresent(step -> offer.forms().stream()
                        .map(form -> new PathwayRef(form.name(), form.version()))
                        .filter(form -> !form.equals(pathway.ref()))
                        .forEach(form -> titles.add(pathway.asking(step, form)
                                .flatMap(asked -> asked.form().findOwn())
                                .map(own -> speech.say("line.form.version", speech.say(own.title()), form.version()))
                                .orElse(form.toString()))));
        return titles.isEmpty() ? "" : speech.say("line.pathway.forms", String.join(", ", titles));
    }

    private List<String> hours(OpeningHours hours) {
        List<String> said = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (!hours.on(day).isEmpty()) {
                said.add(speech.say("line.hours.day", day(speech, day), spans(hours.on(day))));
            }
        }
        return said;
    }

    static String day(Speech speech, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, speech == Speech.FR ? Locale.FRENCH : Locale.ENGLISH);
    }

    /** {@code 09:00-12:30, 14:00-18:00}, as the form reads it. */
    static String spans(List<OpeningHours.Span> spans) {
        return String.join(
                ", ",
                spans.stream()
                        .map(span -> span.from() + "-" + (span.to().equals(LocalTime.MIDNIGHT) ? "24:00" : span.to()))
                        .toList());
    }

    List<String> closures(List<Closure> closures) {
        return closures.stream().map(this::days).toList();
    }

    /** {@code du 24/12/2026 au 03/01/2027}. */
    String days(Closure days) {
        return days.from().equals(days.until())
                ? speech.say("line.days.one", TimeWords.day(speech, days.from()))
                : speech.say("line.days", TimeWords.day(speech, days.from()), TimeWords.day(speech, days.until()));
    }
}

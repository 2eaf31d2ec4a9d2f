package org.passerelle.gateway.cli.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.card.LineProfile;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Usual;
import org.passerelle.sla.DueWords;
import org.passerelle.sla.OpeningHours;

/** A catalogue's line as people at a terminal read it, and programs. */
final class CatalogueText {
    private CatalogueText() {}

    static List<String> of(ListedLine line, Instant now) {
        LineCard card = line.card();
        LineProfile profile = card.profile();
        List<String> rows = new ArrayList<>();
        rows.add("");
        rows.add(line.address().value() + "  " + card.offer().title().fr());
        rows.add(row(
                "organisation",
                card.base().organisation().name() + " ("
                        + card.base().organisation().structure() + ")"));
        profile.findSpecialty().ifPresent(specialty -> rows.add(row("specialty", specialty)));
        if (!profile.territory().isEmpty()) {
            rows.add(row("territory", String.join(", ", profile.territory())));
        }
        rows.add(row(
                "pathways",
                card.offer().pathways().stream()
                        .map(offer -> offer.name() + "/" + offer.version())
                        .collect(Collectors.joining(", "))));
        card.offer()
                .targets()
                .forEach((urgency, target) -> rows.add(row("target", urgency + ": " + DueWords.terms(target))));
        line.usual().forEach(usual -> rows.add(row("usual", usual(usual))));
        profile.findCapacity().ifPresent(capacity -> rows.add(row("capacity", capacity + " requests a day")));
        card.offer()
                .calendar()
                .hours()
                .week()
                .forEach((day, spans) ->
                        rows.add(row("hours", day.name().toLowerCase(Locale.ROOT) + " " + spans(spans))));
        rows.add(row("now", standing(line, now)));
        return rows;
    }

    private static String standing(ListedLine line, Instant now) {
        if (!line.isOpen(now)) {
            return "takes no new exchange";
        }
        return line.opening(now)
                .map(opening -> opening.equals(now) ? "open" : "closed until " + Instants.format(opening))
                .orElse("never open");
    }

    private static String usual(Usual usual) {
        String months =
                usual.from().equals(usual.until()) ? usual.from().toString() : usual.from() + " to " + usual.until();
        return usual.pathway()
                + usual.findUrgency().map(urgency -> " " + urgency).orElse("") + ": half within "
                + usual.median().toMinutes() + " min (" + months
                + usual.findAnswers()
                        .map(answers -> ", " + answers + " answers")
                        .orElse("") + ")";
    }

    private static String spans(List<OpeningHours.Span> spans) {
        return spans.stream().map(span -> span.from() + "-" + span.to()).collect(Collectors.joining(", "));
    }

    private static String row(String name, String value) {
        return String.format(Locale.ROOT, "  %-13s %s", name, value);
    }

    static Json.Obj json(ListedLine line) {
        return Json.object()
                .put("card", line.card().document())
                .put("cardHash", line.card().hash())
                .put("usual", line.usual().stream().map(Usual::json).toList())
                .build();
    }
}

package org.passerelle.gateway.cli.line;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;

/** A line, or a practice, as people read it on a terminal. */
final class LineText {
    private LineText() {}

    static List<String> of(Json.Obj said) {
        List<String> rows = new ArrayList<>();
        rows.add(said.findText(Where.PRACTICE.word).orElseGet(() -> said.text(Where.LINE.word)) + "  version "
                + said.whole("version"));
        said.findObject("card").ifPresent(card -> rows.addAll(card(said, card)));
        said.array("members").objects().forEach(member -> rows.addAll(member(member)));
        said.arrayOrEmpty("texts")
                .objects()
                .forEach(text -> rows.add("text  " + text.text("name") + "  " + text.text("pathway") + "/"
                        + text.text("step") + "/" + text.text("field")));
        said.arrayOrEmpty("forms")
                .objects()
                .forEach(form -> rows.add("form  " + form.text("name") + "/" + form.whole("version") + "  "
                        + form.text("pathway") + "/" + form.text("step") + "  " + form.text("title")));
        said.findText("formEnding").ifPresent(ending -> rows.add("forms of its own are called  …" + ending));
        return rows;
    }

    private static List<String> card(Json.Obj said, Json.Obj card) {
        List<String> rows = new ArrayList<>();
        rows.add(card.object("title").text("fr") + ", " + card.text("status") + ", card version "
                + card.whole("version"));
        card.findText("fallback").ifPresent(fallback -> rows.add("fallback  " + fallback));
        said.findObject("fallbackContact")
                .ifPresent(contact -> contact.members()
                        .keySet()
                        .forEach(channel -> rows.add("fallback  told by " + channel + " " + contact.text(channel))));
        card.findWhole("capacity").ifPresent(requests -> rows.add("capacity  " + requests + " requests a day"));
        card.object("hours").members().forEach((day, spans) -> rows.add(day + "  " + spans((Json.Array) spans)));
        days(card.arrayOrEmpty("closures"), "closed").forEach(rows::add);
        return rows;
    }

    private static List<String> member(Json.Obj member) {
        List<String> rows = new ArrayList<>();
        rows.add(member.text("person") + "  " + member.text("givenName") + " " + member.text("familyName") + "  "
                + String.join(",", member.array("rights").texts()));
        member.findText("mail").ifPresent(mail -> rows.add("    mail      " + mail));
        member.findText("mobile").ifPresent(mobile -> rows.add("    mobile    " + mobile));
        List<String> told = member.arrayOrEmpty("told").texts();
        if (!told.isEmpty()) {
            rows.add("    told by   " + String.join(",", told));
        }
        member.findObject("quiet")
                .ifPresent(quiet -> rows.add("    quiet     " + quiet.text("from") + "-" + quiet.text("until")));
        List<String> delegates = member.arrayOrEmpty("delegates").texts();
        if (!delegates.isEmpty()) {
            rows.add("    delegates " + String.join(",", delegates));
        }
        rows.addAll(days(member.arrayOrEmpty("absences"), "    away     "));
        return rows;
    }

    private static List<String> days(Json.Array days, String what) {
        return days.objects().stream()
                .map(one -> what + " " + one.text("from") + " to " + one.text("until"))
                .toList();
    }

    private static String spans(Json.Array spans) {
        return String.join(
                ", ",
                spans.objects().stream()
                        .map(span -> span.text("from") + "-" + span.text("to"))
                        .toList());
    }
}

package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.List;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Entry.Kind;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.http.Query;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.FormDraft;
import org.passerelle.pathway.yaml.FormDraft.DraftField;
import org.passerelle.pathway.yaml.MistakeText;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** What the page of a form asks of it and of the field that is open, and how it says what is wrong. */
final class FormEntries {
    /** Most characters of a form's short name: what stands for the line comes behind it. */
    static final int MOST_OF_NAME = 23;

    private static final List<String> ADDED = List.of("text", "choice", "flag", "date", "number", "documents");
    /** Most characters of a choice's options. */
    private static final int MOST_OF_CHOICES = 8000;

    private FormEntries() {}

    /** The part that stands for the line needs room behind it. */
    static String cut(String name) {
        return name.substring(0, Math.min(name.length(), MOST_OF_NAME));
    }

    static List<Entry> heads(Visit visit, FormPlace place, Query said, FormDraft draft) {
        Speech speech = visit.speech();
        return List.of(
                Entry.of(
                        Kind.LINE,
                        "title",
                        speech.say("line.form.title"),
                        List.of(draft.title().fr())),
                Entry.of(
                        Kind.LINE,
                        "titleEn",
                        speech.say("line.form.title.en"),
                        List.of(draft.title().en())),
                name(visit, place, said));
    }

    /** What it will be called; beside the text of a form it is all that stands there, since its titles are in the text. */
    static Entry name(Visit visit, FormPlace place, Query said) {
        return Entry.of(
                        Kind.LINE,
                        "name",
                        visit.speech().say("line.form.name"),
                        List.of(said.one("name").orElse(cut(place.shortName(visit)))))
                .most(MOST_OF_NAME)
                .hinted(visit.speech().say("line.form.name.hint"));
    }

    static List<Entry> opened(Speech speech, String at, DraftField field) {
        List<Entry> entries = new ArrayList<>();
        boolean fresh = at.equals(FormEdit.NEW);
        if (fresh) {
            entries.add(Entry.of(Kind.LINE, "field", speech.say("line.field.name"), List.of())
                    .most(40)
                    .hinted(speech.say("line.field.name.hint")));
            entries.add(Entry.choice(
                    Kind.ONE,
                    "kind",
                    speech.say("line.field.kind"),
                    List.of("text"),
                    ADDED.stream()
                            .map(kind -> new Entry.Option(kind, speech.say("line.kind." + kind)))
                            .toList()));
        }
        entries.add(Entry.of(Kind.LINE, "fr", speech.say("line.field.fr"), List.of(field.fr())));
        entries.add(Entry.of(Kind.LINE, "en", speech.say("line.field.en"), List.of(field.en())));
        if (fresh || !field.choices().isEmpty()) {
            entries.add(Entry.of(
                            Kind.TEXT,
                            "choices",
                            speech.say("line.field.choices"),
                            List.of(FormEdit.written(field.choices())))
                    .most(MOST_OF_CHOICES)
                    .hinted(speech.say("line.field.choices.hint")));
        }
        return entries;
    }

    /** Where the mistake is, and what mends it. */
    static String problem(Speech speech, Refusal why) {
        if (why.code() instanceof PathwayRefusal) {
            return speech.say("line.form.wrong", MistakeText.place("yaml", why), MistakeText.sentence(why));
        } else if (why.is(FlowRefusal.LINE_CHANGE)) {
            return speech.say("line.form.wrong.line", why.facts().getOrDefault(FactKey.LIMIT, ""));
        }
        return Problems.sentence(speech, why);
    }

    static String label(Speech speech, DraftField field) {
        String label = speech == Speech.FR ? field.fr() : field.en();
        return label.isBlank() ? field.name() : label;
    }
}

package org.passerelle.gateway.console.line;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.flow.line.FormChange;
import org.passerelle.gateway.console.frame.Entry;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.console.frame.Pages;
import org.passerelle.gateway.console.frame.Problems;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.gateway.console.step.Filling;
import org.passerelle.gateway.console.step.Input;
import org.passerelle.gateway.http.Query;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router.Match;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.yaml.CarriedForm;
import org.passerelle.pathway.yaml.FormDraft;
import org.passerelle.pathway.yaml.FormDraft.DraftField;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** One form as requesters see it, and the next version of it while a coordinator writes it: nothing is kept before they say so. */
public final class FormPage {
    private final Visits visits;

    FormPage(Visits visits) {
        this.visits = visits;
    }

    /**
     * What the page shows.
     *
     * @param next what it would be called once it is saved
     * @param name its short name
     * @param text the whole form as a file
     * @param asText whether that is what is written in
     * @param at the field that is open, or empty
     * @param open what is asked of it
     * @param preview the form as requesters see it; empty where it cannot be read
     */
    public record OneForm(
            Frame frame,
            String action,
            String back,
            long version,
            boolean edits,
            String next,
            List<Entry> heads,
            String text,
            boolean asText,
            List<OneField> fields,
            String at,
            List<Entry> open,
            boolean must,
            String problem,
            List<Input> preview) {
        public OneForm {
            heads = List.copyOf(heads);
            fields = List.copyOf(fields);
            open = List.copyOf(open);
            preview = List.copyOf(preview);
        }
    }

    /** A field in the list of all. */
    public record OneField(String name, String label, String kind, boolean must) {}

    Response show(Match match) {
        Visit visit = visits.of(match);
        FormPlace place = place(match, visit);
        return page(200, visit, place, Query.NONE, draft(place), "", false, false, null);
    }

    Response edit(Match match) {
        Visit visit = visits.of(match);
        FormPlace place = place(match, visit);
        FormDraft draft = draft(place).named(FormPlace.next(visit, FormEntries.cut(place.shortName(visit))));
        return page(200, visit, place, Query.NONE, draft, "", true, false, null);
    }

    Response take(Match match) {
        Visit visit = visits.of(match);
        FormPlace place = place(match, visit);
        Query said = visits.form(match, visit);
        String button = FormEdit.one(said, FormEdit.DO);
        boolean asText = said.one("_astext").isPresent();
        try {
            if (asText) {
                CarriedForm.read(FormEdit.one(said, FormEdit.TEXT));
            }
            FormEdit edit = FormEdit.of(said);
            String name = said.one("name")
                    .orElse(FormEntries.cut(place.shortName(visit)))
                    .strip();
            FormDraft draft = edit.draft().named(FormPlace.next(visit, name));
            return taken(visit, place, said, draft, edit, button, asText);
        } catch (Refused refused) {
            return unread(visit, place, said, refused.refusal());
        }
    }

    private Response taken(
            Visit visit, FormPlace place, Query said, FormDraft draft, FormEdit edit, String button, boolean asText) {
        boolean inText = button.equals("astext") || asText && !button.equals("fields");
        try {
            CarriedForm form = CarriedForm.read(draft.text());
            requireHere(place, form);
            visits.lines().pathways().carrying(List.of(form));
            if (button.equals("save")) {
                visits.requirePresent(visit, said);
                visits.change(visit, said, new FormChange(form));
                return Pages.redirect(visit.path() + "/forms");
            }
            return page(200, visit, place, said, draft, edit.at(), true, inText, null);
        } catch (Refused refused) {
            int status = button.equals("save") ? Problems.status(refused.refusal()) : 200;
            String open = edit.at().isEmpty() && !asText ? FormEdit.one(said, FormEdit.AT) : edit.at();
            return page(status, visit, place, said, draft, open, true, inText, refused.refusal());
        }
    }

    /** A form stays with the step that its page is about. */
    private static void requireHere(FormPlace place, CarriedForm form) {
        boolean here = form.pathway().equals(place.pathway().ref())
                && form.step().equals(place.step().name());
        if (!here) {
            throw Refusal.of(PathwayRefusal.UNKNOWN_STEP)
                    .with(FactKey.STEP, place.step().name())
                    .refused();
        }
    }

    private FormPlace place(Match match, Visit visit) {
        return FormPlace.find(visit, visits, match.variable("circuit"), match.variable("form"));
    }

    private FormDraft draft(FormPlace place) {
        return FormDraft.of(
                        visits.lines().pathways(), place.pathway(), place.step().name(), place.ref())
                .orElseThrow(() -> Refusal.of(PathwayRefusal.FORM_UNKNOWN).refused());
    }

    private Response page(
            int status,
            Visit visit,
            FormPlace place,
            Query said,
            FormDraft draft,
            String at,
            boolean edits,
            boolean asText,
            @Nullable Refusal why) {
        Speech speech = visit.speech();
        List<DraftField> fields = draft.fields();
        DraftField open = fields.stream()
                .filter(field -> field.name().equals(at))
                .findFirst()
                .orElse(new DraftField("", "", "", "", false, List.of()));
        return answer(
                status,
                visit,
                place,
                said,
                edits,
                asText ? List.of(FormEntries.name(visit, place, said)) : FormEntries.heads(visit, place, said, draft),
                draft.text(),
                asText,
                fields.stream()
                        .map(field -> new OneField(
                                field.name(),
                                FormEntries.label(speech, field),
                                speech.say("line.kind." + field.kind()),
                                field.must()))
                        .toList(),
                at,
                at.isEmpty() ? List.of() : FormEntries.opened(speech, at, open),
                open.must(),
                why,
                inputs(speech, place, draft, edits));
    }

    /** What cannot be read comes back as the text that it is. */
    private Response unread(Visit visit, FormPlace place, Query said, Refusal why) {
        return answer(
                Problems.status(why),
                visit,
                place,
                said,
                true,
                List.of(FormEntries.name(visit, place, said)),
                FormEdit.one(said, FormEdit.TEXT),
                true,
                List.of(),
                "",
                List.of(),
                false,
                why,
                List.of());
    }

    private Response answer(
            int status,
            Visit visit,
            FormPlace place,
            Query said,
            boolean edits,
            List<Entry> heads,
            String text,
            boolean asText,
            List<OneField> fields,
            String at,
            List<Entry> open,
            boolean must,
            @Nullable Refusal why,
            List<Input> preview) {
        Speech speech = visit.speech();
        String title = speech.say(place.title());
        return visits.pages()
                .page(
                        status,
                        "line/form",
                        new OneForm(
                                visit.frame(edits ? speech.say("line.form.edit.of", title) : title),
                                place.path(visit) + "/edit",
                                edits ? place.path(visit) : visit.path() + "/forms",
                                visits.written(visit, said, why),
                                edits,
                                place.shortName(visit) + "/" + place.ref().version(),
                                heads,
                                text,
                                asText,
                                fields,
                                at,
                                open,
                                must,
                                why == null ? "" : FormEntries.problem(speech, why),
                                preview));
    }

    private static List<Input> inputs(Speech speech, FormPlace place, FormDraft draft, boolean edits) {
        try {
            Form form =
                    edits ? CarriedForm.read(draft.text()).form() : place.step().form();
            return Filling.preview(form, speech);
        } catch (Refused unreadable) {
            return List.of();
        }
    }
}

package org.passerelle.gateway.console.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.gateway.http.Query;
import org.passerelle.pathway.yaml.FormDraft;
import org.passerelle.pathway.yaml.FormDraft.Choice;
import org.passerelle.pathway.yaml.FormDraft.DraftField;

/**
 * What somebody does to a form in one turn: its title, one of its fields, and a button.
 *
 * @param draft the form afterwards
 * @param at the field that is open now, or empty
 */
record FormEdit(FormDraft draft, String at) {
    /** The field that says which button was pressed, with the field's name behind a colon. */
    static final String DO = "_do";
    /** The form so far, as a file. */
    static final String TEXT = "text";
    /** Which field is open. */
    static final String AT = "_at";
    /** Stands for a field that is not there yet. */
    static final String NEW = "_new";

    static FormEdit of(Query said) {
        FormDraft draft = FormDraft.read(one(said, TEXT));
        List<DraftField> fields = new ArrayList<>(draft.fields());
        String open = one(said, AT);
        if (open.equals(NEW) && !one(said, "field").isBlank()) {
            fields.add(field(one(said, "field").strip(), one(said, "kind"), said));
        } else {
            fields.replaceAll(field -> field.name().equals(open) ? field(field.name(), field.kind(), said) : field);
        }
        String[] button = one(said, DO).split(":", 2);
        String named = button.length == 2 ? button[1] : "";
        int place = fields.stream().map(DraftField::name).toList().indexOf(named);
        if (button[0].equals("drop") && place >= 0) {
            fields.remove(place);
        } else if (button[0].equals("up") && place > 0) {
            Collections.swap(fields, place, place - 1);
        } else if (button[0].equals("down") && place >= 0 && place < fields.size() - 1) {
            Collections.swap(fields, place, place + 1);
        }
        Choice title = said.one("title").isPresent()
                ? new Choice(
                        "", one(said, "title").strip(), one(said, "titleEn").strip())
                : draft.title();
        return new FormEdit(draft.with(title, fields), button[0].equals("open") ? named : "");
    }

    private static DraftField field(String name, String kind, Query said) {
        return new DraftField(
                name,
                kind,
                one(said, "fr").strip(),
                one(said, "en").strip(),
                said.one("must").isPresent(),
                choices(one(said, "choices")));
    }

    /** One on each line: {@code code | French | English}. */
    private static List<Choice> choices(String written) {
        return written.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|", 3))
                .map(parts -> new Choice(
                        parts[0].strip(),
                        parts.length > 1 ? parts[1].strip() : "",
                        parts.length > 2 ? parts[2].strip() : ""))
                .toList();
    }

    /** The same, to be written. */
    static String written(List<Choice> choices) {
        return choices.stream()
                .map(choice -> choice.code() + " | " + choice.fr() + " | " + choice.en())
                .collect(Collectors.joining("\n"));
    }

    /** Browsers end lines with CR LF (HTML, form submission); files hold line feeds. */
    static String one(Query said, String name) {
        return said.one(name).orElse("").replace("\r\n", "\n");
    }

    @Override
    public String toString() {
        return "FormEdit[" + at + "]";
    }
}

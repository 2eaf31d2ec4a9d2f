package org.passerelle.gateway.console.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.line.ReadyText;
import org.passerelle.gateway.console.frame.Visitor;
import org.passerelle.gateway.http.Query;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** The ready-made texts of the line for which somebody takes a step, and what becomes of the form when one is picked without a script. */
final class ReadyTexts {
    /** The name of the list of a field's texts begins so. */
    static final String PICKED = "_ready.";
    /** The button that writes the picked text, and names the field. */
    static final String INSERT = "_insert";

    private final Step step;
    private final List<ReadyText> texts;

    private ReadyTexts(Step step, List<ReadyText> texts) {
        this.step = step;
        this.texts = List.copyOf(texts);
    }

    /** Those of the line on which they act there; none for whoever asked. */
    static ReadyTexts of(OwnLines lines, Visitor visitor, ExchangeRow row, Pathway pathway, Step step) {
        List<ReadyText> own = visitor.acting(row).filter(lines.lines()::contains).stream()
                .flatMap(line -> lines.book(line).texts().stream())
                .filter(text -> text.place().pathway().equals(pathway.ref().name())
                        && text.place().step().equals(step.name()))
                .toList();
        return new ReadyTexts(step, own);
    }

    private List<ReadyText> of(String field) {
        return texts.stream().filter(text -> text.place().field().equals(field)).toList();
    }

    /** These fields with what can be picked for each. */
    List<Input> offered(List<Input> inputs) {
        return inputs.stream()
                .map(input -> input.picking(of(input.name()).stream()
                        .map(text -> new Input.Ready(text.name(), text.text()))
                        .toList()))
                .toList();
    }

    static boolean isWanted(Query said) {
        return said.one(INSERT).isPresent();
    }

    /**
     * What was written, with the picked text at the end of its field; as it was where nothing was picked.
     *
     * @throws org.passerelle.refusal.Refused {@link PathwayRefusal#FIELD_TOO_LONG} where there is no room for it
     */
    Query inserted(Query said) {
        String field = said.one(INSERT).orElse("");
        Optional<ReadyText> picked = said.one(PICKED + field)
                .flatMap(name -> of(field).stream()
                        .filter(text -> text.name().equals(name))
                        .findFirst());
        Optional<Field.TextField> place = step.form()
                .find(field)
                .filter(Field.TextField.class::isInstance)
                .map(Field.TextField.class::cast);
        if (picked.isEmpty() || place.isEmpty()) {
            return said;
        }
        Map<String, List<String>> written = new LinkedHashMap<>(said.parameters());
        String before = said.all(field).stream().findFirst().orElse("").replace("\r\n", "\n");
        written.put(field, List.of(together(place.get(), before, picked.get().text())));
        return new Query(written);
    }

    private static String together(Field.TextField field, String before, String text) {
        boolean line = field.maxChars() <= Input.ONE_LINE;
        String added = line ? text.replace('\n', ' ') : text;
        String whole = before.isEmpty() ? added : before + (line ? " " : "\n") + added;
        if (whole.codePointCount(0, whole.length()) > field.maxChars()) {
            throw Refusal.of(PathwayRefusal.FIELD_TOO_LONG)
                    .with(FactKey.FIELD, field.name())
                    .with(FactKey.LIMIT, field.maxChars())
                    .refused();
        }
        return whole;
    }
}

package org.passerelle.gateway.console.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.gateway.console.frame.Speech;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.FieldWords;

/** What one step says: its fields in words, and its files. */
final class StepWords {
    private final Speech speech;
    private final String exchange;
    private final Step step;
    private final List<Dossier.Line> lines = new ArrayList<>();
    private final List<Dossier.Paper> papers = new ArrayList<>();

    StepWords(ExchangeState state, Fact.StepDone done, Speech speech) {
        this.speech = speech;
        this.exchange = "/exchanges/" + state.begun().exchange().hex();
        this.step = state.pathway().step(done.step(), done.content());
        var words = new FieldWords((document, number) -> document.title(), speech.language());
        for (Field field : step.form().fields()) {
            Optional<Json> value = done.content().find(field.name());
            if (field instanceof Field.DocumentsField documents) {
                value.ifPresent(list -> ((Json.Array) list)
                        .objects()
                        .forEach(each -> papers.add(paper(documents, Document.read(each)))));
            } else if (!(field instanceof Field.PatientField)) {
                value.ifPresent(
                        said -> lines.add(new Dossier.Line(speech.say(field.words()), words.lines(field, said))));
            }
        }
    }

    String title() {
        return speech.say(step.done());
    }

    List<Dossier.Line> lines() {
        return lines;
    }

    List<Dossier.Paper> papers() {
        return papers;
    }

    private Dossier.Paper paper(Field.DocumentsField field, Document document) {
        String kind = field.kinds().stream()
                .filter(option -> option.code().equals(document.kind()))
                .map(option -> speech.say(option.words()))
                .findFirst()
                .orElse(document.kind());
        String look =
                switch (document.mediaType()) {
                    case NightPage.RECORDING ->
                        exchange + "/recordings/" + document.id().hex();
                    case PaperPage.PDF -> exchange + "/pages/" + document.id().hex();
                    default -> null;
                };
        return new Dossier.Paper(
                exchange + "/documents/" + document.id().hex(),
                look,
                document.title(),
                kind,
                FieldWords.size(document.size(), speech.language()),
                DocumentAnswer.PICTURES.contains(document.mediaType()),
                document.findConfirmed().orElse(null));
    }
}

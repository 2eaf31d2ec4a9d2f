package org.passerelle.flow.mail;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Identities;
import org.passerelle.flow.desk.Premises;
import org.passerelle.media.CleanedMedia;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.refusal.Refusal;

/** Keeps a received step's documents: each is cleaned once more, and refused unless that changes nothing. */
public final class TakeDocuments {
    private final Premises premises;

    public TakeDocuments(Premises premises) {
        this.premises = premises;
    }

    public void take(Dossier dossier, Json.Obj content, OpenedLetter letter) {
        for (Document document : listed(dossier, content)) {
            if (isElsewhere(dossier, content, document.id())) {
                throw Refusal.of(FlowRefusal.DOCUMENT_TWICE).refused();
            }
            keep(dossier, content, document, letter);
        }
    }

    private void keep(Dossier dossier, Json.Obj content, Document document, OpenedLetter letter) {
        premises.blobs().write(dossier.exchange(), document.id(), out -> {
            try (InputStream in = letter.document(document.id())) {
                CleanedMedia cleaned = premises.media()
                        .clean(in, out, Identities.expected(dossier.state(), content, Optional.empty()));
                Identities.requireTold(document, cleaned);
                return cleaned;
            }
        });
    }

    /** The documents that a content names. */
    public static List<Document> listed(Dossier dossier, Json.Obj content) {
        return dossier.state().pathway().steps().stream()
                .map(step -> step.form())
                .flatMap(form -> field(form).stream())
                .map(Field.DocumentsField::name)
                .distinct()
                .flatMap(name -> content.arrayOrEmpty(name).objects().stream())
                .map(Document::read)
                .toList();
    }

    private static Optional<Field.DocumentsField> field(Form form) {
        return form.find(Field.DocumentsField.class);
    }

    private static boolean isElsewhere(Dossier dossier, Json.Obj content, Id document) {
        return Stream.concat(
                        dossier.state().stepsDone().stream().map(Fact.StepDone::content),
                        dossier.state().pending().stream().map(Event.Composed::content))
                .filter(other -> !other.equals(content))
                .flatMap(other -> listed(dossier, other).stream())
                .anyMatch(other -> other.id().equals(document));
    }
}

package org.passerelle.letter.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.letter.document.ClinicalDocument.Moment;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Step;
import org.passerelle.pathway.said.FieldWords;
import org.passerelle.pathway.said.Language;
import org.passerelle.port.letter.Saying;

/** Gathers what the medical document of a step says. */
public final class ClinicalDocuments {
    private ClinicalDocuments() {}

    /** The document that the step's letter carries; nothing where its pathway names none. */
    public static Optional<ClinicalDocument> of(Saying saying) {
        return saying.step()
                .findDocument()
                .flatMap(model -> saying.findContext()
                        .flatMap(context -> saying.findPatient()
                                .map(patient -> new ClinicalDocument(
                                        model.kind(),
                                        version(saying.stepId(), context.earlier()),
                                        saying.exchange(),
                                        saying.at(),
                                        model.title().fr(),
                                        patient,
                                        new Party(saying.actor(), saying.organisation(), context.own()),
                                        recipient(context),
                                        copies(saying, context),
                                        passages(saying, model, context),
                                        moments(saying, context),
                                        attached(saying.step(), saying.content()),
                                        model.type()))));
    }

    /** The documents that a step's form names, in its order. */
    public static List<Attached> attached(Step step, Json.Obj content) {
        List<Attached> attached = new ArrayList<>();
        step.form().find(Field.DocumentsField.class).ifPresent(field -> {
            for (Json.Obj item : content.arrayOrEmpty(field.name()).objects()) {
                Document document = Document.read(item);
                attached.add(new Attached(
                        attached.size() + 1, document, FieldWords.option(field.kinds(), document.kind(), Language.FR)));
            }
        });
        return attached;
    }

    private static Version version(Id step, List<Id> earlier) {
        return earlier.isEmpty()
                ? Version.first(step)
                : new Version(step, earlier.get(0), earlier.size() + 1, earlier.get(earlier.size() - 1));
    }

    private static Party recipient(Saying.Context context) {
        return new Party(context.findAsked().map(Saying.Asked::by).orElse(null), context.other(), context.others());
    }

    /** The médecin traitant whom a requester's request names, when that is somebody else than who asked. */
    private static List<Party> copies(Saying saying, Saying.Context context) {
        return context.findAsked().stream()
                .filter(asked -> !saying.pathway().lineBegins())
                .flatMap(asked -> asked.step().form().fields().stream()
                        .filter(Field.ProfessionalField.class::isInstance)
                        .flatMap(field -> asked.content().find(field.name()).stream())
                        .filter(Json.Obj.class::isInstance) // or the word that there is none
                        .map(value -> PartyJson.professional((Json.Obj) value))
                        .filter(named -> !named.rpps().equals(asked.by().rpps()))
                        .map((Professional named) -> new Party(named, null, null)))
                .toList();
    }

    private static List<Passage> passages(Saying saying, ClinicalModel model, Saying.Context context) {
        List<Passage> passages = new ArrayList<>();
        context.findAsked()
                .ifPresent(asked -> asked.step()
                        .findDocument()
                        .ifPresent(request -> passages(request, asked.step().form(), asked.content()).stream()
                                .filter(passage -> passage.part() == ClinicalModel.Part.QUESTION)
                                .forEach(passages::add)));
        passages.addAll(passages(model, saying.step().form(), saying.content()));
        return passages;
    }

    private static List<Passage> passages(ClinicalModel model, Form form, Json.Obj content) {
        var words = new FieldWords(Attached::entryName, Language.FR);
        List<Passage> passages = new ArrayList<>();
        for (Field field : form.fields()) {
            if (field instanceof Field.PatientField || field.isCounted()) {
                continue;
            }
            content.find(field.name())
                    .ifPresent(value -> passages.add(new Passage(
                            model.part(field.name()),
                            field.words().fr(),
                            words.lines(field, value).stream()
                                    .flatMap(String::lines)
                                    .toList())));
        }
        return passages;
    }

    private static List<Moment> moments(Saying saying, Saying.Context context) {
        List<Moment> moments = new ArrayList<>();
        String awaited = saying.pathway().asks() ? "Réponse attendue" : "Échéance";
        context.findAsked().ifPresent(asked -> {
            moments.add(new Moment(saying.pathway().asks() ? "Demandé le" : title(asked.step()), asked.at(), null));
            asked.findDue().ifPresent(due -> moments.add(new Moment(awaited + " le", due, null)));
        });
        moments.add(new Moment(
                done(saying, context),
                saying.at(),
                saying.findDueWords()
                        .map(due -> String.format(Locale.FRENCH, "%s %s", awaited.toLowerCase(Locale.FRENCH), due))
                        .orElse(null)));
        return moments;
    }

    /** A document says what it is by its own title, unless it asks or answers. */
    private static String done(Saying saying, Saying.Context context) {
        if (context.findAsked().isPresent()) {
            return "Répondu le";
        }
        boolean opens = saying.step().from().contains(saying.pathway().initialState());
        return opens && saying.pathway().asks() ? "Demandé le" : title(saying.step());
    }

    private static String title(Step step) {
        return step.findDocument()
                        .map(model -> model.title().fr())
                        .orElse(step.done().fr()) + ", le";
    }
}

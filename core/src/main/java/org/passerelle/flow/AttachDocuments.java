package org.passerelle.flow;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Identities;
import org.passerelle.flow.desk.Premises;
import org.passerelle.media.CleanedMedia;
import org.passerelle.media.Expected;
import org.passerelle.media.RecordingOrigin;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.PathwayRefusal;
import org.passerelle.pathway.Step;
import org.passerelle.refusal.Refusal;

/** Cleans the files of a step, keeps them as blobs and names them in its content. */
final class AttachDocuments {
    private final Premises premises;

    AttachDocuments(Premises premises) {
        this.premises = premises;
    }

    /**
     * What was attached.
     *
     * @param content names it
     * @param remarks tell what was taken away
     * @param before the hashes of the files as they came
     */
    record Attached(Json.Obj content, List<Json.Builder> remarks, List<Sha256> before) {
        void tell(Dossier dossier) {
            remarks.forEach(facts -> dossier.remark(Kind.ATTACHED, facts));
        }
    }

    /**
     * Attaches.
     *
     * @throws org.passerelle.refusal.Refused when a file is not what a letter may carry, names another patient, or was recorded at
     *     another time or by another device than an earlier step noted
     */
    Attached attach(ExchangeState state, Step step, Json.Obj content, List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return new Attached(content, List.of(), List.of());
        }
        Field.DocumentsField field = step.saying(content)
                .form()
                .find(Field.DocumentsField.class)
                .orElseThrow(() -> Refusal.of(PathwayRefusal.FIELD_UNKNOWN).refused());
        Optional<RecordingOrigin> origin =
                Origins.of(state, field, premises.zone(state.begun().line()));
        List<Json> documents = new ArrayList<>();
        List<Json.Builder> remarks = new ArrayList<>();
        List<Sha256> before = new ArrayList<>();
        for (Attachment attachment : attachments) {
            Id id = premises.newId();
            Expected named = Identities.expected(state, content, attachment.findConfirmation());
            Expected expected = origin.map(named::made).orElse(named);
            CleanedMedia cleaned = clean(state.begun().exchange(), attachment, expected, id);
            documents.add(new Document(
                            id,
                            attachment.kind(),
                            cleaned.mediaType(),
                            cleaned.sizeAfter(),
                            cleaned.sha256After(),
                            attachment.title(),
                            confirmation(cleaned).orElse(null),
                            pages(cleaned).orElse(null))
                    .write());
            remarks.add(facts(id, cleaned));
            before.add(cleaned.sha256Before());
        }
        return new Attached(content.with(field.name(), Json.array(documents)), remarks, before);
    }

    private CleanedMedia clean(Id exchange, Attachment attachment, Expected expected, Id id) {
        return premises.blobs().write(exchange, id, out -> {
            try (InputStream in = attachment.source().open()) {
                return premises.media().clean(in, out, expected);
            }
        });
    }

    private static Json.Builder facts(Id id, CleanedMedia cleaned) {
        Json.Builder facts = Json.object()
                .put("document", id)
                .put("mediaType", cleaned.mediaType())
                .put("before", cleaned.sha256Before())
                .put("after", cleaned.sha256After())
                .put(
                        "removed",
                        Json.texts(cleaned.removed().stream().map(Enum::name).toList()));
        confirmation(cleaned).ifPresent(reason -> facts.put("confirmed", reason));
        return facts;
    }

    /** How many pages a PDF has. */
    static Optional<Integer> pages(CleanedMedia cleaned) {
        return cleaned.findPaper().map(CleanedMedia.PaperFacts::pages);
    }

    private static Optional<String> confirmation(CleanedMedia cleaned) {
        return cleaned.findRecording()
                .flatMap(CleanedMedia.RecordingFacts::findConfirmation)
                .map(confirmed -> confirmed.reason());
    }
}

package org.passerelle.fhir;

import java.util.HashSet;
import java.util.Set;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Step;

/** A form's whole content as a FHIR QuestionnaireResponse, both ways and without loss. */
public final class AnswersResource {
    private AnswersResource() {}

    /** Writes a step's content. */
    public static QuestionnaireResponse write(Id exchange, Pathway pathway, Step step, Json.Obj content) {
        var resource = new QuestionnaireResponse();
        resource.setQuestionnaire(QuestionnaireResource.canonical(pathway, step));
        resource.setStatus(QuestionnaireResponseStatus.COMPLETED);
        resource.addBasedOn(new Reference().setIdentifier(Elements.exchange(exchange)));
        var writer = new AnswersWriter(pathway.ref());
        Set<String> written = new HashSet<>();
        for (Field field : step.form().fields()) {
            content.find(field.name()).ifPresent(value -> resource.addItem(writer.field(field, value)));
            written.add(field.name());
        }
        content.members().forEach((name, value) -> {
            if (!written.contains(name)) {
                resource.addItem(writer.item(name, value, null));
            }
        });
        return resource;
    }

    /**
     * The content that a form's answers are, unchecked but for its types. Without the extensions of ours that other software
     * does not know: an item with the form's link id and a plain answer is enough for a plain field.
     */
    public static Json.Obj read(QuestionnaireResponse resource) {
        return AnswersReader.content(resource.getItem());
    }

    static QuestionnaireResponse write(StepMessage message) {
        var resource = write(message.exchange(), message.pathway(), message.step(), message.content());
        resource.setAuthoredElement(new DateTimeType(Instants.format(message.at())));
        return resource;
    }
}

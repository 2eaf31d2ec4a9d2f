package org.passerelle.fhir;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode.Lasting;
import org.passerelle.refusal.Refused;

/**
 * A refusal as a FHIR OperationOutcome: its code and its one sentence; of its facts only the field's name and what the form tells
 * people there, in French with the English beside it, which then stands as the text and leaves the sentence to the code's display.
 */
public final class OutcomeResource {
    private OutcomeResource() {}

    public static OperationOutcome write(Refusal refusal) {
        boolean temporary = refusal.code().lasting() == Lasting.TEMPORARY;
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(temporary ? IssueType.TRANSIENT : IssueType.BUSINESSRULE)
                .setDetails(details(refusal));
        String field = refusal.facts().get(FactKey.FIELD);
        if (field != null && !field.isEmpty()) {
            issue.setDiagnostics("field=" + field);
        }
        return outcome;
    }

    /** What an outcome tells people in English beside the French; empty where it is none, or only a sentence of its code. */
    public static Optional<String> english(byte[] octets) {
        try {
            return FhirJson.read(OperationOutcome.class, octets).getIssue().stream()
                    .flatMap(issue -> Elements.english(issue.getDetails().getTextElement()).stream())
                    .findFirst();
        } catch (Refused other) {
            return Optional.empty();
        }
    }

    private static CodeableConcept details(Refusal refusal) {
        Coding code =
                new Coding().setSystem(Systems.REFUSAL).setCode(refusal.code().code());
        String fr = refusal.facts().get(FactKey.WORDS_FR);
        String en = refusal.facts().get(FactKey.WORDS_EN);
        if (fr == null || en == null) {
            return new CodeableConcept(code).setText(refusal.code().sentence());
        }
        var told = new CodeableConcept(code.setDisplay(refusal.code().sentence()));
        told.setTextElement(Elements.translated(fr, en));
        return told;
    }
}

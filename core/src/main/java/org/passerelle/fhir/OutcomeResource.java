package org.passerelle.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode.Lasting;

/** A refusal as a FHIR OperationOutcome: its code and its one sentence; of its facts only the field's name. */
public final class OutcomeResource {
    private OutcomeResource() {}

    public static OperationOutcome write(Refusal refusal) {
        boolean temporary = refusal.code().lasting() == Lasting.TEMPORARY;
        var outcome = new OperationOutcome();
        var issue = outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(temporary ? IssueType.TRANSIENT : IssueType.BUSINESSRULE)
                .setDetails(new CodeableConcept(new Coding()
                                .setSystem(Systems.REFUSAL)
                                .setCode(refusal.code().code()))
                        .setText(refusal.code().sentence()));
        String field = refusal.facts().get(FactKey.FIELD);
        if (field != null && !field.isEmpty()) {
            issue.setDiagnostics("field=" + field);
        }
        return outcome;
    }
}

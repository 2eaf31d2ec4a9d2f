package org.passerelle.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.passerelle.canon.Instants;
import org.passerelle.pathway.Consent;

/** The trace of a consent as a FHIR Consent: given or refused, and when. Who asked and how stands in the content. */
public final class ConsentResource {
    private ConsentResource() {}

    /**
     * Writes one.
     *
     * @param patient whose it is
     */
    public static org.hl7.fhir.r4.model.Consent write(Consent consent, Reference patient) {
        var resource = new org.hl7.fhir.r4.model.Consent();
        resource.setStatus(ConsentState.ACTIVE);
        resource.setScope(new CodeableConcept(
                new Coding("http://terminology.hl7.org/CodeSystem/consentscope", "treatment", "Treatment")));
        resource.addCategory(new CodeableConcept(new Coding("http://loinc.org", "59284-0", "Consent Document")));
        resource.setPatient(patient);
        resource.setDateTimeElement(new DateTimeType(Instants.format(consent.at())));
        resource.setPolicyRule(
                new CodeableConcept().setText("Code de la santé publique, articles L.1110-4 et L.1111-4"));
        resource.getProvision().setType(type(consent));
        return resource;
    }

    /** Whether the resource says what the content says. */
    static boolean says(org.hl7.fhir.r4.model.Consent resource, Consent consent) {
        return resource.getProvision().getType() == type(consent)
                && Instants.format(consent.at())
                        .equals(resource.getDateTimeElement().getValueAsString());
    }

    private static ConsentProvisionType type(Consent consent) {
        return consent.given() ? ConsentProvisionType.PERMIT : ConsentProvisionType.DENY;
    }
}

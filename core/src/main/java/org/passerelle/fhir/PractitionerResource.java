package org.passerelle.fhir;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** A professional as a FHIR Practitioner and a PractitionerRole, both ways. */
public final class PractitionerResource {
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]+_[0-9]+(/[A-Z]+[0-9]+)?");

    private PractitionerResource() {}

    /** RPPS, name, direct line. */
    public static Practitioner write(Professional professional) {
        var resource = new Practitioner();
        resource.addIdentifier(
                Elements.identifier(Systems.RPPS, professional.rpps().value()));
        resource.addName(new HumanName()
                .setUse(HumanName.NameUse.OFFICIAL)
                .setFamily(professional.familyName())
                .addGiven(professional.givenName()));
        professional
                .findDirectLine()
                .ifPresent(line -> resource.addTelecom(new ContactPoint()
                        .setSystem(ContactPoint.ContactPointSystem.PHONE)
                        .setUse(ContactPoint.ContactPointUse.WORK)
                        .setValue(line)));
        return resource;
    }

    /** The specialty; the references are the caller's. */
    public static PractitionerRole role(Professional professional) {
        var role = new PractitionerRole();
        String specialty = professional.specialty();
        if (specialty != null) {
            var concept = new CodeableConcept().setText(specialty);
            if (CODE.matcher(specialty).matches()) {
                concept.addCoding().setSystem(Systems.SPECIALTY).setCode(specialty);
            }
            role.addSpecialty(concept);
        }
        return role;
    }

    public static Professional read(Practitioner resource, PractitionerRole role) {
        var name = Elements.only(resource.getName(), "Practitioner.name");
        var rpps = resource.getIdentifier().stream()
                .filter(one -> Systems.RPPS.equals(one.getSystem()))
                .map(Identifier::getValue)
                .toList();
        Optional<String> line = Elements.atMostOne(resource.getTelecom(), "Practitioner.telecom")
                .map(ContactPoint::getValue);
        Optional<String> specialty = Elements.atMostOne(role.getSpecialty(), "PractitionerRole.specialty")
                .map(CodeableConcept::getText);
        return new Professional(
                new Rpps(Elements.only(rpps, "Practitioner.identifier")),
                Elements.text(name.getFamily(), "Practitioner.name"),
                Elements.only(name.getGiven(), "Practitioner.name").getValue(),
                specialty.orElse(null),
                line.orElse(null));
    }
}

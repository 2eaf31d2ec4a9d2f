package org.passerelle.fhir;

import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.passerelle.party.Finess;
import org.passerelle.party.Organisation;
import org.passerelle.party.StructureId;

/** An organisation as a FHIR Organization, both ways: its structure id, its FINESS when it has one, its name. */
public final class OrganizationResource {
    private OrganizationResource() {}

    public static Organization write(Organisation organisation) {
        var resource = new Organization();
        resource.addIdentifier(structure(organisation));
        organisation
                .findFiness()
                .ifPresent(finess -> resource.addIdentifier(Elements.identifier(Systems.FINESS, finess.value())));
        return resource.setName(organisation.name());
    }

    public static Organisation read(Organization resource) {
        List<String> structures = values(resource, Systems.IDNST);
        structures = structures.isEmpty() ? values(resource, Systems.IDNPS) : structures;
        var finess = Elements.atMostOne(values(resource, Systems.FINESS), "Organization.identifier");
        return new Organisation(
                new StructureId(Elements.only(structures, "Organization.identifier")),
                Elements.text(resource.getName(), "Organization.name"),
                finess.map(Finess::new).orElse(null));
    }

    /** A personal certificate's structure is the person: an IDNPS, which begins with 8. */
    static Identifier structure(Organisation organisation) {
        String value = organisation.structure().value();
        return Elements.identifier(value.startsWith("8") ? Systems.IDNPS : Systems.IDNST, value);
    }

    private static List<String> values(Organization resource, String system) {
        return resource.getIdentifier().stream()
                .filter(one -> system.equals(one.getSystem()))
                .map(one -> Elements.text(one.getValue(), "Organization.identifier"))
                .toList();
    }
}

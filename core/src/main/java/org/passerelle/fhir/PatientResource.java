package org.passerelle.fhir;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.passerelle.party.Ins;
import org.passerelle.party.Patient.NoInsReason;
import org.passerelle.party.Sex;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * A patient as a FHIR Patient, both ways: the birth record's names are the official ones, the used ones the usual; an absent
 * INS says why by FHIR's own codes.
 */
public final class PatientResource {
    private PatientResource() {}

    public static Patient write(org.passerelle.party.Patient patient) {
        var resource = new Patient();
        resource.addIdentifier(ins(patient));
        var official = resource.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily(patient.birthName());
        patient.birthGivenNames().forEach(official::addGiven);
        if (patient.usedName() != null || patient.usedGivenName() != null) {
            var usual = resource.addName().setUse(HumanName.NameUse.USUAL).setFamily(patient.usedName());
            if (patient.usedGivenName() != null) {
                usual.addGiven(patient.usedGivenName());
            }
        }
        resource.setBirthDateElement(new DateType(patient.birthDate().toString()));
        resource.addExtension(new Extension(Systems.BIRTH_PLACE, birthPlace(patient.birthPlace())));
        resource.setGender(gender(patient.sex()));
        resource.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue(patient.phone());
        resource.addAddress().setText(patient.address());
        return resource;
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws Refused with {@link FhirRefusal#CONTENT} or the party room's code, with the element's name
     */
    public static org.passerelle.party.Patient read(Patient resource) {
        try {
            return traits(resource);
        } catch (Refused inside) {
            throw inside.refusal().with(FactKey.FIELD, "Patient").refused(inside);
        } catch (DateTimeParseException malformed) {
            throw Refusal.of(FhirRefusal.CONTENT)
                    .with(FactKey.FIELD, "Patient.birthDate")
                    .refused(malformed);
        }
    }

    private static org.passerelle.party.Patient traits(Patient resource) {
        HumanName official = name(resource, HumanName.NameUse.OFFICIAL).orElseThrow(() -> Elements.wrong("name"));
        Optional<HumanName> usual = name(resource, HumanName.NameUse.USUAL);
        Identifier ins = Elements.only(resource.getIdentifier(), "identifier");
        return new org.passerelle.party.Patient(
                Elements.text(official.getFamily(), "name"),
                official.getGiven().stream().map(StringType::getValue).toList(),
                usual.map(HumanName::getFamily).orElse(null),
                usual.flatMap(used -> Elements.atMostOne(used.getGiven(), "name"))
                        .map(StringType::getValue)
                        .orElse(null),
                LocalDate.parse(Elements.text(resource.getBirthDateElement().getValueAsString(), "birthDate")),
                birthPlace(resource),
                sex(resource.getGender()),
                ins.hasValue() ? ins(ins) : null,
                ins.hasValue() ? null : reason(ins),
                Elements.text(Elements.only(resource.getTelecom(), "telecom").getValue(), "telecom"),
                Elements.text(Elements.only(resource.getAddress(), "address").getText(), "address"));
    }

    private static Identifier ins(org.passerelle.party.Patient patient) {
        Optional<Ins> ins = patient.findIns();
        if (ins.isPresent()) {
            return Elements.identifier(
                            Systems.ins(ins.get().oid().dotted()), ins.get().value())
                    .setUse(Identifier.IdentifierUse.OFFICIAL);
        }
        var absent = new Identifier();
        NoInsReason reason = patient.noInsReason();
        if (reason != null) {
            absent.addExtension(new Extension(Systems.ABSENT, new CodeType(code(reason))));
        }
        return absent;
    }

    private static Ins ins(Identifier identifier) {
        String system = Elements.text(identifier.getSystem(), "identifier");
        if (!system.startsWith(Systems.ins(""))) {
            throw Elements.wrong("identifier");
        }
        return new Ins(
                identifier.getValue(),
                Ins.Oid.of(system.substring(Systems.ins("").length())));
    }

    private static NoInsReason reason(Identifier absent) {
        String code = Elements.extension(absent.getExtension(), Systems.ABSENT)
                .map(extension -> extension.getValue() instanceof CodeType value ? value.getValue() : "")
                .orElse("");
        for (NoInsReason reason : NoInsReason.values()) {
            if (code(reason).equals(code)) {
                return reason;
            }
        }
        throw Elements.wrong("identifier");
    }

    private static String code(NoInsReason reason) {
        return switch (reason) {
            case NOT_ASSIGNED -> "not-applicable";
            case NOT_QUALIFIED -> "temp-unknown";
            case SERVICE_UNAVAILABLE -> "error";
            case UNIDENTIFIED -> "unknown";
        };
    }

    private static Address birthPlace(String code) {
        var place = new Address();
        place.addExtension(new Extension(
                Systems.INSEE_EXTENSION, new Coding().setSystem(Systems.INSEE).setCode(code)));
        return place;
    }

    private static String birthPlace(Patient resource) {
        List<Extension> inside = Elements.extension(resource.getExtension(), Systems.BIRTH_PLACE)
                .filter(place -> place.getValue() instanceof Address)
                .map(place -> ((Address) place.getValue()).getExtension())
                .orElse(List.of());
        return Elements.extension(inside, Systems.INSEE_EXTENSION)
                .filter(code -> code.getValue() instanceof Coding)
                .map(code -> Elements.text(((Coding) code.getValue()).getCode(), "birthPlace"))
                .orElseThrow(() -> Elements.wrong("birthPlace"));
    }

    private static Optional<HumanName> name(Patient resource, HumanName.NameUse use) {
        return Elements.atMostOne(
                resource.getName().stream().filter(name -> name.getUse() == use).toList(), "name");
    }

    private static AdministrativeGender gender(Sex sex) {
        return switch (sex) {
            case FEMALE -> AdministrativeGender.FEMALE;
            case MALE -> AdministrativeGender.MALE;
            case UNKNOWN -> AdministrativeGender.UNKNOWN;
        };
    }

    private static Sex sex(@org.jspecify.annotations.Nullable AdministrativeGender gender) {
        for (Sex sex : Sex.values()) {
            if (gender(sex) == gender) {
                return sex;
            }
        }
        throw Elements.wrong("gender");
    }
}

package org.passerelle.letter.cda;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.letter.document.InWords;
import org.passerelle.letter.document.PatientId;
import org.passerelle.party.Patient;
import org.passerelle.party.Sex;

/** The patient (CI-SIS, structuration minimale): the traits are the same with an INS and without. */
final class PatientXml {
    private final XmlOut xml;

    PatientXml(XmlOut xml) {
        this.xml = xml;
    }

    void write(Patient patient, Id exchange) throws IOException {
        xml.start("recordTarget").start("patientRole");
        PatientId id = PatientId.of(patient, exchange);
        xml.empty("id", "extension", id.number(), "root", id.authority());
        xml.start("addr").text("streetAddressLine", patient.address()).end();
        xml.empty("telecom", "value", PartyXml.phone(patient.phone()));
        xml.start("patient");
        names(patient);
        xml.empty(
                "administrativeGenderCode",
                "code",
                gender(patient.sex()),
                "displayName",
                InWords.sex(patient.sex()),
                "codeSystem",
                Vocabulary.GENDER);
        xml.empty("birthTime", "value", patient.birthDate().toString().replace("-", ""));
        xml.start("birthplace").start("place").start("addr");
        xml.text("county", patient.birthPlace());
        xml.end().end().end();
        xml.end().end().end();
    }

    /** RNIV's traits: birth name, first given name and all of them, then the used ones where one is another. */
    private void names(Patient patient) throws IOException {
        String first = patient.birthGivenNames().get(0);
        xml.start("name");
        xml.text("family", patient.birthName(), "qualifier", "BR");
        xml.text("given", String.join(" ", patient.birthGivenNames()));
        xml.text("given", first, "qualifier", "BR");
        if (patient.usedName() != null || patient.usedGivenName() != null) {
            xml.text("family", used(patient.usedName(), patient.birthName()), "qualifier", "CL");
            xml.text("given", used(patient.usedGivenName(), first), "qualifier", "CL");
        }
        xml.end();
    }

    private static String used(@Nullable String used, String other) {
        return used == null ? other : used;
    }

    private static String gender(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F";
            case MALE -> "M";
            case UNKNOWN -> "UN";
        };
    }
}

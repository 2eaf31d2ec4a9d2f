package org.passerelle.letter.xdm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.passerelle.canon.Id;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.PatientId;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Sex;
import org.passerelle.party.StructureId;

/**
 * People and times in the HL7 v2 data types that XDS metadata use (ITI TF-3 §4.2.3.1), as France fills them in (CI-SIS, volet Partage
 * de documents).
 */
final class Hl7 {
    /** IDNPS: {@code 8} and the RPPS. */
    static final String PROFESSIONALS = "1.2.250.1.71.4.2.1";
    /** IDNST. */
    static final String STRUCTURES = "1.2.250.1.71.4.2.2";
    /** TRE_A02-ProfessionSavFaire-CISIS. */
    static final String SPECIALTIES = "1.2.250.1.213.1.1.4.5";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private Hl7() {}

    /** DTM in UTC, to the second. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** CX: the INS; of a patient without one, an identifier that is good for this exchange alone. */
    static String patientId(Patient patient, Id exchange) {
        PatientId id = PatientId.of(patient, exchange);
        return id.number() + "^^^&" + id.authority() + "&ISO^" + (id.national() ? "NH" : "PI");
    }

    /** PID-5 (birth name, then the used one), PID-7 and PID-8. */
    static List<String> patientInfo(Patient patient) {
        List<String> values = new ArrayList<>();
        String first = patient.birthGivenNames().get(0);
        values.add("PID-5|" + escaped(patient.birthName()) + "^" + escaped(first) + "^"
                + escaped(String.join(" ", patient.birthGivenNames())) + "^^^^L");
        String family = patient.usedName();
        String given = patient.usedGivenName();
        if (family != null || given != null) {
            values.add("PID-5|" + escaped(family == null ? patient.birthName() : family) + "^"
                    + escaped(given == null ? first : given) + "^^^^^D");
        }
        values.add("PID-7|" + DAY.format(patient.birthDate()));
        values.add("PID-8|" + sex(patient.sex()));
        return values;
    }

    /** XCN of a professional. */
    static String person(Professional professional) {
        return "8" + professional.rpps().value() + "^" + escaped(professional.familyName()) + "^"
                + escaped(professional.givenName()) + "^^^^^^&" + PROFESSIONALS + "&ISO^D^^^IDNPS";
    }

    /** XON of an organisation. */
    static String organisation(Organisation organisation) {
        return escaped(organisation.name()) + "^^^^^&" + STRUCTURES + "&ISO^IDNST^^^"
                + structure(organisation.structure());
    }

    /** XTN of a mailbox. */
    static String mailbox(MailAddress address) {
        return "^^Internet^" + escaped(address.value());
    }

    /** XCN of who answers for a document: the professional, or the team where none is named. */
    static String authenticator(Party party) {
        return party.findProfessional()
                .map(Hl7::person)
                .or(() -> party.findOrganisation()
                        .map(team -> structure(team.structure()) + "^" + escaped(team.name()) + "^^^^^^^&" + STRUCTURES
                                + "&ISO^U^^^IDNST"))
                .orElseThrow();
    }

    /** {@code XON|XCN|XTN} (ITI TF-3 §4.2.3.3.7). */
    static String recipient(Party party) {
        String where = party.findOrganisation().map(Hl7::organisation).orElse("");
        String who = party.findProfessional().map(Hl7::person).orElse("");
        String how = party.findAddress().map(Hl7::mailbox).orElse("");
        return how.isEmpty() ? who.isEmpty() ? where : where + "|" + who : where + "|" + who + "|" + how;
    }

    /** An id of ours as the name of a registry object. */
    static String uuid(String hex) {
        return "urn:uuid:" + hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }

    /** A personal certificate's structure is its owner's practice, of which the rank is not known. */
    private static String structure(StructureId structure) {
        String value = structure.value();
        return value.charAt(0) == '8' ? "4" + value.substring(1) : value;
    }

    private static String sex(Sex sex) {
        return switch (sex) {
            case FEMALE -> "F";
            case MALE -> "M";
            case UNKNOWN -> "U";
        };
    }

    /** HL7 v2 §2.7: the five separators cannot stand in a value. */
    static String escaped(String value) {
        var escaped = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '|' -> escaped.append("\\F\\");
                case '^' -> escaped.append("\\S\\");
                case '&' -> escaped.append("\\T\\");
                case '~' -> escaped.append("\\R\\");
                case '\\' -> escaped.append("\\E\\");
                default -> escaped.append(value.charAt(i));
            }
        }
        return escaped.toString();
    }
}

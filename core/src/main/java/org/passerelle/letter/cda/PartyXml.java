package org.passerelle.letter.cda;

import java.io.IOException;
import java.util.Optional;
import org.passerelle.letter.cda.CdaDocument.Identifier;
import org.passerelle.letter.document.Party;
import org.passerelle.letter.document.Setting;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.party.StructureId;

/**
 * Somebody in the roles that a header has. A professional is an IDNPS ({@code 8} + RPPS); a team without one goes by its structure
 * (IDNST) and names nobody. A specialty that is not in the value set is left away: the models allow none, and no other.
 */
final class PartyXml {
    private static final char PERSONAL = '8';

    private final XmlOut xml;

    PartyXml(XmlOut xml) {
        this.xml = xml;
    }

    /** Whom an act or a document is of: {@code assignedAuthor} or {@code assignedEntity}. */
    void assigned(String element, Party party) throws IOException {
        xml.start(element);
        Optional<Professional> professional = party.findProfessional();
        if (professional.isPresent()) {
            professional(professional.get());
            telecoms(party);
            xml.start("assignedPerson");
            name(professional.get());
            xml.end();
        } else {
            structure(party);
            telecoms(party);
        }
        xml.start("representedOrganization");
        organisation(party);
        Setting setting = Setting.of(party);
        xml.empty(
                "standardIndustryClassCode",
                "code",
                setting.practice(),
                "displayName",
                setting.practiceName(),
                "codeSystem",
                Setting.PRACTICE_SYSTEM);
        xml.end().end();
    }

    /** Who keeps the document: the structure of who wrote it. */
    void custodian(Party party) throws IOException {
        xml.start("custodian").start("assignedCustodian").start("representedCustodianOrganization");
        organisation(party);
        xml.end().end().end();
    }

    /** @param role {@code PRCP} for whom it is, {@code TRC} for who gets a copy */
    void recipient(Party party, String role) throws IOException {
        xml.start("informationRecipient", "typeCode", role).start("intendedRecipient");
        Optional<Professional> professional = party.findProfessional();
        if (professional.isPresent()) {
            xml.empty(
                    "id",
                    "root",
                    Vocabulary.IDNPS,
                    "extension",
                    PERSONAL + professional.get().rpps().value());
        }
        telecoms(party);
        if (professional.isPresent()) {
            xml.start("informationRecipient");
            name(professional.get());
            xml.end();
        }
        if (party.findOrganisation().isPresent()) {
            xml.start("receivedOrganization");
            organisation(party);
            xml.end();
        }
        xml.end().end();
    }

    /**
     * The structure's identifier. A practice known by its doctor alone is given the form of IDNST for practices, {@code 4} and the
     * RPPS, without the rank among that doctor's practices, which is not known.
     */
    void structure(Party party) throws IOException {
        xml.empty("id", "root", Vocabulary.IDNST, "extension", number(party));
    }

    /** By what a person, or a team without one, is known. */
    static Identifier identifier(Party party) {
        return party.findProfessional()
                .map(one ->
                        new Identifier(Vocabulary.IDNPS, PERSONAL + one.rpps().value()))
                .orElseGet(() -> new Identifier(Vocabulary.IDNST, number(party)));
    }

    private static String number(Party party) {
        return party.findOrganisation()
                .map(Organisation::structure)
                .map(StructureId::value)
                .map(value -> value.charAt(0) == PERSONAL ? practice(value.substring(1)) : value)
                .or(() ->
                        party.findProfessional().map(one -> practice(one.rpps().value())))
                .orElseThrow();
    }

    /** {@code tel:} and the digits. */
    static String phone(String written) {
        return "tel:" + written.replace(" ", "").replace(".", "");
    }

    private static String practice(String rpps) {
        return "4" + rpps;
    }

    private void professional(Professional professional) throws IOException {
        xml.empty(
                "id",
                "root",
                Vocabulary.IDNPS,
                "extension",
                PERSONAL + professional.rpps().value());
        String code = professional.specialty();
        Optional<String> name = code == null ? Optional.empty() : Specialties.name(code);
        if (code != null && name.isPresent()) {
            xml.empty("code", "code", code, "displayName", name.get(), "codeSystem", Vocabulary.SPECIALTY);
        }
    }

    private void organisation(Party party) throws IOException {
        structure(party);
        Optional<Organisation> organisation = party.findOrganisation();
        if (organisation.isPresent()) {
            xml.text("name", organisation.get().name());
        }
    }

    private void telecoms(Party party) throws IOException {
        Optional<String> line = party.findProfessional().flatMap(Professional::findDirectLine);
        if (line.isPresent()) {
            xml.empty("telecom", "value", phone(line.get()), "use", "WP");
        }
        Optional<MailAddress> address = party.findAddress();
        if (address.isPresent()) {
            xml.empty("telecom", "value", mailto(address.get()), "use", "WP");
        }
    }

    /** RFC 6068: what a URI cannot hold is escaped. */
    private static String mailto(MailAddress address) {
        var uri = new StringBuilder("mailto:");
        for (char each : address.value().toCharArray()) {
            if (Character.isLetterOrDigit(each) || "@.-_~!$'*+".indexOf(each) >= 0) {
                uri.append(each);
            } else {
                uri.append('%').append(Integer.toHexString(each));
            }
        }
        return uri.toString();
    }

    private void name(Professional professional) throws IOException {
        xml.start("name").text("given", professional.givenName()).text("family", professional.familyName());
        if (professional.displayName().startsWith("Dr ")) {
            xml.text("suffix", "DR");
        }
        xml.end();
    }
}

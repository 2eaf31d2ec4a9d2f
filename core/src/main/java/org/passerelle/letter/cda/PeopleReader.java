package org.passerelle.letter.cda;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passerelle.letter.cda.CdaDocument.Code;
import org.passerelle.letter.cda.xml.Element;
import org.passerelle.party.Sex;

/** The people of a document's header. */
final class PeopleReader {
    private static final Element NOBODY = new Element("", Map.of(), List.of(), null);

    private PeopleReader() {}

    /** Names by their qualifier (RNIV): BR at birth, CL used, SP married in older documents; none for the list of given names. */
    static CdaPatient patient(Element root) {
        Element role = root.first("recordTarget", "patientRole").orElse(NOBODY);
        Element person = role.first("patient").orElse(NOBODY);
        List<Element> families = person.all("name", "family");
        List<Element> givens = person.all("name", "given");
        String birthName = named(families, "BR", "", "CL", "SP");
        String first = named(givens, "BR", "", "CL");
        String used = named(families, "CL", "SP");
        String usedGiven = named(givens, "CL");
        return new CdaPatient(
                CdaReader.identifiers(role, "id").toList(),
                birthName,
                named(givens, "", "BR"),
                first,
                used.isEmpty() ? birthName : used,
                usedGiven.isEmpty() ? first : usedGiven,
                person.first("birthTime").flatMap(HlTime::day).orElse(null),
                person.first("birthplace", "place", "addr", "county")
                        .map(Element::text)
                        .orElse(""),
                sex(person.first("administrativeGenderCode").orElse(NOBODY).attribute("code")));
    }

    static CdaParty author(Element assigned) {
        Element organisation = assigned.first("representedOrganization").orElse(NOBODY);
        String device = assigned.first("assignedAuthoringDevice", "softwareName")
                .map(Element::text)
                .orElse("");
        String person =
                assigned.first("assignedPerson", "name").map(PeopleReader::name).orElse(device);
        return party(assigned, CdaReader.code(assigned), person, organisation, false);
    }

    static Stream<CdaParty> recipient(Element recipient) {
        boolean copy = recipient.attribute("typeCode").equals("TRC");
        return recipient.all("intendedRecipient").stream()
                .map(intended -> party(
                        intended,
                        Code.NONE,
                        intended.first("informationRecipient", "name")
                                .map(PeopleReader::name)
                                .orElse(""),
                        intended.first("receivedOrganization").orElse(NOBODY),
                        copy));
    }

    private static CdaParty party(Element role, Code specialty, String name, Element organisation, boolean copy) {
        return new CdaParty(
                CdaReader.identifiers(role, "id").toList(),
                specialty,
                name,
                CdaReader.identifiers(organisation, "id").toList(),
                CdaReader.text(organisation, "name"),
                role.all("telecom").stream()
                        .map(telecom -> telecom.attribute("value"))
                        .filter(Predicate.not(String::isEmpty))
                        .toList(),
                copy);
    }

    /** The names of the first qualifier that any has. */
    private static String named(List<Element> names, String... qualifiers) {
        for (String qualifier : qualifiers) {
            String found = names.stream()
                    .filter(name -> name.attribute("qualifier").equals(qualifier))
                    .map(Element::text)
                    .collect(Collectors.joining(" "));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    /** Title, given name and family name, in the order of speech whatever that of the document; or what stands there. */
    private static String name(Element name) {
        String ordered = Stream.of("suffix", "prefix", "given", "family")
                .flatMap(part -> name.all(part).stream())
                .map(Element::text)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
        return ordered.isEmpty() ? name.text() : ordered;
    }

    private static Sex sex(String code) {
        return switch (code) {
            case "F" -> Sex.FEMALE;
            case "M" -> Sex.MALE;
            default -> Sex.UNKNOWN;
        };
    }
}

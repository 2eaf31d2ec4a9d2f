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
                sex(person.first("administrativeGenderCode").orElse(NOBODY).attribute("code")),
                telecoms(role),
                role.first("addr").map(PeopleReader::address).orElse(""));
    }

    static CdaParty author(Element assigned) {
        Element organisation = assigned.first("representedOrganization").orElse(NOBODY);
        String device = CdaReader.text(assigned.first("assignedAuthoringDevice").orElse(NOBODY), "softwareName");
        Element name = assigned.first("assignedPerson", "name").orElse(NOBODY);
        String person = name(name);
        return party(
                assigned,
                new Person(CdaReader.code(assigned), person.isEmpty() ? device : person, name),
                organisation,
                false);
    }

    static Stream<CdaParty> recipient(Element recipient) {
        boolean copy = recipient.attribute("typeCode").equals("TRC");
        return recipient.all("intendedRecipient").stream().map(intended -> {
            Element name = intended.first("informationRecipient", "name").orElse(NOBODY);
            return party(
                    intended,
                    new Person(Code.NONE, name(name), name),
                    intended.first("receivedOrganization").orElse(NOBODY),
                    copy);
        });
    }

    /** @param element the name, in its parts */
    private record Person(Code specialty, String name, Element element) {}

    private static CdaParty party(Element role, Person person, Element organisation, boolean copy) {
        return new CdaParty(
                CdaReader.identifiers(role, "id").toList(),
                person.specialty(),
                person.name(),
                joined(person.element().all("family").stream()),
                joined(person.element().all("given").stream()),
                CdaReader.identifiers(organisation, "id").toList(),
                CdaReader.text(organisation, "name"),
                telecoms(role),
                copy);
    }

    private static List<String> telecoms(Element role) {
        return role.all("telecom").stream()
                .map(telecom -> telecom.attribute("value"))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static String address(Element address) {
        String parts = joined(address.children());
        return parts.isEmpty() ? address.text() : parts;
    }

    private static String joined(Stream<Element> elements) {
        return elements.map(Element::text)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(" "));
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
        String ordered =
                joined(Stream.of("suffix", "prefix", "given", "family").flatMap(part -> name.all(part).stream()));
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

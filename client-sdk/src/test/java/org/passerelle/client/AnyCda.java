package org.passerelle.client;

import java.nio.charset.StandardCharsets;

/** A report as a hospital's software may write it, of the invented patient unless said otherwise; each method changes one thing. */
record AnyCda(
        String id,
        int version,
        String replaces,
        String ins,
        String birthName,
        String given,
        String sex,
        String born,
        String author,
        String structure) {

    private static final String II = "<id root=\"1.2.250.1.999.1\" extension=\"%s\"/>";

    static AnyCda report() {
        return new AnyCda(
                "D1",
                1,
                "",
                "261075502900171",
                "MARTIN-ESSAI",
                "CAMILLE",
                "F",
                "19610708",
                "810000000010",
                "1550000055");
    }

    AnyCda named(String other, int number) {
        return new AnyCda(other, number, replaces, ins, birthName, given, sex, born, author, structure);
    }

    /** The documents that it replaces, by their extensions under this test's root. */
    AnyCda replacing(String other) {
        return replacingElement(String.format(II, other));
    }

    AnyCda replacingElement(String element) {
        String related =
                "<relatedDocument typeCode=\"RPLC\"><parentDocument>" + element + "</parentDocument></relatedDocument>";
        return new AnyCda(id, version, related, ins, birthName, given, sex, born, author, structure);
    }

    /** @param other empty for none */
    AnyCda ins(String other) {
        return new AnyCda(id, version, replaces, other, birthName, given, sex, born, author, structure);
    }

    AnyCda of(String otherName, String otherGiven, String otherSex, String otherBirth) {
        return new AnyCda(id, version, replaces, ins, otherName, otherGiven, otherSex, otherBirth, author, structure);
    }

    AnyCda by(String otherAuthor, String otherStructure) {
        return new AnyCda(id, version, replaces, ins, birthName, given, sex, born, otherAuthor, otherStructure);
    }

    byte[] octets() {
        String number = ins.isEmpty()
                ? "<id root=\"1.2.250.1.999.2\" extension=\"IPP-1\"/>"
                : "<id root=\"1.2.250.1.213.1.4.10\" extension=\"" + ins + "\"/>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3">
                %s
                <code code="85208-7" codeSystem="2.16.840.1.113883.6.1" displayName="CR"/>
                <title>Compte rendu d'essai</title>
                <effectiveTime value="20261120103000+0100"/>
                <versionNumber value="%d"/>
                <recordTarget><patientRole>%s<patient>
                <name><family qualifier="BR">%s</family><given qualifier="BR">%s</given></name>
                <administrativeGenderCode code="%s" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="%s"/>
                </patient></patientRole></recordTarget>
                <author><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="%s"/>
                <assignedPerson><name><family>FICTIVE</family><given>Rose</given></name></assignedPerson>
                <representedOrganization><id root="1.2.250.1.71.4.2.2" extension="%s"/><name>CH</name></representedOrganization>
                </assignedAuthor></author>
                %s
                <component><structuredBody><component><section><code code="55107-7" codeSystem="2.16.840.1.113883.6.1"/>
                <title>Conclusion</title><text>Surveillance.</text></section></component></structuredBody></component>
                </ClinicalDocument>
                """.formatted(
                        String.format(II, id),
                        version,
                        number,
                        birthName,
                        given,
                        sex,
                        born,
                        author,
                        structure,
                        replaces)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}

package org.passerelle.letter.clear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Clinical;

/** The medical documents of one mail are of one patient, and each of them says of whom. */
class SeveralDocumentsTest {
    private static final String X = "261075502900171";
    private static final String Y = "161075502900171";

    @Test
    void tellsOfEachDocumentWhomItIsAbout() {
        try (ClearMail mail = mail(document(X, "MARTIN-ESSAI", "F"), document("", "Martin Essai", "UN"))) {
            assertThat(mail.trouble()).isEmpty();
            assertThat(mail.patients())
                    .extracting(Clinical.Traits::birthName)
                    .containsExactly("MARTIN-ESSAI", "MARTIN ESSAI");
        }
    }

    @Test
    void twoInsAreTwoPatientsWhateverStandsBetweenThem() {
        assertSeveral(
                document(X, "MARTIN-ESSAI", "F"), document("", "MARTIN-ESSAI", "F"), document(Y, "MARTIN-ESSAI", "F"));
    }

    @Test
    void otherTraitsUnderOneInsAreTwoPatients() {
        assertSeveral(document(X, "MARTIN-ESSAI", "F"), document(X, "DURAND-ESSAI", "F"));
        assertSeveral(document(X, "MARTIN-ESSAI", "F"), document(X, "MARTIN-ESSAI", "M"));
        assertSeveral(document("", "MARTIN-ESSAI", "F"), document("", "MARTIN-ESSAI", "M"));
    }

    @Test
    void aDocumentThatNamesNobodyIsNotOfTheSamePatientForThat() {
        assertSeveral(document(X, "MARTIN-ESSAI", "F"), document("", "", "F"));
    }

    @Test
    void aDocumentReplacesSoManyOthersAndNoMore() {
        try (ClearMail mail = mail(replacing(EditionReader.MOST))) {
            assertThat(mail.trouble()).isEmpty();
            assertThat(mail.editions().get(0).replaces()).hasSize(EditionReader.MOST);
        }
        try (ClearMail mail = mail(replacing(EditionReader.MOST + 1))) {
            assertThat(mail.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.TOO_MANY_REPLACED);
            assertThat(mail.clinical()).isEmpty();
            assertThat(mail.patients()).isEmpty();
            assertThat(mail.enclosed()).hasSize(1);
        }
    }

    private static void assertSeveral(String... documents) {
        try (ClearMail mail = mail(documents)) {
            assertThat(mail.trouble().orElseThrow().code()).isEqualTo(ClearRefusal.SEVERAL_PATIENTS);
            assertThat(mail.patients()).isEmpty();
            assertThat(mail.enclosed()).hasSize(documents.length);
        }
    }

    private static ClearMail mail(String... documents) {
        var raw = new RawMail();
        for (int n = 0; n < documents.length; n++) {
            raw.file("d" + n + ".xml", "text/xml", documents[n].getBytes(StandardCharsets.UTF_8));
        }
        return raw.read();
    }

    private static String replacing(int documents) {
        String parents = IntStream.range(0, documents)
                .mapToObj(n ->
                        "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"1.2.250.1.999.1\" extension=\""
                                + n + "\"/></parentDocument></relatedDocument>")
                .collect(Collectors.joining());
        return document(X, "MARTIN-ESSAI", "F").replace("</ClinicalDocument>", parents + "</ClinicalDocument>");
    }

    /** @param ins empty for none */
    private static String document(String ins, String birthName, String sex) {
        String id = ins.isEmpty() ? "" : "<id root=\"1.2.250.1.213.1.4.10\" extension=\"" + ins + "\"/>";
        return """
                <ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.250.1.999.1" extension="D"/>
                <code code="85208-7" codeSystem="2.16.840.1.113883.6.1"/>
                <recordTarget><patientRole>%s<patient>
                <name><family qualifier="BR">%s</family><given qualifier="BR">CAMILLE</given></name>
                <administrativeGenderCode code="%s" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19610708"/>
                </patient></patientRole></recordTarget>
                </ClinicalDocument>""".formatted(id, birthName, sex);
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.fhir.FhirJson;
import org.passerelle.gateway.http.Response;

/** A line whose card takes its own forms only, for what it is asked and for what it writes first. */
class LineFormApiTest extends OrdinaryMailScene {
    @Override
    Station station() {
        Station station = ClearStation.in(folder);
        station.write("pathways/ward-copy-1.yaml", """
                form: ward-copy
                version: 1
                pathway: report-copy/1
                step: copy
                title: { fr: Copie du service, en: Copy of the ward }
                fields:
                  patient: { kind: patient, title: { fr: Patient, en: Patient }, required: true }
                  reader: { kind: professional, title: { fr: Destinataire, en: Reader }, required: true }
                  about: { kind: text, title: { fr: Compte rendu, en: Report }, required: true, max: 300 }
                  report: { kind: text, title: { fr: Texte, en: Text }, required: true, max: 20000 }
                  ward: { kind: text, title: { fr: Service, en: Ward }, required: true, max: 100 }
                """);
        station.write("settings.yaml", station.text("settings.yaml") + "pathways: { folder: pathways }\n");
        String card = station.text("hospital.yaml")
                .replace("{ name: avis, version: 1 } ]", "{ name: cardiology, version: 1 } ]")
                .replace("{ name: report-copy, version: 1 } ]", "{ name: ward-copy, version: 1 } ]");
        station.sign("hospital", card, "hospital");
        return station;
    }

    @Test
    void anOrdinaryMailToItIsCompletedWithItsForm() {
        accept("Question ?", "question-7@medecin.mssante.test");
        String path = "/fhir/Task/" + newest();
        Response plain = post(path + "/$request", withoutFiles("\"ordinary\"}", "\"ordinary\"}"));
        assertThat(text(plain)).contains("exchange.pathway-not-offered");

        String own =
                withoutFiles("\"ordinary\"}", """
                "ordinary"},{"name":"form","valueString":"cardiology/1"},{"name":"exclusion","valueCode":"none"},
                {"name":"reason","valueCode":"palpitations"},{"name":"systolic","valueDecimal":135},
                {"name":"diastolic","valueDecimal":80},{"name":"heartRate","valueDecimal":72},
                {"name":"documents","part":[{"name":"kind","valueCode":"ecg"},{"name":"title","valueString":"ECG"},
                  {"name":"data","valueBase64Binary":"%s"}]}""".formatted(Base64.getEncoder().encodeToString(MadeFiles.jpeg())));
        Response taken = post(path + "/$request", own);
        assertThat(taken.status()).as(text(taken)).isEqualTo(200);
        assertThat(hospital.view(Id.parse(path.substring("/fhir/Task/".length())))
                        .state()
                        .opening()
                        .orElseThrow()
                        .content()
                        .text("form"))
                .isEqualTo("cardiology/1");
    }

    @Test
    void whatItWritesFirstIsWrittenWithItsFormAndGoesAgainWithIt() {
        assertThat(text(open("", ""))).contains("exchange.pathway-not-offered");
        Response begun = open("ward-copy/1", "Dermatologie");
        assertThat(begun.status()).as(text(begun)).isEqualTo(201);
        String id = taskOf(begun);
        Response again = send(
                "POST",
                "/fhir/Task/" + id + "/$send-again",
                parameters("{\"name\":\"to-practice\",\"valueString\":\"" + Station.PRACTICE.value() + "\"}"),
                Station.EXPERT.value());
        assertThat(again.status()).as(text(again)).isEqualTo(201);
    }

    @Test
    void theFormsOfItsCardAreHadAsQuestionnaires() {
        Bundle opening = read(Bundle.class, get("/fhir/Questionnaire?pathway=avis/1&step=request"));
        Questionnaire listed = (Questionnaire) opening.getEntryFirstRep().getResource();
        assertThat(opening.getEntry()).hasSize(1);
        assertThat(listed.getVersion()).isEqualTo("cardiology/1");
        assertThat(listed.getItem()).extracting(item -> item.getLinkId()).contains("systolic", "exclusion");
        Questionnaire form = read(
                Questionnaire.class,
                get("/fhir/Questionnaire/" + listed.getIdElement().getIdPart()));
        assertThat(form.getUrl()).isEqualTo(listed.getUrl()).startsWith("urn:uuid:");

        String byName = "/fhir/Questionnaire?url=" + form.getUrl();
        assertThat(read(Bundle.class, get(byName)).getEntry()).hasSize(1);
        assertThat(read(Bundle.class, get(byName + "%7Ccardiology/1")).getEntry())
                .hasSize(1);
        assertThat(read(Bundle.class, get(byName + "%7Ccardiology/2")).getEntry())
                .isEmpty();
        assertThat(read(Bundle.class, get(byName + "&version=cardiology/2")).getEntry())
                .isEmpty();
        assertThat(read(Bundle.class, get("/fhir/Questionnaire?line=" + Station.LINE.value()))
                        .getEntry())
                .extracting(entry -> ((Questionnaire) entry.getResource()).getVersion())
                .contains("cardiology/1", "ward-copy/1", "avis/1")
                .doesNotContain("report-copy/1", "dermatology/1");
    }

    @Test
    void aFormThatNoLineOfTheirsAsksIsNotThere() {
        assertThat(get("/fhir/Questionnaire/" + "0".repeat(32)).status()).isEqualTo(404);
        assertThat(get("/fhir/Questionnaire?line=autre@ch-barleduc.mssante.test")
                        .status())
                .isEqualTo(403);
        assertThat(get("/fhir/Questionnaire?title=x").status()).isEqualTo(400);
        String id = read(Bundle.class, get("/fhir/Questionnaire"))
                .getEntryFirstRep()
                .getResource()
                .getIdElement()
                .getIdPart();
        assertThat(send("GET", "/fhir/Questionnaire/" + id, "", Station.STRANGER.value())
                        .status())
                .isEqualTo(403);
    }

    private static String taskOf(Response created) {
        return FhirJson.read(Task.class, ((Response.Body.Octets) created.body()).octets())
                .getIdElement()
                .getIdPart();
    }

    private Response open(String form, String ward) {
        String own = form.isEmpty()
                ? ""
                : ",{\"name\":\"form\",\"valueString\":\"" + form + "\"},{\"name\":\"ward\",\"valueString\":\"" + ward
                        + "\"}";
        return open(parameters("""
                {"name":"from-line","valueString":"%s"},{"name":"to-practice","valueString":"%s"},
                {"name":"on-pathway","valueString":"report-copy/1"},
                {"name":"patient","part":[{"name":"birthName","valueString":"MARTIN"},
                  {"name":"birthGivenNames","valueString":"Jeanne"},
                  {"name":"birthDate","valueString":"1961-04-02"},{"name":"birthPlace","valueString":"55029"},
                  {"name":"sex","valueString":"female"},{"name":"noInsReason","valueString":"not-qualified"},
                  {"name":"phone","valueString":"06 00 00 00 01"},
                  {"name":"address","valueString":"1 rue de l'Essai, 55000 Bar-le-Duc"}]},
                {"name":"reader","part":[{"name":"rpps","valueString":"10000000001"},
                  {"name":"familyName","valueString":"ESSAI"},{"name":"givenName","valueString":"Jeanne"}]},
                {"name":"about","valueString":"Avis de dermatologie"},
                {"name":"report","valueString":"Surveillance à six mois."}%s""".formatted(Station.LINE.value(), Station.PRACTICE.value(), own)));
    }

    /** What a mail's request says besides its files. */
    private static String withoutFiles(String what, String instead) {
        String body = entered("0".repeat(64), "0".repeat(32)).replace(what, instead);
        int mail = body.indexOf("{\"name\":\"mail\"");
        return body.substring(0, mail) + body.substring(body.indexOf("{\"name\":\"dangerToLife\""));
    }
}

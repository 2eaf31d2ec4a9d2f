package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.gateway.http.Response;

/** A doctor who has a mail program writes to the line; its team completes the request through the API and answers. */
class OrdinaryMailApiTest extends OrdinaryMailScene {
    @Test
    void theMailIsListedReadCompletedAndAnsweredInTheDoctorsMailbox() {
        accept("Faut-il revoir cette personne ?", "question-1@medecin.mssante.test");
        Task task = (Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                .getEntryFirstRep()
                .getResource();
        String path = "/fhir/Task/" + task.getIdElement().getIdPart();
        assertThat(task.getMeta().getTag()).extracting(tag -> tag.getCode()).containsExactly("clear");

        Communication listed = (Communication)
                read(Bundle.class, get(path + "/$mails")).getEntryFirstRep().getResource();
        assertThat(listed.getPayload()).isEmpty();
        assertThat(listed.getSender().getDisplay()).isEqualTo(DOCTOR);
        String mail = listed.getIdElement().getIdPart();
        Communication said = read(Communication.class, get(path + "/$mail?mail=" + mail));
        assertThat(said.getPayloadFirstRep().getContentStringType().getValue())
                .contains("Faut-il revoir cette personne ?");
        Attachment photograph = said.getPayload().get(1).getContentAttachment();
        assertThat(photograph.getTitle()).isEqualTo("photo.jpg");
        Response octets = get("/fhir/" + photograph.getUrl());
        assertThat(octets.status()).isEqualTo(200);
        assertThat(octets.headers().one("Content-Type")).contains("application/octet-stream");

        String file = photograph.getUrl().substring(photograph.getUrl().indexOf("file=") + 5);
        assertThat(post(path + "/$request", entered(mail, file)).status()).isEqualTo(200);
        assertThat(post(path + "/$take", "").status()).isEqualTo(200);
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        List<Json.Obj> written =
                hospital.view(Id.parse(task.getIdElement().getIdPart())).remarks(Event.Remark.Kind.MAIL_WRITTEN);
        assertThat(written).allMatch(facts -> facts.text("to").equals(DOCTOR));
        assertThat(written.get(written.size() - 1).text("step")).isEqualTo("answer");
    }

    @Test
    void aReportIsCopiedToTheMedecinTraitantWhomTheDirectoryKnows() {
        String path = completed("10000000007");
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        assertThat(written(path))
                .filteredOn(facts -> facts.bool("copy"))
                .extracting(facts -> facts.text("to"))
                .containsExactly("claude.modele@medecin.mssante.test");
    }

    @Test
    void aCopyThatCannotBeWrittenAlarmsPeopleAndTheAnswerLeavesAllTheSame() {
        String path = completed("10000000005");
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        List<Json.Obj> written = written(path);
        assertThat(written).noneMatch(facts -> facts.bool("copy"));
        assertThat(written.get(written.size() - 1).text("step")).isEqualTo("answer");
        assertThat(hospital.health().alarms()).anyMatch(alarm -> alarm.code().equals("clear.report-not-copied"));
    }

    @Test
    void aDocumentThatCannotBeFiledIsListedWithTheReasonInFrenchAndNothingOfItIsOffered() {
        String cda = """
                <ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.250.1.999.1"/>
                <code code="75496-0" codeSystem="2.16.840.1.113883.6.1"/><title>Demande d'essai</title>
                <recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="261075502900171"/><patient>
                <name><family qualifier="BR">MARTIN-ESSAI</family></name></patient></patientRole></recordTarget>
                </ClinicalDocument>""";
        ClearStation.accept(
                hospital,
                "Question ?",
                "question-5@medecin.mssante.test",
                "text/xml",
                "demande.xml",
                cda.getBytes(StandardCharsets.UTF_8));
        String path = "/fhir/Task/" + newest();
        Communication listed = (Communication)
                read(Bundle.class, get(path + "/$mails")).getEntryFirstRep().getResource();
        CodeableConcept reason = listed.getReasonCodeFirstRep();
        assertThat(reason.getCodingFirstRep().getCode()).isEqualTo("flow.traits-incomplete");
        assertThat(reason.getText())
                .contains("matricule INS sans tous ses traits")
                .endsWith("(905).");

        Communication said = read(
                Communication.class,
                get(path + "/$mail?mail=" + listed.getIdElement().getIdPart()));
        assertThat(said.getPayload()).hasSize(2);
        assertThat(said.getPayload().get(0).getContentStringType().getValue()).contains("Question ?");
        assertThat(said.getPayload().get(1).getContentAttachment().getTitle()).isEqualTo("demande.xml");
    }

    @Test
    void whatTheFormExcludesIsAnsweredWithItsWordsInBothLanguages() {
        accept("Question ?", "question-6@medecin.mssante.test");
        String body = parameters(
                "{\"name\":\"entered-for\",\"part\":[{\"name\":\"rpps\",\"valueString\":\"10000000008\"},"
                        + "{\"name\":\"familyName\",\"valueString\":\"INVENTE\"},{\"name\":\"givenName\",\"valueString\":\"Louis\"},"
                        + "{\"name\":\"directLine\",\"valueString\":\"03 29 00 00 08\"}]},"
                        + "{\"name\":\"dangerToLife\",\"valueBoolean\":false},{\"name\":\"urgency\",\"valueString\":\"now\"}");
        Response refused = post("/fhir/Task/" + newest() + "/$request", body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains("pathway.excluded")
                .contains("N'écrivez pas : appelez la ligne au numéro de sa fiche.")
                .contains("Do not write: call the line at the number on its card.");
    }

    @Test
    void aStrangerToTheLineReadsNothing() {
        accept("Question ?", "question-2@medecin.mssante.test");
        Task task = (Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                .getEntryFirstRep()
                .getResource();
        String path = "/fhir/Task/" + task.getIdElement().getIdPart();
        String mail = ((Communication) read(Bundle.class, get(path + "/$mails"))
                        .getEntryFirstRep()
                        .getResource())
                .getIdElement()
                .getIdPart();
        assertThat(send("GET", path + "/$mail?mail=" + mail, "", Station.STRANGER.value())
                        .status())
                .isEqualTo(403);
        assertThat(get(path + "/$mail?mail=" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(get(path + "/$mail?mail=x").status()).isEqualTo(400);
        assertThat(post(path + "/$request", "{\"resourceType\":\"Parameters\"}").status())
                .isEqualTo(422);
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.gateway.http.Response;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.seal.pki.Pem;

/** A correspondent in clear gets a card of their own in the middle of an exchange: nothing is written to them in clear any more. */
class SealedMeanwhileTest extends OrdinaryMailScene {
    private String path;
    private String other;

    @BeforeEach
    void sealsFromNowOn() {
        path = completed("10000000005");
        accept("Et pour celle-ci ?", "question-4@medecin.mssante.test");
        other = "/fhir/Task/" + newest();
        station.sign("louis", station.text("practice.yaml").replace(Station.PRACTICE.value(), DOCTOR), "practice");
        var byPhone = new Confirmation(
                new Confirmation.Witness("Camille Exemple", "secrétaire"),
                Confirmation.How.PERSON,
                Station.WORLD.clock().instant());
        hospital.learn(Pem.cms(station.text("louis.card")), byPhone);
    }

    @Test
    void ourOwnStepsThatWouldTellThemAreRefused() {
        assertSealedOnly("/$answer", ApiScene.answer(""));
        assertSealedOnly("/$ask", parameters("{\"name\":\"asked\",\"valueString\":\"Une photographie.\"}"));
        assertSealedOnly(
                "/$decline",
                parameters("{\"name\":\"reason\",\"valueCode\":\"other\"},"
                        + "{\"name\":\"explanation\",\"valueString\":\"Une lettre scellée suit.\"}"));
    }

    private void assertSealedOnly(String step, String body) {
        Response refused = post(path + step, body);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("flow.sealed-only");
    }

    @Test
    void theExchangeEndsByTheStepThatTheySayAndNotByAMailOfTheirs() {
        ClearStation.reply(
                hospital, "Je retire ma demande.", "retrait@medecin.mssante.test", "question-3@medecin.mssante.test");
        List<Communication> mails = read(Bundle.class, get(path + "/$mails")).getEntry().stream()
                .map(entry -> (Communication) entry.getResource())
                .toList();
        assertThat(mails).hasSize(2);
        assertThat(mails.get(1).getStatusReason().getText()).contains("ne vaut pas pour lui");
        assertThat(alarms(path)).contains("clear.unverified");
        Response fromIt =
                post(path + "/$withdraw", withdrawn(mails.get(1).getIdElement().getIdPart()));
        assertThat(fromIt.status()).isEqualTo(422);
        assertThat(text(fromIt)).contains("flow.unexpected-mail");

        assertThat(post(path + "/$withdraw", withdrawn("")).status()).isEqualTo(200);
        assertThat(hospital.row(id(path)).orElseThrow().ended()).isTrue();
    }

    @Test
    void aMailIsDismissedAndItsSenderIsNotTold() {
        int written = written(other).size();
        assertThat(post(other + "/$dismiss", parameters("{\"name\":\"reason\",\"valueString\":\"Scellez-la.\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(written(other)).as("nobody is told in clear").hasSize(written);
        assertThat(alarms(other)).contains("flow.sealed-only");
    }

    @Test
    void aNewMailOfTheirsIsPutApart() {
        accept("Une autre question ?", "question-7@medecin.mssante.test");
        assertThat(hospital.quarantine(10)).extracting(QuarantineRow::code).containsExactly("flow.sealed-only");
    }

    private static String withdrawn(String mail) {
        return parameters("{\"name\":\"entered-for\",\"part\":[{\"name\":\"rpps\",\"valueString\":\"10000000008\"},"
                + "{\"name\":\"familyName\",\"valueString\":\"INVENTE\"},{\"name\":\"givenName\",\"valueString\":\"Louis\"}]},"
                + (mail.isEmpty() ? "" : "{\"name\":\"mail\",\"valueString\":\"" + mail + "\"},")
                + "{\"name\":\"reason\",\"valueString\":\"Reprise dans un échange scellé, dit au téléphone.\"}");
    }

    private List<String> alarms(String task) {
        return hospital.health().alarms().stream()
                .filter(alarm -> alarm.exchange().equals(id(task)))
                .map(AlarmRow::code)
                .toList();
    }

    private static Id id(String task) {
        return Id.parse(task.substring("/fhir/Task/".length()));
    }
}

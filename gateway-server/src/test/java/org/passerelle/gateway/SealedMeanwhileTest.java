package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.card.Confirmation;
import org.passerelle.gateway.http.Response;
import org.passerelle.seal.pki.Pem;

/** A correspondent in clear gets a card of their own in the middle of an exchange: nothing is written to them in clear any more. */
class SealedMeanwhileTest extends OrdinaryMailScene {
    @Test
    void whoSealsMeanwhileIsWrittenToNoMoreAndTheExchangeIsEndedByTheirOwnStep() throws IOException {
        String path = completed("10000000005");
        accept("Et pour celle-ci ?", "question-4@medecin.mssante.test");
        String other = "/fhir/Task/" + newest();
        station.sign("louis", station.text("practice.yaml").replace(Station.PRACTICE.value(), DOCTOR), "practice");
        var byPhone = new Confirmation(
                new Confirmation.Witness("Camille Exemple", "secrétaire"),
                Confirmation.How.PERSON,
                Station.WORLD.clock().instant());
        hospital.learn(Pem.cms(station.text("louis.card")), byPhone);

        for (String own : List.of("/$answer", "/$ask", "/$decline")) {
            String body =
                    switch (own) {
                        case "/$answer" -> ApiScene.answer("");
                        case "/$ask" -> parameters("{\"name\":\"asked\",\"valueString\":\"Une photographie.\"}");
                        default ->
                            parameters("{\"name\":\"reason\",\"valueCode\":\"other\"},"
                                    + "{\"name\":\"explanation\",\"valueString\":\"Une lettre scellée suit.\"}");
                    };
            Response refused = post(path + own, body);
            assertThat(refused.status()).as(own).isEqualTo(422);
            assertThat(text(refused)).contains("flow.sealed-only");
        }
        String withdrawn = parameters(
                "{\"name\":\"entered-for\",\"part\":[{\"name\":\"rpps\",\"valueString\":\"10000000008\"},"
                        + "{\"name\":\"familyName\",\"valueString\":\"INVENTE\"},{\"name\":\"givenName\",\"valueString\":\"Louis\"}]},"
                        + "{\"name\":\"reason\",\"valueString\":\"Reprise dans un échange scellé, dit au téléphone.\"}");
        assertThat(post(path + "/$withdraw", withdrawn).status()).isEqualTo(200);
        assertThat(hospital.row(Id.parse(path.substring("/fhir/Task/".length())))
                        .orElseThrow()
                        .ended())
                .isTrue();
        int written = written(other).size();
        assertThat(post(other + "/$dismiss", parameters("{\"name\":\"reason\",\"valueString\":\"Scellez-la.\"}"))
                        .status())
                .isEqualTo(200);
        assertThat(written(other)).as("nobody is told in clear").hasSize(written);
        assertThat(hospital.health().alarms())
                .anyMatch(alarm -> alarm.code().equals("flow.sealed-only")
                        && other.endsWith(alarm.exchange().hex()));
    }
}

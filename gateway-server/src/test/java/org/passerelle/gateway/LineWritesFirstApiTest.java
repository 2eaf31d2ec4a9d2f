package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.gateway.http.Response;

/** What the expert side's software does to write first. */
class LineWritesFirstApiTest extends ApiScene {

    @Test
    void aLineBeginsAnExchangeWithAPracticeAndReadsItBack() {
        Response answer = open(Station.LINE.value(), Station.PRACTICE.value(), "report-copy/1", Station.EXPERT.value());
        assertThat(answer.status()).as(text(answer)).isEqualTo(201);
        Task task = read(Task.class, answer);
        String id = task.getIdElement().getIdPart();
        assertThat(answer.headers().one("Location")).contains("/fhir/Task/" + id);
        assertThat(answer.headers().one("ETag"))
                .contains("W/\"" + hospital.row(Id.parse(id)).orElseThrow().version() + "\"");
        assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
        assertThat(task.getRequester().getIdentifier().getValue())
                .isEqualTo(hospital.ownLines()
                        .get(0)
                        .base()
                        .organisation()
                        .structure()
                        .value());
        assertThat(task.getOwner().getIdentifier().getValue())
                .isNotEqualTo(task.getRequester().getIdentifier().getValue());

        String focus = task.getFocus().getReference();
        assertThat(focus).startsWith("Communication/");
        Communication told = read(Communication.class, get("/fhir/" + focus));
        assertThat(told.getPayload())
                .anySatisfy(payload ->
                        assertThat(payload.getContentStringType().getValue()).contains("Surveillance"));
        assertThat(read(Bundle.class, get("/fhir/Communication?part-of=Task/" + id))
                        .getEntry())
                .hasSize(1);
        assertThat(get("/fhir/ServiceRequest/" + id).status()).isEqualTo(404);
        assertThat(get("/fhir/Patient/" + id).status()).isEqualTo(200);
        assertThat(get("/fhir/Task/" + id + "/$document?kind=report&format=pdf", "*/*")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoIsNoMemberOfTheLineBeginsNothing() {
        assertThat(code(
                        open(Station.LINE.value(), Station.PRACTICE.value(), "report-copy/1", Station.STRANGER.value()),
                        403))
                .startsWith("gateway.auth.");
        assertThat(code(
                        open(
                                "autre@ch-barleduc.mssante.test",
                                Station.PRACTICE.value(),
                                "report-copy/1",
                                Station.EXPERT.value()),
                        403))
                .isEqualTo("gateway.auth.not-allowed");
    }

    @Test
    void whatIsNotALinesToBeginOrNotKnownIsRefused() {
        String line = Station.LINE.value();
        String practice = Station.PRACTICE.value();
        assertThat(code(open(line, practice, "avis/1", Station.EXPERT.value()), 403))
                .isEqualTo("exchange.not-your-step");
        assertThat(code(open(line, practice, "rien/1", Station.EXPERT.value()), 422))
                .isEqualTo("pathway.unknown-pathway");
        assertThat(code(open(line, line, "report-copy/1", Station.EXPERT.value()), 422))
                .isEqualTo("flow.own-address");
        assertThat(code(post(null, practice, "report-copy/1", Station.EXPERT.value()), 422))
                .isEqualTo("pathway.field-missing");
    }

    @Test
    void whatWasBegunGoesAgainToAnotherAddressOnce() {
        Task first = read(
                Task.class,
                open(Station.LINE.value(), Station.PRACTICE.value(), "report-copy/1", Station.EXPERT.value()));
        String target = "/fhir/Task/" + first.getIdElement().getIdPart() + "/$send-again";
        String body = parameters("to-practice", Station.PRACTICE.value());
        Response again = send("POST", target, body, Map.of(), CERTIFICATE, Station.EXPERT.value());
        assertThat(again.status()).as(text(again)).isEqualTo(201);
        assertThat(read(Task.class, again).getIdElement().getIdPart())
                .isNotEqualTo(first.getIdElement().getIdPart());
        assertThat(code(send("POST", target, body, Map.of(), CERTIFICATE, Station.EXPERT.value()), 409))
                .isEqualTo("exchange.not-in-state");
        assertThat(code(
                        send(
                                "POST",
                                "/fhir/Task/" + avis + "/$send-again",
                                body,
                                Map.of(),
                                CERTIFICATE,
                                Station.EXPERT.value()),
                        409))
                .isEqualTo("exchange.not-in-state");
    }

    @Test
    void whoeverLostTheAnswerAsksAgainUnderTheSameKeyAndOpensOnce() {
        Response first = keyed("\"copie-7\"", "report-copy/1", "Surveillance à six mois.");
        assertThat(first.status()).as(text(first)).isEqualTo(201);
        String id = read(Task.class, first).getIdElement().getIdPart();
        Response again = keyed("copie-7", "report-copy/1", "Surveillance à six mois.");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.headers().one("Location")).contains("/fhir/Task/" + id);

        assertThat(code(keyed("copie-7", "report-copy/1", "Un autre texte."), 422))
                .isEqualTo("flow.reference-reused");
        assertThat(code(keyed("x".repeat(129), "report-copy/1", "Texte."), 400)).isEqualTo("flow.reference");
        assertThat(read(Task.class, keyed("copie-8", "report-copy/1", "Surveillance à six mois."))
                        .getIdElement()
                        .getIdPart())
                .isNotEqualTo(id);
    }

    private static Response keyed(String key, String pathway, String report) {
        String body = body(Station.LINE.value(), Station.PRACTICE.value(), pathway)
                .replace("Surveillance à six mois.", report);
        return send(
                "POST", "/fhir/Task/$open", body, Map.of("Idempotency-Key", key), CERTIFICATE, Station.EXPERT.value());
    }

    private static Response open(String line, String practice, String pathway, String rpps) {
        return post(line, practice, pathway, rpps);
    }

    private static Response post(@Nullable String line, String practice, String pathway, String rpps) {
        return send("POST", "/fhir/Task/$open", body(line, practice, pathway), Map.of(), CERTIFICATE, rpps);
    }

    /** What {@code $open} is asked, to begin a copy of a report. */
    static String body(@Nullable String line, String practice, String pathway) {
        String from = line == null ? "" : "{\"name\":\"from-line\",\"valueString\":\"" + line + "\"},";
        return """
                {"resourceType":"Parameters","parameter":[%from%
                  {"name":"to-practice","valueString":"%to%"},
                  {"name":"on-pathway","valueString":"%pathway%"},
                  {"name":"patient","part":[{"name":"birthName","valueString":"MARTIN"},
                    {"name":"birthGivenNames","valueString":"Jeanne"},
                    {"name":"birthDate","valueString":"1961-04-02"},{"name":"birthPlace","valueString":"55029"},
                    {"name":"sex","valueString":"female"},{"name":"noInsReason","valueString":"not-qualified"},
                    {"name":"phone","valueString":"06 00 00 00 01"},
                    {"name":"address","valueString":"1 rue de l'Essai, 55000 Bar-le-Duc"}]},
                  {"name":"reader","part":[{"name":"rpps","valueString":"10000000001"},
                    {"name":"familyName","valueString":"ESSAI"},{"name":"givenName","valueString":"Jeanne"}]},
                  {"name":"about","valueString":"Avis de dermatologie"},
                  {"name":"report","valueString":"Surveillance à six mois."}]}""".replace("%from%", from).replace("%to%", practice).replace("%pathway%", pathway);
    }
}

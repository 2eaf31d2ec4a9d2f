package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.http.Response;

/** What the API refuses, and how it says so. */
class ApiRefusalsTest extends ApiScene {

    @Test
    void aStepNeedsTheVersionThatWasRead() {
        assertThat(code(post("$take", "", Map.of()), 428)).isEqualTo("gateway.http.version-required");
        assertThat(code(post("$take", "", Map.of("If-Match", "W/\"1\"")), 412)).isEqualTo("flow.version-changed");
        assertThat(code(post("$take", "", Map.of("If-Match", "7")), 400)).isEqualTo("gateway.http.malformed");
        assertThat(act("take", "").status()).isEqualTo(200);
    }

    @Test
    void aStepIsRefusedByTheFormTheStateAndTheSide() {
        assertThat(code(act("answer", answer("")), 409)).isEqualTo("exchange.not-in-state");
        act("take", "");
        assertThat(code(act("ask", ""), 422)).isEqualTo("pathway.field-missing");
        assertThat(code(act("ask", parameters("wrong", "x")), 422)).isEqualTo("pathway.field-unknown");
        assertThat(code(act("withdraw", parameters("reason", "x")), 404)).isEqualTo("pathway.unknown-step");
        assertThat(code(act("dance", ""), 404)).isEqualTo("pathway.unknown-step");
        assertThat(code(act("ask", "{"), 400)).isEqualTo("fhir.not-json");
        assertThat(code(act("ask", "{\"resourceType\":\"Patient\"}"), 400)).isEqualTo("fhir.not-fhir");
    }

    @Test
    void aStepTakesJsonOnly() {
        Map<String, String> headers = new HashMap<>(ifMatch());
        headers.put("Content-Type", "text/xml");
        assertThat(code(post("$ask", "<x/>", headers), 415)).isEqualTo("gateway.http.media-type");
        assertThat(code(get("/fhir/Task/" + avis, "application/fhir+xml"), 406))
                .isEqualTo("gateway.http.not-acceptable");
    }

    @Test
    void onlyAnExpertActs() {
        Response answer =
                send("POST", "/fhir/Task/" + avis + "/$take", "", ifMatch(), CERTIFICATE, Station.COORDINATOR.value());
        assertThat(code(answer, 403)).isEqualTo("flow.right-missing");
    }

    @Test
    void whoIsUnknownLearnsNothing() {
        for (String path : List.of("/fhir/Patient/" + avis, "/fhir/Patient/" + "0".repeat(32))) {
            assertThat(code(send("GET", path, "", Map.of(), null, Station.EXPERT.value()), 403))
                    .isEqualTo("gateway.auth.certificate-missing");
            assertThat(code(send("GET", path, "", Map.of(), OTHER, Station.EXPERT.value()), 403))
                    .isEqualTo("gateway.auth.certificate-unknown");
            assertThat(code(send("GET", path, "", Map.of(), CERTIFICATE, null), 403))
                    .isEqualTo("gateway.auth.acting-for-missing");
            assertThat(code(send("GET", path, "", Map.of(), CERTIFICATE, Station.STRANGER.value()), 403))
                    .isEqualTo("gateway.auth.not-allowed");
            assertThat(code(
                            send(
                                    "GET",
                                    path,
                                    "",
                                    Map.of(),
                                    CERTIFICATE,
                                    Station.GP.rpps().value()),
                            403))
                    .isEqualTo("gateway.auth.not-allowed");
        }
        assertThat(code(get("/fhir/Patient/" + "0".repeat(32)), 404)).isEqualTo("flow.unknown-exchange");
        assertThat(code(get("/fhir/Patient/martin"), 404)).isEqualTo("flow.unknown-exchange");
        assertThat(readings()).isEmpty();
    }

    @Test
    void aSearchThatIsNotUnderstoodIsRefused() {
        assertThat(code(get("/fhir/Task?patient=1"), 400)).isEqualTo("gateway.http.malformed");
        assertThat(code(get("/fhir/Task?_lastUpdated=lt2020-01-01"), 400)).isEqualTo("gateway.http.malformed");
        assertThat(code(get("/fhir/Task?_count=0"), 400)).isEqualTo("gateway.http.malformed");
        assertThat(code(get("/fhir/Task?status=asleep"), 400)).isEqualTo("gateway.http.malformed");
        assertThat(code(get("/fhir/Task?owner=autre@ch-autre.test"), 403)).isEqualTo("gateway.auth.not-allowed");
    }

    @Test
    void anotherPathOrMethodIsRefused() {
        assertThat(code(get("/fhir/Observation"), 404)).isEqualTo("gateway.http.not-found");
        Response answer = send("DELETE", "/fhir/Task/" + avis, "", Map.of(), CERTIFICATE, Station.EXPERT.value());
        assertThat(code(answer, 405)).isEqualTo("gateway.http.method");
        assertThat(answer.headers().one("Allow")).contains("GET, HEAD, OPTIONS");
    }
}

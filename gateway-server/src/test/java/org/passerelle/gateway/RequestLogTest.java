package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passerelle.gateway.telemetry.Telling;

/** One line for each request, and nothing in it that a client wrote. */
class RequestLogTest extends ApiScene {
    private static final String PLANTED = "MARTIN";

    @Test
    void tellsMethodTemplateStatusAndCode() {
        try (var told = Telling.everything()) {
            act("take", "");
            get("/fhir/Task/" + avis);
            post("$take", "", Map.of());
            get("/fhir/Observation/12");
            send("DELETE", "/fhir/Task/" + avis, "", Map.of(), CERTIFICATE, Station.EXPERT.value());
            assertThat(told.lines())
                    .containsExactly(
                            "INFO 1202 a request was answered; method=POST route=/fhir/Task/{id}/{operation} status=200",
                            "INFO 1202 a request was answered; method=GET route=/fhir/Task/{id} status=200",
                            "INFO 1201 a request was refused; method=POST route=/fhir/Task/{id}/{operation} status=428"
                                    + " code=gateway.http.version-required",
                            "INFO 1201 a request was refused; method=GET route=- status=404"
                                    + " code=gateway.http.not-found",
                            "INFO 1201 a request was refused; method=DELETE route=/fhir/Task/{id} status=405"
                                    + " code=gateway.http.method");
        }
    }

    @Test
    void holdsNothingThatAClientWroteNorAnyId() {
        Map<String, String> headers = new HashMap<>();
        for (String name :
                List.of("Accept", "If-Match", "Content-Type", "Host", "User-Agent", "X-" + PLANTED, "Cookie")) {
            headers.put(name, PLANTED);
        }
        String body = parameters("asked", PLANTED);
        List<String> targets = List.of(
                "/fhir/Task/" + avis + "/$" + PLANTED,
                "/fhir/Task/" + avis + "/$ask",
                "/fhir/Patient/" + PLANTED,
                "/fhir/" + PLANTED,
                "/fhir/Task?owner=" + PLANTED + "@" + PLANTED + ".test",
                "/fhir/Task?" + PLANTED + "=" + PLANTED,
                "/fhir/Binary/" + avis + avis);
        act("take", "");
        try (var told = Telling.everything()) {
            for (String target : targets) {
                for (String method : List.of("GET", "POST", "HEAD", "OPTIONS", PLANTED)) {
                    send(method, target, body, headers, CERTIFICATE, PLANTED);
                    send(method, target, body, Map.of(), CERTIFICATE, Station.EXPERT.value());
                    send(method, target, PLANTED, ifMatch(), CERTIFICATE, Station.EXPERT.value());
                    send(method, target, body, headers, null, Station.EXPERT.value());
                }
            }
            act("ask", body);
            act("answer", PLANTED);
            get("/fhir/Patient/" + avis);
            assertThat(told.lines()).hasSize(targets.size() * 5 * 4 + 3);
            assertThat(told.lines())
                    .noneMatch(line -> line.contains(PLANTED))
                    .noneMatch(line -> line.contains(avis.hex()))
                    .noneMatch(line -> line.contains(Station.EXPERT.value()))
                    .noneMatch(line -> line.contains("@"))
                    .noneMatch(line -> line.contains("suspecte"));
            assertThat(told.lines()).anyMatch(line -> line.contains("method=other"));
        }
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.fhir.FhirJson;
import org.passerelle.gateway.auth.Client;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.fhir.FhirApi;
import org.passerelle.gateway.fhir.Outcomes;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.node.Node;
import org.passerelle.pathway.yaml.Pathways;

/** The expert side's API over a real node, without any socket; a new request of the practice before each test. */
abstract class ApiScene {
    static final Sha256 CERTIFICATE = Sha256.hash("client".getBytes(StandardCharsets.UTF_8));
    static final Sha256 OTHER = Sha256.hash("other".getBytes(StandardCharsets.UTF_8));

    @TempDir
    static Path folder;

    private static Node practice;
    static Node hospital;
    private static Boundary api;
    Id avis;

    @BeforeAll
    static void open() {
        var station = new Station(folder);
        practice = station.practice();
        hospital = station.hospital();
        var clients = List.of(new Client(
                "logiciel", CERTIFICATE, java.util.Set.of(Station.EXPERT, Station.COORDINATOR, Station.STRANGER)));
        var door = new Gatekeeper(clients, hospital.staff());
        var fhir = new FhirApi(
                door,
                new NodeExchanges(hospital),
                Pathways.shipped().all(),
                Station.WORLD.clock().instant());
        var router = fhir.indicators(fhir.on(new Router()), new NodeIndicators(hospital));
        api = new Boundary(router, new Outcomes(), new RequestLog(new EventLog()));
    }

    @AfterAll
    static void close() {
        practice.close();
        hospital.close();
    }

    @BeforeEach
    void request() {
        avis = Station.request(practice, hospital);
    }

    Response act(String step, String body) {
        return post("$" + step, body, ifMatch());
    }

    Map<String, String> ifMatch() {
        return Map.of("If-Match", "W/\"" + version() + "\"");
    }

    long version() {
        return hospital.row(avis).orElseThrow().version();
    }

    Response post(String operation, String body, Map<String, String> headers) {
        return send("POST", "/fhir/Task/" + avis + "/" + operation, body, headers, CERTIFICATE, Station.EXPERT.value());
    }

    static Response get(String target) {
        return get(target, "application/fhir+json");
    }

    static Response get(String target, String accept) {
        return send("GET", target, "", Map.of("Accept", accept), CERTIFICATE, Station.EXPERT.value());
    }

    static Response send(
            String method,
            String target,
            String body,
            Map<String, String> headers,
            @Nullable Sha256 certificate,
            @Nullable String rpps) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("Content-Type", List.of("application/fhir+json"));
        headers.forEach((name, value) -> fields.put(name, List.of(value)));
        if (rpps != null) {
            fields.put(Gatekeeper.ACTING_FOR, List.of(rpps));
        }
        return api.handle(
                Request.of(method, target, new Headers(fields), body.getBytes(StandardCharsets.UTF_8), certificate));
    }

    static String parameters(String name, String value) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + name + "\",\"valueString\":\"" + value
                + "\"}]}";
    }

    static String answer(String more) {
        return """
                {"resourceType":"Parameters","parameter":[
                  {"name":"recommendation","valueCode":"advice-only"},
                  {"name":"advice","valueString":"Surveillance à six mois."},
                  {"name":"acts","valueString":"aucun"},
                  {"name":"incidents","valueString":"aucun"}%s]}""".replace("%s", more);
    }

    static List<String> ids(Response answer) {
        return read(Bundle.class, answer).getEntry().stream()
                .map(entry -> entry.getResource().getIdElement().getIdPart())
                .toList();
    }

    List<String> readings() {
        return hospital.view(avis).entries().stream()
                .map(dated -> dated.event())
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .filter(remark -> remark.kind() == Event.Remark.Kind.READ)
                .map(remark -> remark.facts().text("what"))
                .toList();
    }

    static String code(Response answer, int status) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(status);
        OperationOutcome outcome = read(OperationOutcome.class, answer);
        return outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode();
    }

    static Task task(Response answer) {
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
        return read(Task.class, answer);
    }

    static <R extends IBaseResource> R read(Class<R> type, Response answer) {
        return FhirJson.read(type, ((Response.Body.Octets) answer.body()).octets());
    }

    static String text(Response answer) {
        return answer.body() instanceof Response.Body.Octets octets
                ? new String(octets.octets(), StandardCharsets.UTF_8)
                : "";
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Endpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.fhir.FhirJson;
import org.passerelle.gateway.auth.Client;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.gateway.fhir.FhirApi;
import org.passerelle.gateway.fhir.Outcomes;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Handler;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.http.Router;
import org.passerelle.node.Node;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.yaml.Pathways;

/** A practice that the line does not know introduces itself: its people list it, challenge it, and confirm it. */
class NewcomersApiTest {
    private static final Sha256 CERTIFICATE = Sha256.hash("client".getBytes(StandardCharsets.UTF_8));
    private static final String SEARCH = "/fhir/Endpoint?status=test";

    @TempDir
    static Path folder;

    private static Node practice;
    private static Node hospital;
    private static Handler api;

    @BeforeAll
    static void open() {
        var station = new Station(folder);
        practice = station.practice();
        station.write(
                "settings.yaml",
                station.settings()
                        .lines()
                        .filter(line -> !line.contains("practice.card"))
                        .collect(java.util.stream.Collectors.joining("\n")));
        hospital = station.hospital();
        var clients = List.of(new Client("logiciel", CERTIFICATE, Set.of(Station.EXPERT, Station.STRANGER)));
        var fhir = new FhirApi(
                new Gatekeeper(clients, hospital.staff()),
                new NodeExchanges(hospital),
                Pathways.shipped().all(),
                Station.WORLD.clock().instant());
        Router router = fhir.newcomers(new Router(), new NodeOnboarding(hospital.newcomers()), Station.WORLD.clock());
        api = new Boundary(router, new Outcomes());
    }

    @AfterAll
    static void close() {
        practice.close();
        hospital.close();
    }

    @Test
    void aNewcomerIsListedChallengedAndConfirmed() {
        assertThat(entries()).isEmpty();
        Id avis = Station.request(practice, hospital);
        practice.newcomers().introduce(Station.LINE);
        Station.carry(practice, hospital, Station.LINE);
        Endpoint listed = (Endpoint) entries().get(0).getResource();
        assertThat(listed.getStatus()).isEqualTo(Endpoint.EndpointStatus.TEST);
        assertThat(listed.getAddress()).isEqualTo("mailto:" + Station.PRACTICE.value());
        assertThat(listed.getManagingOrganization().getIdentifier().getValue()).isEqualTo("1550000029");

        String path = "/fhir/Endpoint/" + listed.getIdElement().getIdPart();
        assertThat(post(path + "/$challenge", "", null).status()).isEqualTo(403);
        assertThat(post(path + "/$challenge", "", Station.STRANGER).status()).isEqualTo(403);
        assertThat(post(path + "/$challenge", "", Station.EXPERT).status()).isEqualTo(204);
        assertThat(post(path + "/$challenge", "", Station.EXPERT).status()).isEqualTo(429);
        assertThat(((Endpoint) entries().get(0).getResource())
                        .getHeader()
                        .get(0)
                        .getValue())
                .startsWith("challenged: ");
        assertThat(post(path + "/$confirm", parameter("rôle", "médecin"), Station.EXPERT)
                        .status())
                .isEqualTo(400);
        assertThat(post(path + "/$confirm", parameter("role", "médecin"), Station.EXPERT)
                        .status())
                .isEqualTo(204);
        assertThat(entries()).isEmpty();
        assertThat(post(path + "/$confirm", parameter("role", "médecin"), Station.EXPERT)
                        .status())
                .isEqualTo(404);
        hospital.step();
        assertThat(hospital.row(avis)).isPresent();
    }

    @Test
    void theLineIntroducesItselfOnceADay() {
        String somebody = parameter("address", "cabinet@nouveau.mssante.test");
        assertThat(post("/fhir/$introduce", somebody, Station.STRANGER).status())
                .isEqualTo(403);
        assertThat(post("/fhir/$introduce", "{}", Station.EXPERT).status()).isEqualTo(400);
        assertThat(post("/fhir/$introduce", somebody, Station.EXPERT).status()).isEqualTo(204);
        assertThat(post("/fhir/$introduce", somebody, Station.EXPERT).status()).isEqualTo(429);
    }

    @Test
    void aSearchThatItDoesNotKnowIsRefused() {
        assertThat(send("GET", "/fhir/Endpoint", "", null).status()).isEqualTo(400);
        assertThat(send("GET", "/fhir/Endpoint?status=active", "", null).status())
                .isEqualTo(400);
    }

    private static String parameter(String name, String value) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + name + "\",\"valueString\":\"" + value
                + "\"}]}";
    }

    private static List<Bundle.BundleEntryComponent> entries() {
        Response answer = send("GET", SEARCH, "", null);
        assertThat(answer.status()).isEqualTo(200);
        return FhirJson.read(Bundle.class, ((Response.Body.Octets) answer.body()).octets())
                .getEntry();
    }

    private static Response post(String target, String body, @Nullable Rpps professional) {
        return send("POST", target, body, professional);
    }

    private static Response send(String method, String target, String body, @Nullable Rpps professional) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        fields.put("Accept", List.of("application/fhir+json"));
        fields.put("Content-Type", List.of("application/fhir+json"));
        Optional.ofNullable(professional).ifPresent(rpps -> fields.put(Gatekeeper.ACTING_FOR, List.of(rpps.value())));
        return api.handle(
                Request.of(method, target, new Headers(fields), body.getBytes(StandardCharsets.UTF_8), CERTIFICATE));
    }
}

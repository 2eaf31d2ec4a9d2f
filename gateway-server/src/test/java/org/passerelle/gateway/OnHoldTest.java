package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.StringType;
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
import org.passerelle.node.GivenCard;
import org.passerelle.node.Node;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.yaml.Pathways;

/** A practice that nobody confirmed writes to the line: its people see it, read it, and it acts once the card is there. */
class OnHoldTest {
    private static final Sha256 CERTIFICATE = Sha256.hash("client".getBytes(StandardCharsets.UTF_8));
    private static final String SEARCH = "/fhir/Communication?status=on-hold";

    @TempDir
    static Path folder;

    private static Node practice;
    private static Node hospital;
    private static Handler api;
    private static GivenCard card;
    private static Id avis;

    @BeforeAll
    static void open() {
        var station = new Station(folder);
        practice = station.practice();
        card = NodePlan.of(station.read(), Station.WORLD).cards().stream()
                .filter(given -> !given.ours())
                .findFirst()
                .orElseThrow();
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
        api = new Boundary(fhir.on(new Router()), new Outcomes());
        avis = Station.request(practice, hospital);
    }

    @AfterAll
    static void close() {
        practice.close();
        hospital.close();
    }

    @Test
    void aLetterWithoutEffectIsListedReadAndActsOnceItsSenderIsConfirmed() throws IOException {
        Communication listed = only(get(SEARCH, null));
        assertThat(listed.getStatus()).isEqualTo(Communication.CommunicationStatus.ONHOLD);
        assertThat(listed.getStatusReason().getCodingFirstRep().getCode())
                .isIn("seal.unbound", "flow.unknown-correspondent");
        assertThat(listed.getStatusReason().getText()).contains("rien n'est appliqué");
        assertThat(listed.getSender().getDisplay()).contains("CN=");
        assertThat(listed.getIdentifierFirstRep().getValue()).isEqualTo(avis.hex());
        assertThat(listed.getPayload()).isEmpty();

        String path = "/fhir/Communication/" + listed.getIdElement().getIdPart();
        Communication read = communication(get(path, Station.EXPERT));
        assertThat(read.getStatus()).isEqualTo(Communication.CommunicationStatus.ONHOLD);
        assertThat(((StringType) read.getPayloadFirstRep().getContent()).getValue())
                .contains("Cette lésion est-elle suspecte ?");
        var document = (DocumentReference) read.getContained().get(0);
        Response octets =
                get("/fhir/" + document.getContentFirstRep().getAttachment().getUrl(), Station.EXPERT);
        try (var in = ((Response.Body.Streamed) octets.body()).in()) {
            assertThat(in.readAllBytes()).startsWith(0xFF, 0xD8);
        }
        assertThat(get(path, null).status()).isEqualTo(403);
        assertThat(get(path, Station.STRANGER).status()).isEqualTo(403);
        assertThat(get(path.substring(0, path.length() - 1) + (path.endsWith("0") ? "1" : "0"), Station.EXPERT)
                        .status())
                .isEqualTo(404);

        byte[] altered =
                "From: quelquun@ailleurs.example\r\nContent-Type: application/pkcs7-mime; smime-type=authEnveloped-data\r\n\r\nAAAA\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        hospital.accept(new ByteArrayInputStream(altered), Station.LINE);
        Communication stranger = (Communication)
                bundle(get(SEARCH, Station.EXPERT)).getEntry().get(1).getResource();
        assertThat(stranger.getSender().getDisplay()).isEqualTo("quelquun@ailleurs.example (expéditeur non vérifié)");
        assertThat(communication(get(
                                "/fhir/Communication/" + stranger.getIdElement().getIdPart(), Station.EXPERT))
                        .getPayload())
                .isEmpty();

        hospital.learn(card.signed(), card.confirmation());
        hospital.step();
        assertThat(bundle(get(SEARCH, null)).getEntry()).hasSize(1);
        assertThat(get("/fhir/Task/" + avis, Station.EXPERT).status()).isEqualTo(200);
    }

    @Test
    void aSearchThatItDoesNotKnowIsRefused() {
        assertThat(get("/fhir/Communication?status=completed", null).status()).isEqualTo(400);
        assertThat(get(SEARCH + "&part-of=Task/" + avis, null).status()).isEqualTo(400);
    }

    private static Communication only(Response answer) {
        assertThat(bundle(answer).getEntry()).hasSize(1);
        return (Communication) bundle(answer).getEntryFirstRep().getResource();
    }

    private static Bundle bundle(Response answer) {
        assertThat(answer.status()).isEqualTo(200);
        return FhirJson.read(Bundle.class, ((Response.Body.Octets) answer.body()).octets());
    }

    private static Communication communication(Response answer) {
        assertThat(answer.status()).isEqualTo(200);
        return FhirJson.read(Communication.class, ((Response.Body.Octets) answer.body()).octets());
    }

    private static Response get(String target, @Nullable Rpps professional) {
        Map<String, List<String>> fields = new java.util.HashMap<>();
        fields.put("Accept", List.of("application/fhir+json"));
        Optional.ofNullable(professional).ifPresent(rpps -> fields.put(Gatekeeper.ACTING_FOR, List.of(rpps.value())));
        return api.handle(Request.of("GET", target, new Headers(fields), new byte[0], CERTIFICATE));
    }
}

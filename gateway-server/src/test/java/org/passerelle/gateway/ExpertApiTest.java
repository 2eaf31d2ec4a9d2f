package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.http.Response;

/** What the expert side's software does with an avis. */
class ExpertApiTest extends ApiScene {

    @Test
    void anAvisIsTakenAskedAndAnswered() throws IOException {
        Response taken = act("take", "");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.headers().one("ETag")).contains("W/\"" + version() + "\"");
        assertThat(task(taken).getStatus()).isEqualTo(Task.TaskStatus.ACCEPTED);

        assertThat(task(act("ask", parameters("asked", "Depuis quand ?"))).getStatus())
                .isEqualTo(Task.TaskStatus.ONHOLD);
        Task answered =
                task(act("answer", answer("""
                ,{"name":"documents","part":[
                  {"name":"kind","valueCode":"report"},
                  {"name":"title","valueString":"Compte rendu"},
                  {"name":"data","valueBase64Binary":"%s"}]}""".replace("%s", Base64.getEncoder().encodeToString(MadeFiles.jpeg())))));
        assertThat(answered.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);

        Bundle said = read(Bundle.class, get("/fhir/Communication?part-of=Task/" + avis));
        assertThat(said.getEntry()).hasSize(3);
        Communication last = (Communication) said.getEntry().get(2).getResource();
        var report = (DocumentReference) last.getContained().get(0);
        Response octets =
                get("/fhir/" + report.getContentFirstRep().getAttachment().getUrl(), "image/*");
        assertThat(octets.status()).isEqualTo(200);
        assertThat(octets.headers().one("Content-Type")).contains("image/jpeg");
        Response one = get("/fhir/Communication/" + last.getIdElement().getIdPart());
        assertThat(read(Communication.class, one).getPayload()).isNotEmpty();
    }

    @Test
    void whatIsReadOfThePatientStandsInTheTrace() {
        ServiceRequest asked = read(ServiceRequest.class, get("/fhir/ServiceRequest/" + avis));
        assertThat(asked.getReasonCodeFirstRep().getText()).contains("suspecte");
        Patient patient = read(Patient.class, get("/fhir/Patient/" + avis));
        assertThat(patient.getNameFirstRep().getFamily()).isEqualTo("MARTIN");
        assertThat(patient.getIdElement().getIdPart()).isEqualTo(avis.hex());
        assertThat(readings()).containsExactly("service-request", "patient");
    }

    @Test
    void theTraceIsExportedForAMemberAndVerifiesOffline() {
        Response answer = get("/fhir/Task/" + avis + "/$trace", "*/*");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().one("Content-Type")).contains("application/json");
        var trace = Canon.read(((Response.Body.Octets) answer.body()).octets());
        assertThat(trace.text("type")).isEqualTo("passerelle/certificate/1");
        List<Json.Obj> leaves = trace.array("leaves").objects();
        assertThat(leaves.get(leaves.size() - 1).object("leaf").text("event")).isEqualTo("exported");
    }

    @Test
    void aTaskShowsNothingClinicalAndIsNoReading() {
        Response answer = get("/fhir/Task/" + avis);
        assertThat(text(answer)).doesNotContain("MARTIN", "suspecte", "1961", "Lésion", "MELANIE");
        assertThat(task(answer).getFor().getReference()).isEqualTo("Patient/" + avis);
        assertThat(readings()).isEmpty();
    }

    @Test
    void aDocumentIsServedInPiecesOrAsBinary() throws IOException {
        ServiceRequest asked = read(ServiceRequest.class, get("/fhir/ServiceRequest/" + avis));
        var document = (DocumentReference) asked.getContained().get(0);
        String url = document.getContentFirstRep().getAttachment().getUrl();
        Response raw = get("/fhir/" + url, "*/*");
        byte[] octets;
        try (var in = ((Response.Body.Streamed) raw.body()).in()) {
            octets = in.readAllBytes();
        }
        assertThat(octets).startsWith(0xFF, 0xD8);
        var binary = read(org.hl7.fhir.r4.model.Binary.class, get("/fhir/" + url));
        assertThat(binary.getData()).isEqualTo(octets);
        assertThat(binary.getIdElement().getIdPart()).hasSize(64);
        assertThat(readings()).hasSize(3);
    }

    @Test
    void aSearchIsPagedAndFiltered() {
        String search = "/fhir/Task?owner=" + Station.LINE.value();
        List<String> all = ids(get(search + "&_count=100"));
        assertThat(all).contains(avis.hex());
        Bundle first = read(Bundle.class, get(search + "&_count=1"));
        assertThat(first.getEntry()).hasSize(1);
        if (all.size() > 1) {
            String next = first.getLink("next").getUrl();
            assertThat(ids(get("/fhir/" + next)))
                    .hasSize(1)
                    .doesNotContain(ids(get(search + "&_count=1")).get(0));
        }
        assertThat(ids(get(search + "&status=requested&_count=100"))).contains(avis.hex());
        assertThat(ids(get(search + "&status=completed,rejected&_count=100"))).doesNotContain(avis.hex());
        assertThat(ids(get(search + "&business-status=taken&_count=100"))).doesNotContain(avis.hex());
        String code = search + "&_count=100&code=";
        assertThat(ids(get(code + "fulfill"))).contains(avis.hex());
        assertThat(ids(get(code + "polygraphie,avis&status=requested"))).contains(avis.hex());
        assertThat(ids(get(code + "http%3A%2F%2Fhl7.org%2Ffhir%2FCodeSystem%2Ftask-code%7Cfulfill")))
                .contains(avis.hex());
        assertThat(ids(get(code + "urn%3Aoid%3A1.2.3%7Cfulfill"))).isEmpty();
        assertThat(ids(get(code + "polygraphie"))).doesNotContain(avis.hex());
        assertThat(ids(get(search + "&_lastUpdated=ge2090-01-01T00:00:00Z"))).isEmpty();
        assertThat(readings()).isEmpty();
    }

    @Test
    void whatAListNamesIsAddressedAsTheCallerCalledUs() {
        assertThat(urls("ch-barrois.example:8443"))
                .contains("https://ch-barrois.example:8443/fhir/Task/" + avis.hex())
                .doesNotContainNull();
        assertThat(urls("[::1]:8443")).contains("https://[::1]:8443/fhir/Task/" + avis.hex());
        assertThat(urls("ch-barrois.example/?x")).containsOnlyNulls();
    }

    private static List<String> urls(String host) {
        String search = "/fhir/Task?owner=" + Station.LINE.value() + "&_count=100";
        Response answer = send("GET", search, "", Map.of("Host", host), CERTIFICATE, Station.EXPERT.value());
        return read(Bundle.class, answer).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getFullUrl)
                .toList();
    }

    @Test
    void whatTheApiCanDoIsOpenToAll() {
        Response answer = send("GET", "/fhir/metadata", "", Map.of(), null, null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(text(answer)).contains("\"take\"", "\"answer\"").doesNotContain("\"withdraw\"");
    }
}

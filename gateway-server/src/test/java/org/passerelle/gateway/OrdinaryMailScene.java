package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
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

/** The API of a hospital whose line takes ordinary mails, and a doctor who has a mail program and writes to it. */
abstract class OrdinaryMailScene {
    static final Sha256 CERTIFICATE = Sha256.hash("client".getBytes(StandardCharsets.UTF_8));
    static final String DOCTOR = ClearStation.DOCTOR;

    @TempDir
    Path folder;

    Station station;
    Node hospital;
    private Handler api;

    @BeforeEach
    void open() {
        station = station();
        hospital = station.hospital();
        var clients = List.of(new Client("logiciel", CERTIFICATE, Set.of(Station.EXPERT, Station.STRANGER)));
        var fhir = new FhirApi(
                new Gatekeeper(clients, hospital.staff()),
                new NodeExchanges(hospital),
                NodePlan.pathways(station.read()).all(),
                Station.WORLD.clock().instant());
        api = new Boundary(fhir.on(new Router()), new Outcomes());
    }

    Station station() {
        return ClearStation.in(folder);
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    /** A request with that médecin traitant, entered and taken; tells its path. */
    String completed(String ownDoctor) {
        accept("Question ?", "question-3@medecin.mssante.test");
        Task task = (Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                .getEntryFirstRep()
                .getResource();
        String path = "/fhir/Task/" + task.getIdElement().getIdPart();
        String mail = ((Communication) read(Bundle.class, get(path + "/$mails"))
                        .getEntryFirstRep()
                        .getResource())
                .getIdElement()
                .getIdPart();
        String url = read(Communication.class, get(path + "/$mail?mail=" + mail))
                .getPayload()
                .get(1)
                .getContentAttachment()
                .getUrl();
        String body = entered(mail, url.substring(url.indexOf("file=") + 5))
                .replace(
                        "{\"name\":\"medecinTraitant\",\"valueString\":\"none\"}",
                        "{\"name\":\"medecinTraitant\",\"part\":[{\"name\":\"rpps\",\"valueString\":\"" + ownDoctor
                                + "\"},{\"name\":\"familyName\",\"valueString\":\"MODELE\"},"
                                + "{\"name\":\"givenName\",\"valueString\":\"Claude\"}]}");
        assertThat(post(path + "/$request", body).status()).isEqualTo(200);
        assertThat(post(path + "/$take", "").status()).isEqualTo(200);
        return path;
    }

    List<Json.Obj> written(String path) {
        return hospital.view(Id.parse(path.substring("/fhir/Task/".length()))).remarks(Event.Remark.Kind.MAIL_WRITTEN);
    }

    /** The exchange that a mail has just begun. */
    String newest() {
        return ((Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                        .getEntryFirstRep()
                        .getResource())
                .getIdElement()
                .getIdPart();
    }

    static String parameters(String members) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + members + "]}";
    }

    static String text(Response answer) {
        return new String(((Response.Body.Octets) answer.body()).octets(), StandardCharsets.UTF_8);
    }

    void accept(String text, String id) {
        ClearStation.accept(hospital, text, id);
    }

    static String entered(String mail, String file) {
        return """
                {"resourceType":"Parameters","parameter":[
                  {"name":"entered-for","part":[{"name":"rpps","valueString":"10000000008"},
                    {"name":"familyName","valueString":"INVENTE"},{"name":"givenName","valueString":"Louis"},
                    {"name":"directLine","valueString":"03 29 00 00 08"}]},
                  {"name":"mail","valueString":"%s"},
                  {"name":"from-mail","part":[{"name":"file","valueString":"%s"},{"name":"kind","valueCode":"other"},
                    {"name":"title","valueString":"Photographie"}]},
                  {"name":"dangerToLife","valueBoolean":false},
                  {"name":"patient","part":[{"name":"birthName","valueString":"MARTIN"},
                    {"name":"birthGivenNames","valueString":"Jeanne"},{"name":"birthGivenNames","valueString":"Marie"},
                    {"name":"birthDate","valueString":"1961-04-02"},{"name":"birthPlace","valueString":"55029"},
                    {"name":"sex","valueString":"female"},{"name":"noInsReason","valueString":"not-qualified"},
                    {"name":"phone","valueString":"06 00 00 00 01"},
                    {"name":"address","valueString":"1 rue de l'Essai, 55000 Bar-le-Duc"}]},
                  {"name":"consent","part":[{"name":"given","valueBoolean":true},{"name":"by","valueString":"Dr Invente"},
                    {"name":"at","valueString":"2026-11-20T08:00:00.000Z"},{"name":"how","valueString":"oral"}]},
                  {"name":"medecinTraitant","valueString":"none"},
                  {"name":"urgency","valueString":"ordinary"},
                  {"name":"question","valueString":"Faut-il revoir cette personne ?"},
                  {"name":"history","valueString":"Non précisé."},
                  {"name":"treatment","valueString":"aucun"}]}""".formatted(mail, file);
    }

    Response get(String target) {
        return send("GET", target, "", Station.EXPERT.value());
    }

    Response post(String target, String body) {
        return send("POST", target, body, Station.EXPERT.value());
    }

    /** A line's own beginning, which names no exchange. */
    Response open(String body) {
        Map<String, List<String>> fields = Map.of(
                "Content-Type",
                List.of("application/fhir+json"),
                Gatekeeper.ACTING_FOR,
                List.of(Station.EXPERT.value()));
        return api.handle(Request.of(
                "POST", "/fhir/Task/$open", new Headers(fields), body.getBytes(StandardCharsets.UTF_8), CERTIFICATE));
    }

    Response send(String method, String target, String body, @Nullable String rpps) {
        Map<String, List<String>> fields = new HashMap<>();
        fields.put("Content-Type", List.of("application/fhir+json"));
        if (!target.contains("$mail-file")) {
            fields.put("Accept", List.of("application/fhir+json"));
        }
        if (rpps != null) {
            fields.put(Gatekeeper.ACTING_FOR, List.of(rpps));
        }
        if (method.equals("POST")) {
            String exchange = target.substring("/fhir/Task/".length(), target.indexOf("/$"));
            long version = hospital.row(Id.parse(exchange)).orElseThrow().version();
            fields.put("If-Match", List.of("W/\"" + version + "\""));
        }
        return api.handle(
                Request.of(method, target, new Headers(fields), body.getBytes(StandardCharsets.UTF_8), CERTIFICATE));
    }

    static <R extends IBaseResource> R read(Class<R> type, Response answer) {
        assertThat(answer.status()).isEqualTo(200);
        byte[] octets = ((Response.Body.Octets) answer.body()).octets();
        return FhirJson.read(type, octets, new FhirJson.Limits(octets.length, 40, 10_000));
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.passerelle.pathway.yaml.Pathways;

/** A doctor who has a mail program writes to the line; its team completes the request through the API and answers. */
class OrdinaryMailApiTest {
    private static final Sha256 CERTIFICATE = Sha256.hash("client".getBytes(StandardCharsets.UTF_8));
    private static final String DOCTOR = "louis.invente@medecin.mssante.test";

    @TempDir
    Path folder;

    private Node hospital;
    private Handler api;

    @BeforeEach
    void open() {
        var station = new Station(folder);
        station.sign("hospital", station.text("hospital.yaml") + "\ncarriage: [ sealed, clear ]\n", "hospital");
        station.write("liste.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListeBlancheMSSante xmlns="https://listeblanche.mssante.fr/schema">\
                <DateDeGeneration>2026-01-02T03:04:05Z</DateDeGeneration><ListeDomaines>\
                <Domaine><Nom>ch-barleduc.mssante.test</Nom><DNCertificatOperateur>CN=o,OU=1550000066,O=O,ST=Meuse (55),C=FR</DNCertificatOperateur></Domaine>\
                <Domaine><Nom>medecin.mssante.test</Nom><DNCertificatOperateur>CN=o,OU=1550000066,O=O,ST=Meuse (55),C=FR</DNCertificatOperateur></Domaine>\
                </ListeDomaines></ListeBlancheMSSante>
                """);
        station.write(
                "settings.yaml",
                station.settings()
                                .replace(
                                        "trust: { anchors: keys/anchors.pem }",
                                        "trust: { anchors: keys/anchors.pem, whitelist: { file: liste.xml, signed: false } }")
                        + "directory: { file: boites.txt }\n");
        station.write("boites.txt", """
                Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure|Nom d'exercice
                PER|claude.modele@medecin.mssante.test|810000000007|||MODÈLE
                PER|autre@medecin.mssante.test|810000000005|||AUTRE
                """);
        hospital = station.hospital();
        var clients = List.of(new Client("logiciel", CERTIFICATE, Set.of(Station.EXPERT, Station.STRANGER)));
        var fhir = new FhirApi(
                new Gatekeeper(clients, hospital.staff()),
                new NodeExchanges(hospital),
                Pathways.shipped().all(),
                Station.WORLD.clock().instant());
        api = new Boundary(fhir.on(new Router()), new Outcomes());
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    @Test
    void theMailIsListedReadCompletedAndAnsweredInTheDoctorsMailbox() {
        accept("Faut-il revoir cette personne ?", "question-1@medecin.mssante.test");
        Task task = (Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                .getEntryFirstRep()
                .getResource();
        String path = "/fhir/Task/" + task.getIdElement().getIdPart();
        assertThat(task.getMeta().getTag()).extracting(tag -> tag.getCode()).containsExactly("clear");

        Communication listed = (Communication)
                read(Bundle.class, get(path + "/$mails")).getEntryFirstRep().getResource();
        assertThat(listed.getPayload()).isEmpty();
        assertThat(listed.getSender().getDisplay()).isEqualTo(DOCTOR);
        String mail = listed.getIdElement().getIdPart();
        Communication said = read(Communication.class, get(path + "/$mail?mail=" + mail));
        assertThat(said.getPayloadFirstRep().getContentStringType().getValue())
                .contains("Faut-il revoir cette personne ?");
        Attachment photograph = said.getPayload().get(1).getContentAttachment();
        assertThat(photograph.getTitle()).isEqualTo("photo.jpg");
        Response octets = get("/fhir/" + photograph.getUrl());
        assertThat(octets.status()).isEqualTo(200);
        assertThat(octets.headers().one("Content-Type")).contains("application/octet-stream");

        String file = photograph.getUrl().substring(photograph.getUrl().indexOf("file=") + 5);
        assertThat(post(path + "/$request", entered(mail, file)).status()).isEqualTo(200);
        assertThat(post(path + "/$take", "").status()).isEqualTo(200);
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        List<Json.Obj> written =
                hospital.view(Id.parse(task.getIdElement().getIdPart())).remarks(Event.Remark.Kind.MAIL_WRITTEN);
        assertThat(written).allMatch(facts -> facts.text("to").equals(DOCTOR));
        assertThat(written.get(written.size() - 1).text("step")).isEqualTo("answer");
    }

    @Test
    void aReportIsCopiedToTheMedecinTraitantWhomTheDirectoryKnows() {
        String path = completed("10000000007");
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        assertThat(written(path))
                .filteredOn(facts -> facts.bool("copy"))
                .extracting(facts -> facts.text("to"))
                .containsExactly("claude.modele@medecin.mssante.test");
    }

    @Test
    void aCopyThatCannotBeWrittenAlarmsPeopleAndTheAnswerLeavesAllTheSame() {
        String path = completed("10000000005");
        assertThat(post(path + "/$answer", ApiScene.answer("")).status()).isEqualTo(200);

        List<Json.Obj> written = written(path);
        assertThat(written).noneMatch(facts -> facts.bool("copy"));
        assertThat(written.get(written.size() - 1).text("step")).isEqualTo("answer");
        assertThat(hospital.health().alarms()).anyMatch(alarm -> alarm.code().equals("clear.report-not-copied"));
    }

    /** A request with that médecin traitant, entered and taken; tells its path. */
    private String completed(String ownDoctor) {
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

    private List<Json.Obj> written(String path) {
        return hospital.view(Id.parse(path.substring("/fhir/Task/".length()))).remarks(Event.Remark.Kind.MAIL_WRITTEN);
    }

    @Test
    void aStrangerToTheLineReadsNothing() {
        accept("Question ?", "question-2@medecin.mssante.test");
        Task task = (Task) read(Bundle.class, get("/fhir/Task?business-status=new"))
                .getEntryFirstRep()
                .getResource();
        String path = "/fhir/Task/" + task.getIdElement().getIdPart();
        String mail = ((Communication) read(Bundle.class, get(path + "/$mails"))
                        .getEntryFirstRep()
                        .getResource())
                .getIdElement()
                .getIdPart();
        assertThat(send("GET", path + "/$mail?mail=" + mail, "", Station.STRANGER.value())
                        .status())
                .isEqualTo(403);
        assertThat(get(path + "/$mail?mail=" + "0".repeat(64)).status()).isEqualTo(404);
        assertThat(get(path + "/$mail?mail=x").status()).isEqualTo(400);
        assertThat(post(path + "/$request", "{\"resourceType\":\"Parameters\"}").status())
                .isEqualTo(422);
    }

    private void accept(String text, String id) {
        String mail = """
                From: Louis Invente <%s>
                To: %s
                Date: Fri, 20 Nov 2026 09:30:00 +0100
                Message-ID: <%s>
                Subject: Question
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=limite

                --limite
                Content-Type: text/plain; charset=utf-8

                %s
                --limite
                Content-Type: image/jpeg; name=photo.jpg
                Content-Disposition: attachment; filename=photo.jpg
                Content-Transfer-Encoding: base64

                %s
                --limite--
                """.formatted(
                DOCTOR, Station.LINE.value(), id, text, Base64.getMimeEncoder().encodeToString(Station.jpeg()));
        hospital.accept(
                new ByteArrayInputStream(
                        mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                Station.LINE);
    }

    private static String entered(String mail, String file) {
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

    private Response get(String target) {
        return send("GET", target, "", Station.EXPERT.value());
    }

    private Response post(String target, String body) {
        return send("POST", target, body, Station.EXPERT.value());
    }

    private Response send(String method, String target, String body, @Nullable String rpps) {
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

    private static <R extends IBaseResource> R read(Class<R> type, Response answer) {
        assertThat(answer.status()).isEqualTo(200);
        byte[] octets = ((Response.Body.Octets) answer.body()).octets();
        return FhirJson.read(type, octets, new FhirJson.Limits(octets.length, 40, 10_000));
    }
}

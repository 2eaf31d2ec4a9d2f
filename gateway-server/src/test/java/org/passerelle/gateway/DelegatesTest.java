package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.node.Node;

/**
 * A gateway met over HTTPS by an intern, by a secretary who files for a doctor, and by those who may not: what each is answered, and
 * what stands in the trace.
 */
class DelegatesTest {
    private static final String DOCTOR = Station.EXPERT.value();
    private static final String COORDINATOR = Station.COORDINATOR.value();
    private static final String INTERN = "10000000004";
    private static final String SECRETARY = "3550000012/1042";
    private static final String LINE = "/lines/" + Station.LINE.value();
    private static final String ASK = ApiScene.parameters("asked", "Depuis quand ?");

    @TempDir
    Path folder;

    private Node practice;
    private House house;
    private HttpClient client;
    private Id avis;

    @BeforeEach
    void open() throws Exception {
        var station = new Station(folder);
        station.write(
                "settings.yaml",
                station.settings()
                        .replace("members: ['10000000002', '10000000003']", "lines: [" + Station.LINE.value() + "]"));
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        client = HttpsCaller.withKey(station, "client");
        practice = station.practice();
        avis = Station.request(practice, house.node());
        change(
                COORDINATOR,
                "{\"change\":\"add-member\",\"member\":{\"person\":\"" + INTERN
                        + "\",\"familyName\":\"INTERNE\",\"givenName\":\"Lou\",\"rights\":[\"intern\"]}}");
        change(
                COORDINATOR,
                "{\"change\":\"add-member\",\"member\":{\"person\":\"" + SECRETARY
                        + "\",\"familyName\":\"SECRETAIRE\",\"givenName\":\"Sacha\",\"rights\":[\"secretary\"]}}");
    }

    @AfterEach
    void close() {
        practice.close();
        house.close();
    }

    private void change(String by, String change) throws Exception {
        String version = send("GET", LINE, null, by, null, null)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> answer = send("POST", LINE + "/changes", change, by, null, version);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void delegate() throws Exception {
        change(
                DOCTOR,
                "{\"change\":\"change-member\",\"person\":\"" + DOCTOR + "\",\"member\":{\"delegates\":[\"" + SECRETARY
                        + "\"]}}");
    }

    private void absent(String person, String by) throws Exception {
        LocalDate today = LocalDate.ofInstant(Station.WORLD.clock().instant(), ZoneOffset.UTC);
        change(
                by,
                "{\"change\":\"absence\",\"person\":\"" + person + "\",\"from\":\"" + today.minusDays(1)
                        + "\",\"until\":\"" + today.plusDays(2) + "\"}");
    }

    private HttpResponse<String> send(
            String method,
            String path,
            @Nullable String body,
            String by,
            @Nullable String behalf,
            @Nullable String version)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://localhost:" + house.port() + path))
                .header("Accept", path.startsWith("/lines") ? "application/json" : "application/fhir+json")
                .header("Content-Type", path.startsWith("/lines") ? "application/json" : "application/fhir+json")
                .header(Gatekeeper.ACTING_FOR, by)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (behalf != null) {
            request.header(Gatekeeper.ON_BEHALF_OF, behalf);
        }
        if (version != null) {
            request.header("If-Match", version);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> step(String step, String body, String by, @Nullable String behalf) throws Exception {
        long version = house.node().row(avis).orElseThrow().version();
        return send("POST", "/fhir/Task/" + avis + "/$" + step, body, by, behalf, "W/\"" + version + "\"");
    }

    private void taken(HttpResponse<String> answer, String state) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(house.node().view(avis).row().state()).isEqualTo(state);
    }

    private void refused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-Passerelle-Refusal")).contains(code);
        assertThat(answer.body()).contains(code).doesNotContain("SECRETAIRE", "INTERNE", "MARTIN");
        assertThat(house.node().view(avis).row().state()).isIn("requested", "taken");
    }

    @Test
    void aSecretaryFilesForTheDoctorWhoNamedThemAndForNobodyElse() throws Exception {
        refused(step("take", "", SECRETARY, null), 403, "gateway.auth.on-behalf-missing");
        refused(step("take", "", SECRETARY, DOCTOR), 403, "flow.not-delegated");
        delegate();
        refused(step("take", "", SECRETARY, COORDINATOR), 403, "flow.not-delegated");
        refused(step("take", "", SECRETARY, "10000000009"), 403, "gateway.auth.not-allowed");
        refused(step("take", "", SECRETARY, SECRETARY), 403, "gateway.auth.not-allowed");
        refused(step("take", "", SECRETARY, "docteur"), 403, "gateway.auth.not-allowed");
        taken(step("take", "", SECRETARY, DOCTOR), "taken");
        taken(step("answer", ApiScene.answer(""), SECRETARY, DOCTOR), "answered");
        assertThat(house.node().view(avis).remarks(Kind.FILED)).hasSize(2).allSatisfy(filed -> {
            assertThat(filed.text("by")).isEqualTo(SECRETARY);
            assertThat(filed.text("for")).isEqualTo(DOCTOR);
        });
        assertThat(house.node().view(avis).state().stepsDone())
                .extracting(done -> done.actor().rpps().value())
                .containsExactly(Station.GP.rpps().value(), DOCTOR, DOCTOR);
    }

    @Test
    void aSecretarySeesTheListAndNothingOfThePatient() throws Exception {
        delegate();
        assertThat(send("GET", "/fhir/Task", null, SECRETARY, null, null).body())
                .contains(avis.hex());
        assertThat(send("GET", "/fhir/Task/" + avis, null, SECRETARY, null, null)
                        .statusCode())
                .isEqualTo(200);
        for (String behalf : new String[] {null, DOCTOR}) {
            for (String path : new String[] {"Patient/" + avis, "ServiceRequest/" + avis, "Task/" + avis + "/$trace"}) {
                HttpResponse<String> answer = send("GET", "/fhir/" + path, null, SECRETARY, behalf, null);
                refused(answer, 404, "flow.unknown-exchange");
            }
        }
    }

    @Test
    void anAbsenceTakesNoRightAway() throws Exception {
        delegate();
        absent(DOCTOR, DOCTOR);
        absent(SECRETARY, COORDINATOR);
        taken(step("take", "", SECRETARY, DOCTOR), "taken");
        taken(step("ask", ASK, DOCTOR, null), "awaiting-information");
    }

    @Test
    void anInternTakesAndAsksAndDoesNotAnswerWhateverIsTried() throws Exception {
        taken(step("take", "", INTERN, null), "taken");
        for (String step : new String[] {"answer", "decline"}) {
            String body = step.equals("answer")
                    ? ApiScene.answer("")
                    : "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueCode\":\"other\"},"
                            + "{\"name\":\"explanation\",\"valueString\":\"Autre.\"}]}";
            refused(step(step, body, INTERN, null), 403, "flow.right-missing");
            refused(step(step, body, INTERN, DOCTOR), 403, "flow.not-delegated");
        }
        taken(step("ask", ASK, INTERN, null), "awaiting-information");
    }

    @Test
    void aDelegationGivesNoRightThatWhoNamedThemLacks() throws Exception {
        change(
                COORDINATOR,
                "{\"change\":\"change-member\",\"person\":\"" + INTERN + "\",\"member\":{\"delegates\":[\"" + SECRETARY
                        + "\"]}}");
        taken(step("take", "", SECRETARY, INTERN), "taken");
        refused(step("answer", ApiScene.answer(""), SECRETARY, INTERN), 403, "flow.right-missing");
    }

    @Test
    void whoLeftTheLineIsNobodyThereFromThatMomentOn() throws Exception {
        delegate();
        change(COORDINATOR, "{\"change\":\"remove-member\",\"person\":\"" + SECRETARY + "\"}");
        refused(step("take", "", SECRETARY, DOCTOR), 403, "gateway.auth.not-allowed");
        change(
                COORDINATOR,
                "{\"change\":\"add-member\",\"member\":{\"person\":\"" + SECRETARY
                        + "\",\"familyName\":\"SECRETAIRE\",\"givenName\":\"Sacha\",\"rights\":[\"secretary\"]}}");
        change(COORDINATOR, "{\"change\":\"remove-member\",\"person\":\"" + DOCTOR + "\"}");
        refused(step("take", "", SECRETARY, DOCTOR), 403, "gateway.auth.not-allowed");
        refused(step("take", "", DOCTOR, null), 403, "gateway.auth.not-allowed");
    }

    @Test
    void aSecretaryBeginsSendsAgainAndTakesBackWhatTheDoctorMayBegin() throws Exception {
        delegate();
        String body = LineWritesFirstApiTest.body(Station.LINE.value(), Station.PRACTICE.value(), "report-copy/1");
        refused(send("POST", "/fhir/Task/$open", body, SECRETARY, null, null), 403, "gateway.auth.on-behalf-missing");
        refused(send("POST", "/fhir/Task/$open", body, INTERN, null, null), 403, "flow.right-missing");
        HttpResponse<String> begun = send("POST", "/fhir/Task/$open", body, SECRETARY, DOCTOR, null);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        String path = begun.headers().firstValue("Location").orElseThrow();
        path = path.substring(path.indexOf("/fhir/"));
        String again = ApiScene.parameters("to-practice", Station.PRACTICE.value());
        refused(send("POST", path + "/$send-again", again, INTERN, null, null), 403, "flow.right-missing");
        refused(
                send("POST", path + "/$send-again", again, SECRETARY, null, null),
                403,
                "gateway.auth.on-behalf-missing");
        HttpResponse<String> second = send("POST", path + "/$send-again", again, SECRETARY, DOCTOR, null);
        assertThat(second.statusCode()).as(second.body()).isEqualTo(201);
        String reason = ApiScene.parameters("reason", "Erreur.");
        refused(send("POST", path + "/$dismiss", reason, INTERN, null, null), 403, "flow.right-missing");
        refused(send("POST", path + "/$dismiss", reason, SECRETARY, DOCTOR, null), 409, "exchange.not-in-state");
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.fhir.FhirJson;
import org.passerelle.node.Node;
import org.passerelle.pathway.Document;
import org.passerelle.store.SqliteStore;

/** One leaf of one exchange is changed in the gateway's store: that exchange is not served any more, over HTTPS, and says so. */
class AlteredExchangeTest {
    private static final String ALTERED = "store.altered";

    @TempDir
    static Path folder;

    private static Station station;
    private static House house;
    private static HttpsCaller caller;
    private static Id altered;
    private static Id other;
    private static String picture;

    @BeforeAll
    static void openAndAlter() throws Exception {
        station = new Station(folder);
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        caller = HttpsCaller.client(station, house.port());
        try (Node practice = station.practice()) {
            altered = Station.request(practice, house.node());
            other = Station.request(practice, house.node());
        }
        picture = altered + "-" + document(altered);
        alter("UPDATE entry SET leaf = replace(leaf, 'clock-started', 'clock-stopped') WHERE exchange = '" + altered
                + "' AND leaf LIKE '%clock-started%'");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void noReadingOfItIsServed() throws Exception {
        for (String path : List.of(
                "Task/" + altered,
                "Patient/" + altered,
                "ServiceRequest/" + altered,
                "Communication?part-of=Task/" + altered,
                "Binary/" + picture)) {
            HttpResponse<String> answer = caller.get("/fhir/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(409);
            assertThat(code(answer)).as(path).isEqualTo(ALTERED);
            assertThat(answer.body()).doesNotContain("MARTIN");
        }
    }

    @Test
    void noStepIsTakenInIt() throws Exception {
        for (String step : List.of("take", "decline", "answer", "ask")) {
            HttpResponse<String> answer = caller.post("/fhir/Task/" + altered + "/$" + step, "W/\"1\"");
            assertThat(answer.statusCode()).as(step).isEqualTo(409);
            assertThat(code(answer)).as(step).isEqualTo(ALTERED);
        }
    }

    @Test
    void theListShowsItAsAnOutcomeBesideTheOthers() throws Exception {
        for (String filter : List.of("", "?status=requested,received,accepted,in-progress")) {
            Bundle found = FhirJson.read(
                    Bundle.class,
                    caller.get("/fhir/Task" + filter).body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            assertThat(found.getEntry()).hasSize(2);
            assertThat(resources(found, Task.class))
                    .singleElement()
                    .satisfies(
                            task -> assertThat(task.getIdElement().getIdPart()).isEqualTo(other.hex()));
            assertThat(resources(found, OperationOutcome.class))
                    .singleElement()
                    .satisfies(outcome -> assertThat(outcome.getIssueFirstRep()
                                    .getDetails()
                                    .getCodingFirstRep()
                                    .getCode())
                            .isEqualTo(ALTERED));
        }
    }

    @Test
    void theOthersGoOn() throws Exception {
        HttpResponse<String> task = caller.get("/fhir/Task/" + other);
        assertThat(task.statusCode()).isEqualTo(200);
        HttpResponse<String> taken = caller.post(
                "/fhir/Task/" + other + "/$take",
                task.headers().firstValue("ETag").orElseThrow());
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(house.node().view(other).row().state()).isEqualTo("taken");
    }

    private static Id document(Id exchange) {
        var opening = house.node().view(exchange).state().opening().orElseThrow();
        return Document.read(opening.content().array("documents").objects().get(0))
                .id();
    }

    private static <R> List<R> resources(Bundle found, Class<R> type) {
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static String code(HttpResponse<String> answer) {
        return FhirJson.read(OperationOutcome.class, answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .getIssueFirstRep()
                .getDetails()
                .getCodingFirstRep()
                .getCode();
    }

    /** As somebody with an editor and the file would. */
    private static void alter(String statement) throws SQLException, IOException {
        Path file = station.folder.resolve("node").resolve(SqliteStore.FILE);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toRealPath());
                Statement sql = connection.createStatement()) {
            assertThat(sql.executeUpdate(statement)).isEqualTo(1);
        }
    }
}

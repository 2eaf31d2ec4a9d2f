package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.gateway.auth.Gatekeeper;
import org.passerelle.node.Node;

/** A whole gateway, opened from its settings file, met over HTTPS. */
class HouseTest {
    @TempDir
    static Path folder;

    private static Station station;
    private static House house;
    private static Id avis;

    @BeforeAll
    static void open() {
        station = new Station(folder);
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        try (Node practice = station.practice()) {
            avis = Station.request(practice, house.node());
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void tellsItsHealthToAnybody() throws Exception {
        HttpResponse<String> answer = client("").send(request("/health").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"status\":\"degraded\"", "mail.unreachable", "\"outboxWaiting\":")
                .doesNotContain("MARTIN");
    }

    @Test
    void servesItsClientsAndNobodyElse() throws Exception {
        HttpRequest read = request("/fhir/Task/" + avis).build();
        assertThat(client("client").send(read, BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(client("").send(read, BodyHandlers.ofString()).body()).contains("gateway.auth.certificate-missing");
        // a certificate that is not made for clients does not even get that far
        assertThatThrownBy(() -> client("server").send(read, BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aStepIsTakenOverHttpsAndAnotherOnTheSameVersionIsNot() throws Exception {
        String tag = client("client")
                .send(request("/fhir/Task/" + avis).build(), BodyHandlers.ofString())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpRequest take = request("/fhir/Task/" + avis + "/$take")
                .header("If-Match", tag)
                .header(Gatekeeper.ACTING_FOR, Station.EXPERT.value())
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(client("client").send(take, BodyHandlers.ofString()).body()).contains("\"accepted\"");
        HttpResponse<String> again = client("client").send(take, BodyHandlers.ofString());
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(house.node().view(avis).row().state()).isEqualTo("taken");
    }

    @Test
    void anUnknownPathIsAnOutcomeToo() throws Exception {
        HttpResponse<String> answer = client("").send(request("/martin").build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("OperationOutcome", "gateway.http.not-found")
                .doesNotContain("martin");
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + house.port() + path));
    }

    /** A client with the key of that name, or with none. */
    private static HttpClient client(String name) throws GeneralSecurityException, IOException {
        return HttpsCaller.withKey(station, name);
    }
}

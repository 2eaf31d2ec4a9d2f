package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway serves its lines' catalogue over HTTPS to whoever asks, and the command fetches it. */
class CatalogueServedTest {
    @TempDir
    Path folder;

    private Station station;
    private House house;

    @BeforeEach
    void open() {
        station = new Station(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void serve(String more) {
        station.write("settings.yaml", station.settings() + more);
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        house.node().step();
    }

    private HttpResponse<byte[]> get(String tag) throws Exception {
        HttpClient anybody = HttpsCaller.withKey(station, "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("https://localhost:" + house.port() + "/catalogue"));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        return anybody.send(request.build(), BodyHandlers.ofByteArray());
    }

    @Test
    void anybodyGetsItAndWhoHasItNeedNotTakeItAgain() throws Exception {
        serve("catalogue: { name: GHT de test }\n");

        HttpResponse<byte[]> whole = get("");
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> again = get(tag);

        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/pkcs7-mime"));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void theCommandFetchesAndShowsIt() {
        serve("");
        Ran fetched = Ran.of(
                "catalogue",
                "fetch",
                "https://localhost:" + house.port() + "/catalogue",
                "--anchors",
                station.path("keys/anchors.pem"),
                "--tls-anchors",
                station.path("keys/anchors.pem"),
                "--out",
                station.path("fetched.catalogue"));

        assertThat(fetched.err()).isEmpty();
        assertThat(fetched.out()).contains("of Organisation de test (1550000012), 1 line,");
        assertThat(Ran.of(
                                "catalogue",
                                "show",
                                station.path("fetched.catalogue"),
                                "--anchors",
                                station.path("keys/anchors.pem"))
                        .out())
                .contains("Avis de dermatologie");
    }

    @Test
    void aServerThatNobodyVouchesForIsNotAsked() {
        serve("");
        Ran fetched = Ran.of(
                "catalogue",
                "fetch",
                "https://localhost:" + house.port() + "/catalogue",
                "--anchors",
                station.path("keys/anchors.pem"),
                "--out",
                station.path("fetched.catalogue"));

        assertThat(fetched.code()).isEqualTo(1);
        assertThat(fetched.err()).startsWith("fetch.");
    }

    @Test
    void whoPublishesNoneSaysSo() throws Exception {
        serve("catalogue: { publish: false }\n");

        HttpResponse<byte[]> answer = get("");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("X-Passerelle-Refusal")).contains("catalogue.none");
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.node.Node;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.seal.pki.Pem;

/** A gateway whose settings name a provider of short messages, over real TLS. */
class SmsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder;

    private Station station;
    private HttpsServer provider;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws Exception {
        station = new Station(folder);
        station.write("sms.token", "s3cret\n");
        KeyStore held = KeyStore.getInstance("PKCS12");
        held.load(null, null);
        held.setKeyEntry(
                "own",
                Pem.key(station.text("keys/server.key.pem")),
                PASSWORD,
                Pem.certificates(station.text("keys/server.cert.pem")).toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(held, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        provider = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setHttpsConfigurator(new HttpsConfigurator(tls));
        provider.createContext("/", this::answer);
        provider.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String key = exchange.getRequestHeaders().getFirst("X-Key");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + key + " " + body);
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @AfterEach
    void close() {
        provider.stop(0);
    }

    private void settings(String anchors) {
        String sms = """
                sms:
                  url: https://localhost:%d/send
                  body: '{"to":"{to}","text":"{text}","from":"{sender}"}'
                  sender: CHBARLEDUC
                  tokenFile: sms.token
                  header: 'X-Key: {token}'
                """.formatted(provider.getAddress().getPort());
        station.write(
                "settings.yaml",
                station.settings()
                                .replace(
                                        "familyName: EXEMPLE, givenName: Paul",
                                        "familyName: EXEMPLE, givenName: Paul, mobile: '+33600000002', told: [sms]")
                        + sms
                        + anchors);
    }

    @Test
    void sendsWhatItsSettingsSay() {
        settings("  anchors: keys/anchors.pem\n");
        try (House house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
                Node practice = station.practice()) {
            Id avis = Station.request(practice, house.node());
            house.node().step();
            assertThat(asked)
                    .singleElement()
                    .satisfies(one -> assertThat(one)
                            .startsWith("POST /send s3cret {\"to\":\"+33600000002\",\"text\":\"Passerelle Avis de"
                                    + " dermatologie : une demande attend une réponse, attendue avant ")
                            .endsWith(". Réf. " + avis.hex().substring(0, 8) + "\",\"from\":\"CHBARLEDUC\"}"));
            assertThat(house.node().health().mailboxes()).containsEntry("sms", new MailboxState.Ok());
            house.node().step();
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void theDoctorAsksItsHostAndSendsNothing() {
        settings("  anchors: keys/anchors.pem\n");
        assertThat(doctor()).contains("OK    sms: its host answers, no message was sent");
        assertThat(asked).singleElement().satisfies(one -> assertThat(one).startsWith("HEAD / null"));
        settings("");
        assertThat(doctor()).contains("FAIL  sms: fetch.certificate");
        provider.stop(0);
        assertThat(doctor()).contains("FAIL  sms: fetch.unavailable").doesNotContain("s3cret");
        assertThat(asked).hasSize(1);
    }

    private String doctor() {
        return Ran.of("doctor", "--config", station.path("settings.yaml")).out();
    }
}

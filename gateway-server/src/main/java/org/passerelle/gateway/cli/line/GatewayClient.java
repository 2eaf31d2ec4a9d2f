package org.passerelle.gateway.cli.line;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.gateway.cli.CliRefusal;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A running gateway's lines, asked over HTTPS under a client certificate. */
final class GatewayClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final char[] NO_PASSWORD = new char[0];

    private final HttpClient http;
    private final URI gateway;
    private final String person;

    private GatewayClient(HttpClient http, URI gateway, String person) {
        this.http = http;
        this.gateway = gateway;
        this.person = person;
    }

    static GatewayClient of(GatewayOptions options) {
        Identity own = NamedFiles.identity(options.key(), options.certificate());
        var http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .sslContext(tls(own, NamedFiles.certificates(options.anchors())))
                .build();
        return new GatewayClient(http, options.gateway(), options.person());
    }

    private static SSLContext tls(Identity own, List<X509Certificate> anchors) {
        try {
            KeyStore believed = empty();
            for (X509Certificate anchor : anchors) {
                believed.setCertificateEntry("anchor-" + anchor.getSerialNumber() + "-" + believed.size(), anchor);
            }
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(believed);
            KeyStore shown = empty();
            shown.setKeyEntry("client", own.key(), NO_PASSWORD, own.chain().toArray(new Certificate[0]));
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(shown, NO_PASSWORD);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException unusable) {
            throw Refusal.of(CliRefusal.KEY_PAIR).refused(unusable);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** The lines of whoever asks. */
    Json.Obj lines() {
        return answered(request("/lines").GET().build());
    }

    /** A line, as whoever asks may see it. */
    Json.Obj line(String line) {
        return answered(request("/lines/" + segment(line)).GET().build());
    }

    /** Changes a line and tells it as it is then. */
    Json.Obj change(String line, long version, Json.Obj change) {
        return answered(request("/lines/" + segment(line) + "/changes")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.ofByteArray(Canon.octets(change)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("X-Passerelle-Acting-For", person);
    }

    private Json.Obj answered(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 200) {
            throw Refusal.of(CliRefusal.GATEWAY_REFUSED)
                    .with(FactKey.ACTUAL, answer.statusCode())
                    .with(
                            FactKey.CHECK,
                            answer.headers().firstValue("X-Passerelle-Refusal").orElse("?"))
                    .refused();
        }
        return Canon.readLoose(answer.body());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException away) {
            throw Refusal.of(CliRefusal.GATEWAY_AWAY).refused(away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusal.of(CliRefusal.GATEWAY_AWAY).refused(stopped);
        }
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

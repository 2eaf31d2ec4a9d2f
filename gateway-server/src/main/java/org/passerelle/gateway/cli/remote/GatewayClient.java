package org.passerelle.gateway.cli.remote;

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
import org.passerelle.fhir.OutcomeResource;
import org.passerelle.gateway.cli.CliRefusal;
import org.passerelle.gateway.cli.NamedFiles;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/** A running gateway's API, asked over HTTPS under a client certificate; its own certificate leads to the authorities named, and to no other. */
public final class GatewayClient {
    /** What most of the API answers. */
    public static final String JSON = "application/json";

    private static final Duration TO_CONNECT = Duration.ofSeconds(30);
    /** A year's figures of many lines take their time. */
    private static final Duration TO_ANSWER = Duration.ofMinutes(10);

    private static final char[] NO_PASSWORD = new char[0];

    private final HttpClient http;
    private final URI gateway;
    private final String person;

    private GatewayClient(HttpClient http, URI gateway, String person) {
        this.http = http;
        this.gateway = gateway;
        this.person = person;
    }

    public static GatewayClient of(GatewayOptions options) {
        Identity own = NamedFiles.identity(options.key(), options.certificate());
        var http = HttpClient.newBuilder()
                .connectTimeout(TO_CONNECT)
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

    /**
     * What stands there.
     *
     * @param path with its query, each part {@link #encoded}
     * @param type the media type that is wanted
     * @throws org.passerelle.refusal.Refused {@link CliRefusal#GATEWAY_AWAY}, {@link CliRefusal#GATEWAY_REFUSED}
     */
    public byte[] get(String path, String type) {
        return answered(request(path, type).GET().build());
    }

    /** Changes what stands there, if it still has that version. */
    public byte[] post(String path, long version, Json.Obj body) {
        return answered(request(path, JSON)
                .header("Content-Type", JSON)
                .header("If-Match", "\"" + version + "\"")
                .POST(BodyPublishers.ofByteArray(Canon.octets(body)))
                .build());
    }

    /** Has something done that asks for no version. */
    public byte[] post(String path) {
        return answered(request(path, JSON).POST(BodyPublishers.noBody()).build());
    }

    /** A text as one segment of a path, or as one value of a query. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .timeout(TO_ANSWER)
                .header("Accept", type)
                .header("X-Passerelle-Acting-For", person);
    }

    private byte[] answered(HttpRequest request) {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() != 200) {
            Refusal refusal = Refusal.of(CliRefusal.GATEWAY_REFUSED)
                    .with(FactKey.ACTUAL, answer.statusCode())
                    .with(
                            FactKey.CHECK,
                            answer.headers().firstValue("X-Passerelle-Refusal").orElse("?"));
            // what it says in words is shown as it came, but for what would move the cursor
            throw OutcomeResource.english(answer.body())
                    .map(words -> refusal.with(FactKey.WORDS_EN, words.replaceAll("\\p{Cntrl}", " ")))
                    .orElse(refusal)
                    .refused();
        }
        return answer.body();
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
}

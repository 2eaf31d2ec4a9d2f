package org.passerelle.specs.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.passerelle.refusal.HouseBug;

/** Somebody's browser as far as pages need one: it keeps its cookie and sends forms as they came. */
final class BenchBrowser {
    static final String NAME = "banc.essai";
    static final String PASSWORD = "une phrase pour le banc d'essai";

    private static final Pattern FORMS = Pattern.compile("name=\"_forms\" value=\"([A-Za-z0-9_-]{43})\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int ELSEWHERE = 303;

    private final HttpClient client;
    private final String origin;
    private String cookie = "";
    private String forms = "";

    BenchBrowser(int port, X509Certificate root) {
        this.origin = "https://localhost:" + port;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting(root))
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
    }

    void login() {
        HttpResponse<String> answer = post("/login", Map.of("name", NAME, "password", PASSWORD), ELSEWHERE);
        String set = answer.headers().firstValue("Set-Cookie").orElseThrow(() -> new HouseBug("a login is remembered"));
        cookie = set.substring(0, set.indexOf(';'));
    }

    /** A page that is there. */
    String get(String path) {
        String page = send(request(path).GET().build(), OK).body();
        Matcher token = FORMS.matcher(page);
        if (token.find()) {
            forms = token.group(1);
        }
        return page;
    }

    /** A form that is taken. */
    void post(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_forms", forms);
        post(path, all, ELSEWHERE);
    }

    private HttpResponse<String> post(String path, Map<String, String> fields, int wanted) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                wanted);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin + path)).timeout(PATIENCE);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest request, int wanted) {
        try {
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != wanted) {
                throw new HouseBug("the console answered " + answer.statusCode() + " to " + request.method());
            }
            return answer;
        } catch (IOException unreachable) {
            throw new HouseBug("the console is on this machine", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HouseBug("stopped while waiting for the console", stopped);
        }
    }

    private static SSLContext trusting(X509Certificate root) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", root);
            var anchors = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            anchors.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, anchors.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new HouseBug("every Java platform has TLS", impossible);
        }
    }
}

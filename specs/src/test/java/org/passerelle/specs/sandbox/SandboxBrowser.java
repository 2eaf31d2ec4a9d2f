package org.passerelle.specs.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.passerelle.seal.pki.Pem;

/** A browser without script that follows one of the sandbox's links: it keeps its cookie, and sends forms as HTML has it. */
final class SandboxBrowser {
    private static final String BOUNDARY = "----passerelle0123456789";
    private static final List<String> HIDDEN = List.of("_forms", "_tray", "_seen");
    private static final int LOOKS = 1200;
    private static final int PAUSE = 100;

    private final HttpClient client;
    private final URI origin;

    private SandboxBrowser(HttpClient client, URI origin) {
        this.client = client;
        this.origin = origin;
    }

    /** Follows the link. Not every machine knows names below localhost, so the link is followed there. */
    static SandboxBrowser of(Path folder, String link) {
        URI there = URI.create(link.replaceFirst("https://[a-z]+\\.localhost", "https://localhost"));
        var client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .sslContext(trusting(folder.resolve("keys/anchors.pem")))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        var browser = new SandboxBrowser(client, there.resolve("/"));
        assertThat(browser.page(there.getPath())).contains("Se déconnecter");
        return browser;
    }

    private static SSLContext trusting(Path anchors) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate anchor : Pem.certificates(Files.readString(anchors))) {
                store.setCertificateEntry(anchor.getSubjectX500Principal().getName(), anchor);
            }
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String page(String path) {
        HttpResponse<String> answer = send(request(path).GET().build());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Looks at a page again and again until it says that. */
    String pageThatSays(String path, String words) {
        var never = new CountDownLatch(1);
        String page = page(path);
        try {
            for (int look = 0; look < LOOKS && !page.contains(words); look++) {
                assertThat(never.await(PAUSE, TimeUnit.MILLISECONDS)).isFalse();
                page = page(path);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        assertThat(page).contains(words);
        return page;
    }

    /** The first match in a page. */
    static String found(String pattern, String page) {
        Matcher match = Pattern.compile(pattern).matcher(page);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    /** Fills in a page's form and sends it; tells the path of the page that follows. */
    String submit(String path, Map<String, String> said, Map<String, byte[]> files) {
        String shown = page(path);
        var all = new LinkedHashMap<>(said);
        for (String name : HIDDEN) {
            Matcher value =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(shown);
            if (value.find()) {
                all.putIfAbsent(name, value.group(1));
            }
        }
        var body = new ByteArrayOutputStream();
        all.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, octets) ->
                part(body, "name=\"" + name + "\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg", octets));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Origin", origin.toString().replaceFirst("/$", ""))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
        String problem = answer.body().replaceAll("(?s).*role=\"alert\">(.{0,300}).*", "$1");
        assertThat(answer.statusCode()).as(problem).isEqualTo(200);
        return answer.uri().getPath();
    }

    private static void part(ByteArrayOutputStream body, String disposition, byte[] octets) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(octets);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve(path)).timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new IllegalStateException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}

package org.passerelle.specs.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.party.Professional;
import org.passerelle.refusal.HouseBug;

/** The hospital's own software: it works for the line through the gateway's FHIR API, under its client certificate. */
final class ExpertDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern BINARY = Pattern.compile("\"url\"\\s*:\\s*\"(Binary/[^\"]+)\"");
    private static final int OK = 200;

    private final HttpClient client;
    private final URI base;

    ExpertDesk(int port, Papers papers) {
        this.client = HttpClient.newBuilder()
                .sslContext(tls(papers))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.base = URI.create("https://localhost:" + port + "/fhir/");
    }

    /** Whether the line's list shows the exchange. */
    boolean lists(String exchange, Professional who) {
        return text("Task?owner=" + Cast.LINE.value(), who).contains(exchange);
    }

    /** Reads the request, the patient and each document, as a person does who is going to answer; all of it is in the trace. */
    List<byte[]> read(String exchange, Professional who) {
        String request = text("ServiceRequest/" + exchange, who);
        text("Patient/" + exchange, who);
        List<byte[]> documents = new ArrayList<>();
        Matcher links = BINARY.matcher(request);
        while (links.find()) {
            documents.add(get(links.group(1), who, "*/*").body());
        }
        return documents;
    }

    /** Takes a step on the version that was just read. */
    void step(String exchange, String step, Professional who, Map<String, String> fields) {
        HttpResponse<byte[]> task = get("Task/" + exchange, who, "application/fhir+json");
        String version = task.headers().firstValue("ETag").orElseThrow(() -> new HouseBug("a Task has its version"));
        var request = request("Task/" + exchange + "/$" + step, who, "application/fhir+json")
                .header("If-Match", version)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(parameters(fields)))
                .build();
        send(request);
    }

    private static byte[] parameters(Map<String, String> fields) {
        List<Json.Obj> list = fields.entrySet().stream()
                .map(field -> Json.object()
                        .put("name", field.getKey())
                        .put("valueString", field.getValue())
                        .build())
                .toList();
        Json.Builder parameters = Json.object().put("resourceType", "Parameters");
        return Canon.octets((list.isEmpty() ? parameters : parameters.put("parameter", list)).build());
    }

    private String text(String path, Professional who) {
        return new String(get(path, who, "application/fhir+json").body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> get(String path, Professional who, String accept) {
        return send(request(path, who, accept).GET().build());
    }

    HttpRequest.Builder request(String path, Professional who, String accept) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("Accept", accept)
                .header("X-Passerelle-Acting-For", who.rpps().value());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        HttpResponse<byte[]> response = answer(request);
        if (response.statusCode() != OK) {
            throw new HouseBug("the gateway answered " + response.statusCode() + " to " + request.method() + " "
                    + request.uri().getPath());
        }
        return response;
    }

    /** What the gateway answers, whatever that is. */
    HttpResponse<byte[]> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new HouseBug("the gateway is on this machine", unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new HouseBug("stopped while waiting for the gateway", stopped);
        }
    }

    private static SSLContext tls(Papers papers) {
        char[] password = "worth nothing".toCharArray();
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(
                    "expert",
                    papers.expert().key(),
                    password,
                    papers.expert().chain().toArray(Certificate[]::new));
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", papers.pki().root());
            var ours = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            ours.init(keys, password);
            var theirs = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            theirs.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ours.getKeyManagers(), theirs.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new HouseBug("every Java platform has TLS", impossible);
        }
    }
}

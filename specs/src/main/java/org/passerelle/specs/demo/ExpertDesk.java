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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Professional;
import org.passerelle.refusal.HouseBug;
import org.passerelle.specs.demo.world.Papers;

/** The hospital's own software: it works for the line through the gateway's FHIR API, under its client certificate. */
final class ExpertDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern BINARY = Pattern.compile("\"url\"\\s*:\\s*\"(Binary/[^\"]+)\"");
    private static final int OK = 200;

    private static final Pattern EXCHANGE = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f]{32})\"");
    private static final Pattern MAIL = Pattern.compile("\"id\"\\s*:\\s*\"([0-9a-f]{64})\"");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z]+\\.[a-z.-]+)\"");
    private static final Pattern MEDIAN =
            Pattern.compile("\"report\":\\{\"count\":1,\"gross\":\\{[^}]*\"medianSeconds\":(\\d+)");
    private static final String JSON = "application/fhir+json";
    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;

    private final HttpClient client;
    private final URI base;
    private final MailAddress line;

    ExpertDesk(int port, Papers papers) {
        this.line = papers.troupe().team().line();
        this.client = HttpClient.newBuilder()
                .sslContext(tls(papers))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        this.base = URI.create("https://localhost:" + port + "/fhir/");
    }

    /** Whether the line's list shows the exchange. */
    boolean lists(String exchange, Professional who) {
        return text("Task?owner=" + line.value(), who).contains(exchange);
    }

    /** Reads the request, the patient and each document, as a person does who is going to answer; all of it is in the trace. */
    List<byte[]> read(String exchange, Professional who) {
        String request = text("ServiceRequest/" + exchange, who);
        text("Patient/" + exchange, who);
        return documents(request, who);
    }

    /** Reads what was said after the request, and each document of it. */
    List<byte[]> readOn(String exchange, Professional who) {
        return documents(text("Communication?part-of=Task/" + exchange, who), who);
    }

    private List<byte[]> documents(String resource, Professional who) {
        List<byte[]> documents = new ArrayList<>();
        Matcher links = BINARY.matcher(resource);
        while (links.find()) {
            documents.add(get(links.group(1), who, "*/*").body());
        }
        return documents;
    }

    /** Takes a step on the version that was just read. */
    void step(String exchange, String step, Professional who, Map<String, String> fields) {
        Json.Builder content = Json.object();
        fields.forEach(content::put);
        step(exchange, step, who, content.build());
    }

    /** The same with whatever a form may hold. */
    void step(String exchange, String step, Professional who, Json.Obj content) {
        HttpResponse<byte[]> task = get("Task/" + exchange, who, JSON);
        String version = task.headers().firstValue("ETag").orElseThrow(() -> new HouseBug("a Task has its version"));
        send(post("Task/" + exchange + "/$" + step, who, content)
                .header("If-Match", version)
                .build());
    }

    /**
     * What a line writes first.
     *
     * @param to where
     * @param doctor whose an ordinary mailbox is, or null where a card tells
     * @param pathway name and version
     * @param content what its opening form says
     */
    record Opening(MailAddress to, @Nullable Professional doctor, String pathway, Json.Obj content) {}

    /** Writes it; tells the exchange's id. */
    String open(Professional who, Opening opening) {
        return begun(answer(opening(who, opening)));
    }

    /** Tries to write what may not leave; tells the code with which it is refused. */
    String refusedOpening(Professional who, Opening opening) {
        HttpResponse<byte[]> response = answer(opening(who, opening));
        if (response.statusCode() != UNPROCESSABLE) {
            throw new HouseBug("the gateway answered " + response.statusCode() + " to what may not leave");
        }
        return found(CODE, new String(response.body(), StandardCharsets.UTF_8)).orElse("");
    }

    private HttpRequest opening(Professional who, Opening opening) {
        Json.Obj content = opening.content()
                .with("from-line", Json.text(line.value()))
                .with("to-practice", Json.text(opening.to().value()))
                .with("on-pathway", Json.text(opening.pathway()));
        Professional doctor = opening.doctor();
        Json.Obj said = doctor == null ? content : content.with("for-doctor", PartyJson.write(doctor));
        return post("Task/$open", who, said).build();
    }

    /** Writes the same to another address; tells the new exchange's id. */
    String sendAgain(String exchange, Professional who, MailAddress to) {
        Json.Obj said = Json.object().put("to-practice", to.value()).build();
        return begun(answer(post("Task/" + exchange + "/$send-again", who, said).build()));
    }

    private static String begun(HttpResponse<byte[]> response) {
        String task = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() != CREATED) {
            throw new HouseBug("the gateway answered " + response.statusCode() + " to a beginning, "
                    + found(CODE, task).orElse("without a code"));
        }
        return found(EXCHANGE, task).orElseThrow(() -> new HouseBug("a Task has an id"));
    }

    /** The ordinary mails that came in an exchange, oldest first. */
    List<String> mails(String exchange, Professional who) {
        List<String> mails = new ArrayList<>();
        Matcher ids = MAIL.matcher(text("Task/" + exchange + "/$mails", who));
        while (ids.find()) {
            mails.add(ids.group(1));
        }
        return mails;
    }

    /** What one of them says, as a resource; recorded as a reading. */
    String mail(String exchange, String mail, Professional who) {
        return text("Task/" + exchange + "/$mail?mail=" + mail, who);
    }

    /** The median time from a prescription to its report of that month's requests, in seconds, as the line's coordinator is told. */
    long medianToReport(Professional coordinator, YearMonth month) {
        HttpResponse<byte[]> figures = get("/indicators?from=" + month, coordinator, "application/json");
        return Long.parseLong(found(MEDIAN, new String(figures.body(), StandardCharsets.UTF_8))
                .orElse("-1"));
    }

    private static Optional<String> found(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::find).map(match -> match.group(1));
    }

    private HttpRequest.Builder post(String path, Professional who, Json.Obj content) {
        return request(path, who, JSON)
                .header("Content-Type", JSON)
                .POST(HttpRequest.BodyPublishers.ofByteArray(FhirParameters.of(content)));
    }

    private String text(String path, Professional who) {
        return new String(get(path, who, JSON).body(), StandardCharsets.UTF_8);
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

package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.client.Draft;
import org.passerelle.client.Exchange;
import org.passerelle.client.Line;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.port.trust.Keyring;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.specs.demo.drawn.DrawnLesion;
import org.passerelle.specs.demo.world.Cast;
import org.passerelle.specs.demo.world.Party;
import org.passerelle.specs.demo.world.PostOffice;
import org.passerelle.specs.demo.world.SeededRandom;

/**
 * All the FHIR that both houses write while every step of the pathway is taken: the bundles inside the letters, and whatever the
 * gateway's API answers, refusals included.
 */
final class WrittenFhir implements AutoCloseable {
    private static final Pattern BINARY = Pattern.compile("\"(Binary/[^\"]+)\"");
    private static final Pattern STEP = Pattern.compile("\"eventCoding\":\\{[^}]*\"code\":\"([a-z]+)\"");

    private final Path folder;
    private final Stage stage;
    private final ExpertDesk desk;
    private final Opener opener;
    private final Set<String> steps = new HashSet<>();
    private int answers;

    /** @param folder where a file is left for each resource */
    WrittenFhir(Path folder, Path work) throws IOException {
        this.folder = folder;
        this.stage = Stage.open(31, Optional.empty(), Files.createDirectories(work.resolve("papers")), work);
        this.desk = new ExpertDesk(stage.hospital.port(), stage.papers);
        this.opener = new Opener(Files.createDirectories(work.resolve("spools")), new SeededRandom(31, "reader"));
        stage.settle();
    }

    /** Takes every step; gives the names of those whose letters carried a bundle. */
    Set<String> write() throws IOException {
        stage.moveTo(stage.days.friday("16:30"));
        readsAndRefusals();
        Exchange whole = request();
        step(whole, "take", "");
        step(whole, "ask", text("asked", "Depuis quand ?"));
        whole.now().supply(Cast.GP, "Six mois.").send();
        stage.settle();
        step(whole, "answer", answer() + "," + report());
        step(whole, "correct", answer());
        look(whole);
        whole.now().close(Cast.GP, "followed");
        stage.settle();
        Exchange declined = request();
        step(
                declined,
                "decline",
                "{\"name\":\"reason\",\"valueCode\":\"out-of-scope\"}," + text("explanation", "Hors champ."));
        look(declined);
        request().withdraw(Cast.GP, "Demande en double.");
        stage.settle();
        get("Task?owner=" + Cast.LINE.value() + "&_count=2");
        letters();
        return steps;
    }

    private Exchange request() {
        Line line = stage.practice.line(Cast.LINE.value());
        Draft draft = line.avis(Cast.GP)
                .dangerToLife(false)
                .patient(Cast.PATIENT)
                .oralConsent("Dr Jeanne Leclerc", stage.clock.instant().minusSeconds(600))
                .medecinTraitant(Cast.GP)
                .urgency("ordinary")
                .question(Cast.QUESTION)
                .history(Cast.HISTORY)
                .treatment("aucun")
                .mayConvert(true);
        Callable<InputStream> lesion = () -> new ByteArrayInputStream(DrawnLesion.jpeg(new SeededRandom(31, "lesion")));
        draft.attach("dermoscopic", "Avant-bras gauche", lesion);
        Exchange sent = draft.send();
        stage.settle();
        return sent;
    }

    private void readsAndRefusals() throws IOException {
        String mail =
                "From: quelquun@ailleurs.example\r\nContent-Type: application/pkcs7-mime; smime-type=authEnveloped-data"
                        + "\r\n\r\nAAAA\r\n";
        stage.hospital.node().accept(new ByteArrayInputStream(mail.getBytes(StandardCharsets.US_ASCII)), Cast.LINE);
        get("metadata");
        get("Communication?status=on-hold");
        get("Questionnaire?line=" + Cast.LINE.value());
        for (String refused : List.of(
                "Task/00000000000000000000000000000000",
                "Task?owner=nobody@example.org",
                "Task?status=nonsense",
                "Observation/1",
                "Communication?status=completed")) {
            get(refused);
        }
    }

    /** Everything that can be read of one exchange. */
    private void look(Exchange avis) throws IOException {
        get("Task/" + avis.id());
        get("Patient/" + avis.id());
        get("Communication?part-of=Task/" + avis.id());
        String request = get("ServiceRequest/" + avis.id());
        Matcher binary = BINARY.matcher(request);
        if (binary.find()) {
            get(binary.group(1));
        }
        post(avis.id(), "take", "", null);
        post(avis.id(), "take", "", "W/\"0\"");
        post(avis.id(), "nonsense", "", "W/\"0\"");
    }

    private void step(Exchange avis, String step, String parameters) throws IOException {
        String version = desk.answer(request("Task/" + avis.id()).GET().build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<byte[]> answer = post(avis.id(), step, parameters, version);
        if (answer.statusCode() != 200) {
            throw new AssertionError(step + ": " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        stage.settle();
    }

    private HttpResponse<byte[]> post(String exchange, String step, String parameters, @Nullable String version)
            throws IOException {
        String body = parameters.isEmpty()
                ? "{\"resourceType\":\"Parameters\"}"
                : "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";
        HttpRequest.Builder request = request("Task/" + exchange + "/$" + step)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (version != null) {
            request.header("If-Match", version);
        }
        return keep(desk.answer(request.build()));
    }

    private String get(String path) throws IOException {
        return new String(keep(desk.answer(request(path).GET().build())).body(), StandardCharsets.UTF_8);
    }

    private static String text(String name, String value) {
        return "{\"name\":\"" + name + "\",\"valueString\":\"" + value + "\"}";
    }

    private static String answer() {
        return "{\"name\":\"recommendation\",\"valueCode\":\"advice-only\"}," + text("advice", "Surveillance.") + ","
                + text("acts", "aucun") + "," + text("incidents", "aucun");
    }

    private static String report() {
        byte[] picture = DrawnLesion.jpeg(new SeededRandom(31, "report"));
        return "{\"name\":\"documents\",\"part\":[{\"name\":\"kind\",\"valueCode\":\"report\"},"
                + text("title", "Compte rendu") + ",{\"name\":\"data\",\"valueBase64Binary\":\""
                + Base64.getEncoder().encodeToString(picture) + "\"}]}";
    }

    private HttpRequest.Builder request(String path) {
        Professional who = Cast.EXPERT;
        return desk.request(path, who, "application/fhir+json");
    }

    private HttpResponse<byte[]> keep(HttpResponse<byte[]> answer) throws IOException {
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("application/fhir+json")) {
            write(String.format(Locale.ROOT, "api-%02d-%d", ++answers, answer.statusCode()), answer.body());
        }
        return answer;
    }

    private void letters() throws IOException {
        for (PostOffice.Carried carried : stage.office.carried()) {
            if (!carried.to().equals(Cast.PRACTICE) && !carried.to().equals(Cast.LINE)) {
                continue;
            }
            try (Opened opened = opener.open(new ByteArrayInputStream(carried.octets()), context(carried))) {
                if (opened.verdict().readable()) {
                    bundle(carried.number(), opened);
                }
            }
        }
    }

    private void bundle(int number, Opened opened) throws IOException {
        byte[] payload;
        try (var in = opened.payload()) {
            payload = in.readAllBytes();
        }
        for (byte[] part : ReadLetter.parts(payload)) {
            String text = new String(part, StandardCharsets.UTF_8);
            if (text.startsWith("{") && text.contains("\"resourceType\"")) {
                Matcher step = STEP.matcher(text);
                steps.add(step.find() ? step.group(1) : "none");
                write(String.format(Locale.ROOT, "letter-%02d", number), part);
            }
        }
    }

    private OpenContext context(PostOffice.Carried carried) {
        MailAddress mailbox = carried.to();
        Party party = mailbox.equals(Cast.PRACTICE) ? stage.papers.practice() : stage.papers.hospital();
        var keys = Keyring.of(
                party.signing().identity(), List.of(party.encryption().decryptionKey()));
        return OpenContext.strict(keys, Set.of(mailbox), stage.papers.pki().anchors(), carried.at());
    }

    private void write(String name, byte[] resource) throws IOException {
        String hash = Sha256.hash(resource).hex().substring(0, 8);
        Files.write(folder.resolve(name + "-" + hash + ".json"), resource);
    }

    @Override
    public void close() {
        stage.close();
    }
}

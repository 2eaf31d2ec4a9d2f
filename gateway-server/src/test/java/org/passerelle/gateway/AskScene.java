package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.line.LineChange;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.node.Mailbox;
import org.passerelle.node.Node;
import org.passerelle.party.Employee;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;

/** A practice served by a gateway, the pages of its people, and the hospital that it writes to: two nodes, real letters, no socket. */
abstract class AskScene {
    static final String PASSWORD = "une phrase assez longue";
    static final Professional OTHER = new Professional(new Rpps("10000000031"), "AUTRE", "Alix", null, null);
    static final Person SECRETARY = new Employee(new PersonId("3550000029/77"), "ACCUEIL", "Sacha");

    @TempDir
    static Path folder;

    static Node practice;
    static Node hospital;
    static Station station;
    private static Boundary console;

    @BeforeAll
    static void open() {
        station = new Station(folder);
        hospital = Node.open(NodePlan.of(station.read(), Station.WORLD, List.of(Mailbox.ofHost(Station.LINE))));
        practice = station.practice();
        join(Station.GP, Set.of(Member.Right.PROFESSIONAL, Member.Right.COORDINATOR));
        join(OTHER, Set.of(Member.Right.PROFESSIONAL));
        join(SECRETARY, Set.of(Member.Right.SECRETARY));
        change(new LineChange.Changed(
                PersonId.of(Station.GP.rpps()),
                Canon.readLoose("{\"delegates\":[\"3550000029/77\"]}".getBytes(StandardCharsets.UTF_8))));
        var accounts = new AccountFile(folder.resolve("accounts.json"));
        accounts.add(account("jeanne.essai", PersonId.of(Station.GP.rpps())));
        accounts.add(account("sacha.accueil", SECRETARY.id()));
        accounts.add(account("alix.ailleurs", PersonId.of(Station.STRANGER)));
        InstantSource clock = InstantSource.system();
        var doorman = new Doorman(accounts, new Sessions(clock, new Random(1), Sessions.USUAL), clock, new Random(2));
        var pages = NodeConsole.of(practice, doorman, folder.resolve("aside"), clock, new SecureRandom());
        console = new Boundary(pages.handler(), pages.problems());
    }

    private static void join(Person person, Set<Member.Right> rights) {
        change(new LineChange.Joined(new Member(person, rights, Member.Reach.NONE, List.of(), Set.of())));
    }

    static void change(LineChange change) {
        var books = practice.books();
        books.change(Station.PRACTICE, books.book(Station.PRACTICE).version(), PersonId.of(Station.GP.rpps()), change);
    }

    private static Account account(String name, PersonId person) {
        return new Account(name, person, PasswordHash.of(PASSWORD.toCharArray(), new Random(3)), Set.of());
    }

    @AfterAll
    static void close() {
        practice.close();
        hospital.close();
    }

    /** Letters both ways, until none is left. */
    static void carry() {
        Station.carry(practice, hospital, Station.LINE);
        Station.carry(hospital, practice, Station.PRACTICE);
        Station.carry(practice, hospital, Station.LINE);
    }

    /** Where the line's form stands. */
    static String form() {
        return "/ask/" + hospital.ownLines().get(0).base().id().hex() + "/avis";
    }

    /** A request as somebody writes it, without its files. */
    static Map<String, String> written() {
        var said = new LinkedHashMap<String, String>();
        said.put("_phone", "03 29 00 00 01");
        said.put("patient.birthName", "MARTIN");
        said.put("patient.birthGivenNames", "Jeanne, Marie");
        said.put("patient.birthDate", "1961-04-02");
        said.put("patient.sex", "female");
        said.put("patient.birthPlace", "55029");
        said.put("patient.noInsReason", "not-qualified");
        said.put("patient.phone", "06 00 00 00 01");
        said.put("patient.address", "1 rue de l'Essai, 55000 Bar-le-Duc");
        said.put("consent.given", "yes");
        said.put("consent.by", "Jeanne ESSAI");
        said.put("consent.at", "2026-11-01T10:30");
        said.put("consent.how", "oral");
        said.put("medecinTraitant.who", "me");
        said.put("urgency", "ordinary");
        said.put("question", "Cette lésion est-elle suspecte ?");
        said.put("history", "Apparue il y a six mois.");
        said.put("treatment", "aucun");
        return said;
    }

    static Map<String, String> with(Map<String, String> some, String... more) {
        var all = new LinkedHashMap<>(some);
        for (int n = 0; n < more.length; n += 2) {
            all.put(more[n], more[n + 1]);
        }
        return all;
    }

    /** A browser: it keeps its cookie, and sends forms as HTML has it. */
    static final class Browser {
        private static final String BOUNDARY = "----passerelle0123456789";
        private String cookie = "";

        static Browser of(String name) {
            var browser = new Browser();
            Response in = browser.send(
                    "POST",
                    "/login",
                    ("name=" + name + "&password=" + PASSWORD.replace(" ", "+")).getBytes(StandardCharsets.US_ASCII),
                    "application/x-www-form-urlencoded");
            assertThat(in.status()).isEqualTo(303);
            String set = in.headers().one("Set-Cookie").orElseThrow();
            browser.cookie = set.substring(0, set.indexOf(';'));
            return browser;
        }

        Response get(String target) {
            return send("GET", target, new byte[0], "");
        }

        String page(String target) {
            Response answer = get(target);
            assertThat(answer.status()).as(problem(answer)).isEqualTo(200);
            return text(answer);
        }

        /** Fills in a page's form and sends it, with files by the name of their field. */
        Response submit(String page, Map<String, String> said, Map<String, byte[]> files) {
            return submit(page, page(page), said, files);
        }

        Response submit(String target, String shown, Map<String, String> said, Map<String, byte[]> files) {
            var all = new LinkedHashMap<>(said);
            for (String hidden : List.of("_forms", "_tray", "_seen")) {
                hidden(shown, hidden, all);
            }
            var body = new ByteArrayOutputStream();
            all.forEach((name, value) -> part(body, "name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8)));
            files.forEach((name, octets) ->
                    part(body, "name=\"" + name + "\"; filename=\"IMG 1.jpg\"\r\nContent-Type: image/jpeg", octets));
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
            return send("POST", target, body.toByteArray(), "multipart/form-data; boundary=" + BOUNDARY);
        }

        private static void hidden(String shown, String name, Map<String, String> all) {
            Matcher found =
                    Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(shown);
            if (found.find()) {
                all.putIfAbsent(name, found.group(1));
            }
        }

        private static void part(ByteArrayOutputStream body, String disposition, byte[] octets) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(octets);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }

        Response send(String method, String target, byte[] body, String type) {
            Map<String, List<String>> fields = new HashMap<>();
            fields.put("Host", List.of("pages.test"));
            fields.put("Origin", List.of("https://pages.test"));
            if (!type.isEmpty()) {
                fields.put("Content-Type", List.of(type));
            }
            if (!cookie.isEmpty()) {
                fields.put("Cookie", List.of(cookie));
            }
            return console.handle(Request.of(method, target, new Headers(fields), body, null));
        }
    }

    /** What a page says is wrong. */
    static String problem(Response answer) {
        return text(answer).replaceAll("(?s).*role=\"alert\">(.{0,300}).*", "$1");
    }

    static String text(Response answer) {
        return answer.body() instanceof Response.Body.Octets octets
                ? new String(octets.octets(), StandardCharsets.UTF_8)
                : "";
    }
}

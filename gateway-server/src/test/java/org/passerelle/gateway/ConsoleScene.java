package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.gateway.console.login.Entrances;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Headers;
import org.passerelle.gateway.http.Request;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.passkey.Place;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.AccountFile;
import org.passerelle.gateway.session.Doorman;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.gateway.session.Sessions;
import org.passerelle.gateway.telemetry.EventLog;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;
import org.passerelle.party.PersonId;
import org.passerelle.party.Rpps;

/** The console over a real node, without any socket; a new request of the practice before each test. */
abstract class ConsoleScene {
    static final String PASSWORD = "une phrase assez longue";
    private static final Pattern FORMS = Pattern.compile("name=\"_forms\" value=\"([A-Za-z0-9_-]{43})\"");

    @TempDir
    static Path folder;

    /** Tag of a class whose hospital has no card of the practice. */
    static final String NEWCOMER = "newcomer";
    /** Tag of a class whose hospital has another line, with people of its own. */
    static final String TWO_LINES = "two-lines";

    /** Where the pages are. */
    static final Place PLACE = Place.of(URI.create("https://pages.test")).orElseThrow();

    static Node practice;
    static Node hospital;
    static AccountFile accounts;
    static Doorman doorman;
    static Station station;
    static Boundary console;
    static List<String> routes = List.of();
    static Instant now = Instant.now();
    Id avis;

    @BeforeAll
    static void open(TestInfo test) {
        station = new Station(folder);
        if (test.getTags().contains(TWO_LINES)) {
            ConsoleRightsTest.addLine(station);
            practice = ConsoleRightsTest.practices(station);
        } else {
            practice = station.practice();
        }
        if (test.getTags().contains(NEWCOMER)) {
            station.forgetPractice();
        }
        hospital = station.hospital();
        accounts = new AccountFile(station.folder.resolve("accounts.json"));
        accounts.add(account("paul.exemple", Station.EXPERT));
        accounts.add(account("claude.modele", Station.COORDINATOR));
        accounts.add(account("alix.ailleurs", Station.STRANGER));
        accounts.add(account("andrea.audit", Station.STRANGER, Account.Duty.AUDITOR));
        accounts.add(account("oli.exploite", Station.STRANGER, Account.Duty.OPERATOR));
        InstantSource clock = () -> now;
        var sessions = new Sessions(clock, new Random(1), Sessions.USUAL);
        doorman = new Doorman(accounts, sessions, clock, new Random(2));
        var pages = NodeConsole.of(
                hospital,
                Entrances.of(doorman).with(new Passkeys(PLACE, clock, new Random(4))),
                folder.resolve("aside"),
                new NodeSettings.World(clock, new SecureRandom()),
                Examination.looks(station.read(), Station.WORLD));
        console = new Boundary(pages.handler(), pages.problems(), new RequestLog(new EventLog()));
        routes = pages.routes();
    }

    static Account account(String name, Rpps rpps, Account.Duty... duties) {
        return new Account(
                name, PersonId.of(rpps), PasswordHash.of(PASSWORD.toCharArray(), new Random(3)), Set.of(duties));
    }

    @AfterAll
    static void close() {
        practice.close();
        hospital.close();
    }

    @BeforeEach
    void request() {
        avis = Station.request(practice, hospital);
    }

    static void pass(Duration time) {
        now = now.plus(time);
    }

    /** A browser: it keeps its cookie, and tells where its forms come from. */
    static final class Browser {
        private final Boundary where;
        private String cookie = "";
        private final Map<String, String> more = new HashMap<>();

        Browser() {
            this(console);
        }

        /** In front of other pages than the hospital's. */
        Browser(Boundary where) {
            this.where = where;
        }

        static Browser of(String name) {
            return of(console, name);
        }

        static Browser of(Boundary where, String name) {
            var browser = new Browser(where);
            assertThat(browser.login(name, PASSWORD).status()).isEqualTo(303);
            return browser;
        }

        Browser with(String header, String value) {
            more.put(header, value);
            return this;
        }

        Response login(String name, String password) {
            Response answer = post("/login", Map.of("name", name, "password", password));
            answer.headers().one("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        }

        String cookie() {
            return cookie;
        }

        void cookie(String other) {
            cookie = other;
        }

        /** Follows something that logs in, and keeps its cookie. */
        Response entering(String target) {
            Response answer = get(target);
            answer.headers().one("Set-Cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        }

        Response get(String target) {
            return send("GET", target, "", Map.of());
        }

        /** A page that is there. */
        String page(String target) {
            Response answer = get(target);
            assertThat(answer.status()).as(text(answer)).isEqualTo(200);
            return text(answer);
        }

        /** Sends a form as a page of ours does: with what the page carries. */
        Response submit(String page, String target, Map<String, String> fields) {
            Matcher token = FORMS.matcher(page(page));
            assertThat(token.find()).isTrue();
            var all = new HashMap<>(fields);
            all.put("_forms", token.group(1));
            return post(target, all);
        }

        Response post(String target, Map<String, String> fields) {
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send("POST", target, body, Map.of("Origin", "https://pages.test"));
        }

        Response send(String method, String target, String body, Map<String, String> headers) {
            Map<String, List<String>> fields = new HashMap<>();
            fields.put("Host", List.of("pages.test"));
            if (!body.isEmpty()) {
                fields.put("Content-Type", List.of("application/x-www-form-urlencoded"));
            }
            if (!cookie.isEmpty()) {
                fields.put("Cookie", List.of("other=1; " + cookie));
            }
            headers.forEach((name, value) -> fields.put(name, List.of(value)));
            more.forEach((name, value) -> fields.put(name, List.of(value)));
            Request request =
                    Request.of(method, target, new Headers(fields), body.getBytes(StandardCharsets.UTF_8), null);
            if (!body.isEmpty()) {
                // as the edge does, once it has read the head
                assertThat(where.mostBody(request)).isPositive();
            }
            return where.handle(request);
        }
    }

    String exchange() {
        return "/exchanges/" + avis;
    }

    /** The last step that was taken. */
    String seen() {
        var done = hospital.view(avis).state().stepsDone();
        return done.get(done.size() - 1).stepId().hex();
    }

    String state() {
        return hospital.row(avis).orElseThrow().state();
    }

    static String text(Response answer) {
        return answer.body() instanceof Response.Body.Octets octets
                ? new String(octets.octets(), StandardCharsets.UTF_8)
                : "";
    }
}

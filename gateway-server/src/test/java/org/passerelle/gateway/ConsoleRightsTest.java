package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.flow.Attachment;
import org.passerelle.gateway.http.Boundary;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.Account.Duty;
import org.passerelle.node.Node;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;

/**
 * Every route of the console, asked for by everybody, with the status of each answer: {@code specs/console-rights.md}. A route that
 * nobody thought of fails here, and so does one that opens to somebody more.
 */
@Tag(ConsoleScene.TWO_LINES)
class ConsoleRightsTest extends ConsoleScene {
    private static final Path DOCUMENT = Path.of("..", "specs", "console-rights.md");
    private static final Path MADE = Path.of("target", "console-rights.md");
    private static final MailAddress OTHER_LINE = MailAddress.of("pneumologie@ch-barleduc.mssante.test");
    private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
    private static final String NOBODY = "nobody";
    private static final String OTHER_PRACTICE = "other practice's professional";
    /** Who is of the line and in no column, so that it may be them who go. */
    static final Rpps SOMEBODY = new Rpps("10000000011");

    private static final String MORE_MEMBERS =
            "      - { rpps: '10000000004', familyName: INTERNE, givenName: Ines, rights: [intern] }\n"
                    + "      - { rpps: '10000000005', familyName: SECRETAIRE, givenName: Sam, rights: [secretary] }\n"
                    + "      - { rpps: '10000000011', familyName: QUELQUUN, givenName: Andrea, rights: [intern] }\n";

    /** Who asks, by the table's columns, and by which account. */
    private static final Map<String, String> ASKING = new LinkedHashMap<>();

    static {
        ASKING.put(NOBODY, "");
        ASKING.put("expert", "paul.exemple");
        ASKING.put("intern", "ines.interne");
        ASKING.put("secretary", "sam.secretaire");
        ASKING.put("coordinator", "claude.modele");
        ASKING.put("other line's expert", "otto.autre");
        ASKING.put("other line's coordinator", "cora.autre");
        ASKING.put("on no line", "alix.ailleurs");
        ASKING.put("auditor", "anne.audit");
        ASKING.put("operator", "omar.astreinte");
        ASKING.put("requester", "jeanne.essai");
        ASKING.put("their secretary", "sacha.accueil");
        ASKING.put(OTHER_PRACTICE, "odile.voisin");
    }

    /** Columns of the people of practices, who have pages of their own gateway. */
    private static final Set<String> IN_TOWN = Set.of("requester", "their secretary", OTHER_PRACTICE);
    /** Columns of those who may act, and are asked last: what they do away with is there for everybody before. */
    private static final List<String> LAST = List.of("expert", "coordinator", "operator");

    private static TwoPractices town;
    private static WhatIsThere there;

    /** Seconds of the recording. */
    private static final int NIGHT = 60;

    private final Map<String, Browser> loggedIn = new HashMap<>();

    /** Before the houses open. */
    static void addLine(Station station) {
        station.sign(
                "pneumologie",
                station.text("hospital.yaml").replace(Station.LINE.value(), OTHER_LINE.value()),
                "hospital");
        station.write("settings.yaml", withAnotherLine(station.settings()));
    }

    /** The practice that asks, and another one on the same gateway. */
    static Node practices(Station station) {
        town = TwoPractices.open(station, () -> now);
        return town.node;
    }

    @BeforeAll
    static void addNewcomers() {
        TwoPractices.introduce(station, "nouveau", hospital);
        TwoPractices.introduce(station, "lointain", hospital);
        there = new WhatIsThere(hospital, doorman, town.doorman, IN_TOWN);
    }

    /** With a file of each kind that has a page of its own. */
    @Override
    @BeforeEach
    void request() {
        avis = Station.request(
                practice,
                hospital,
                List.of(
                        file("dermoscopic", MadeFiles.jpeg()),
                        file("recording", MadeFiles.night(NIGHT, 20)),
                        file("letter", MadeFiles.pdf())));
    }

    private static Attachment file(String kind, byte[] octets) {
        return new Attachment(kind, kind, () -> new ByteArrayInputStream(octets), null);
    }

    @BeforeAll
    static void addAccounts() {
        accounts.add(account("ines.interne", new Rpps("10000000004")));
        accounts.add(account("sam.secretaire", new Rpps("10000000005")));
        accounts.add(account("otto.autre", new Rpps("10000000006")));
        accounts.add(account("cora.autre", new Rpps("10000000007")));
        Account anne = account("anne.audit", new Rpps("10000000008"), Duty.AUDITOR);
        accounts.add(
                new Account(anne.name(), anne.person(), anne.password(), anne.duties(), List.of(WhatIsThere.PASSKEY)));
        accounts.add(account("omar.astreinte", new Rpps("10000000010"), Duty.OPERATOR));
    }

    private static String withAnotherLine(String settings) {
        return settings.replace("cards:\n", """
                        cards:
                          - { file: pneumologie.card, own: true, confirmedBy: Camille Exemple, confirmedRole: secrétaire, confirmedAt: 2026-01-02T09:00:00Z }
                        """)
                .replace("mailboxes:\n", """
                        mailboxes:
                          - address: pneumologie@ch-barleduc.mssante.test
                            smtp: { host: localhost, port: 9 }
                            imap: { host: localhost, port: 9 }
                            login: { user: pneumologie, passwordEnv: MAIL_PASSWORD }
                            anchors: keys/anchors.pem
                        """)
                .replace("lines:\n", """
                        lines:
                          - address: pneumologie@ch-barleduc.mssante.test
                            members:
                              - { rpps: '10000000006', familyName: AUTRE, givenName: Otto }
                              - { rpps: '10000000007', familyName: AUTRE, givenName: Cora, rights: [coordinator], mail: c.autre@ch-barleduc.mssante.test }
                        """)
                .replace("https:\n", MORE_MEMBERS + "https:\n");
    }

    @Test
    void everyRouteAnswersEveryoneAsTheTableSays() throws IOException {
        String table = table();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, table, StandardCharsets.UTF_8);
        String document = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
        assertThat(document.substring(document.indexOf("| route")))
                .as("%s; what the console does now is in gateway-server/%s", DOCUMENT, MADE)
                .isEqualTo(table);
    }

    /** Whatever the table says: who is not logged in, on another line or on none sees and changes nothing of an exchange. */
    @Test
    void nobodyFromOutsideGetsAnExchange() {
        for (String route : exchangeRoutes()) {
            for (String outside : List.of(
                    NOBODY,
                    "other line's expert",
                    "other line's coordinator",
                    "on no line",
                    "operator",
                    OTHER_PRACTICE)) {
                Response answer = ask(route, outside);
                assertThat(answer.status()).as("%s by %s", route, outside).isIn(303, 403, 404);
                assertThat(text(answer)).doesNotContain("MARTIN", "lésion");
                assertThat(answer.headers().one("Location").orElse("/login")).startsWith("/login");
            }
        }
        assertThat(state()).isEqualTo("requested");
    }

    private static List<String> exchangeRoutes() {
        return routes.stream().filter(route -> route.contains("/exchanges/")).toList();
    }

    @Test
    void everyAnswerLeavesABrowserNoWayOut() {
        for (String route :
                routes.stream().filter(each -> each.startsWith("GET ")).toList()) {
            for (String who : List.of(NOBODY, "expert", "coordinator", "auditor", "operator", "requester")) {
                var headers = ask(route, who).headers();
                assertThat(headers.one("Content-Security-Policy").orElseThrow())
                        .as("%s by %s", route, who)
                        .contains("default-src 'none'")
                        .containsPattern("frame-ancestors '(none|self)'|sandbox")
                        .doesNotContain("unsafe-eval", "*", "http:", "https:");
            }
        }
    }

    @Test
    void everyFormWantsTheTokenOfItsSession() {
        for (String route :
                routes.stream().filter(each -> each.startsWith("POST ")).toList()) {
            String target = target(route, "expert");
            Browser browser = Browser.of("paul.exemple");
            Map<String, String> fields = Map.of("_seen", seen(), "_forms", "A".repeat(43));
            if (!target.startsWith("/login")) {
                assertThat(browser.post(target, fields).status()).as(route).isIn(403, 404);
                assertThat(browser.post(target, Map.of()).status()).as(route).isIn(403, 404);
            }
            assertThat(new Browser()
                            .with("Origin", "https://elsewhere.test")
                            .post(target, fields)
                            .status())
                    .as("%s from another site", route)
                    .isIn(303, 403);
        }
        assertThat(state()).isEqualTo("requested");
    }

    private String table() {
        var table = new StringBuilder("| route |");
        ASKING.keySet().forEach(who -> table.append(' ').append(who).append(" |"));
        table.append("\n|---|").append("---|".repeat(ASKING.size())).append('\n');
        for (String route : new TreeSet<>(routes)) {
            table.append("| `").append(route).append("` |");
            Map<String, Integer> told = told(route);
            ASKING.keySet()
                    .forEach(who -> table.append(' ').append(told.get(who)).append(" |"));
            table.append('\n');
        }
        return table.toString();
    }

    private Map<String, Integer> told(String route) {
        Map<String, Integer> told = new HashMap<>();
        for (String who : Stream.concat(ASKING.keySet().stream().filter(each -> !LAST.contains(each)), LAST.stream())
                .toList()) {
            if (route.startsWith("POST /exchanges/")) {
                // one that nobody took before
                avis = Station.request(practice, hospital);
            }
            told.put(who, ask(route, who).status());
        }
        return told;
    }

    private Response ask(String route, String who) {
        Browser browser = who.equals(NOBODY) ? new Browser() : browser(who, route);
        String target = target(route, who);
        if (route.startsWith("GET ")) {
            return browser.get(target);
        }
        String version = String.valueOf(hospital.books().book(Station.LINE).version());
        var said = Map.of("_seen", seen(), "_version", version, "role", "coordination", "name", who);
        if (who.equals(NOBODY)) {
            return browser.post(target, said);
        }
        return browser.submit(IN_TOWN.contains(who) ? "/requests" : "/worklist", target, said);
    }

    /** Logged in once for all that neither begins nor ends a session. */
    private Browser browser(String who, String route) {
        Boundary where = IN_TOWN.contains(who) ? town.console : console;
        return route.contains(" /log") || route.contains(" /enter/")
                ? Browser.of(where, ASKING.get(who))
                : loggedIn.computeIfAbsent(who, first -> Browser.of(where, ASKING.get(who)));
    }

    /** The route with something that is there in each place of its template. */
    private String target(String route, String who) {
        Matcher variable = VARIABLE.matcher(route.substring(route.indexOf(' ') + 1));
        var target = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(target, Matcher.quoteReplacement(there.of(variable.group(1), avis, route, who)));
        }
        variable.appendTail(target);
        return route.endsWith("/stretch") ? target + "?from=0&until=60&columns=9" : target.toString();
    }
}

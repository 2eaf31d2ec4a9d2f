package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.gateway.http.Response;
import org.passerelle.gateway.session.Account.Duty;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
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
    /** Who is of the line and in no column, so that it may be them who go. */
    private static final Rpps SOMEBODY = new Rpps("10000000011");

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
    }

    private final Map<String, Browser> loggedIn = new HashMap<>();

    /** Before the houses open. */
    static void addLine(Station station) {
        station.sign(
                "pneumologie",
                station.text("hospital.yaml").replace(Station.LINE.value(), OTHER_LINE.value()),
                "hospital");
        station.write("settings.yaml", withAnotherLine(station.settings()));
    }

    @BeforeAll
    static void addAccounts() {
        accounts.add(account("ines.interne", new Rpps("10000000004")));
        accounts.add(account("sam.secretaire", new Rpps("10000000005")));
        accounts.add(account("otto.autre", new Rpps("10000000006")));
        accounts.add(account("cora.autre", new Rpps("10000000007")));
        accounts.add(account("anne.audit", new Rpps("10000000008"), Duty.AUDITOR));
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
            for (String outside :
                    List.of(NOBODY, "other line's expert", "other line's coordinator", "on no line", "operator")) {
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
            for (String who : List.of(NOBODY, "expert", "coordinator", "auditor", "operator")) {
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
            String target = target(route);
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
            for (String who : ASKING.keySet()) {
                if (route.startsWith("POST /exchanges/")) {
                    // one that nobody took before
                    request();
                }
                table.append(' ').append(ask(route, who).status()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private Response ask(String route, String who) {
        Browser browser = who.equals(NOBODY) ? new Browser() : browser(who, route);
        String target = target(route);
        if (route.startsWith("GET ")) {
            return browser.get(target);
        }
        return who.equals(NOBODY)
                ? browser.post(target, Map.of("_seen", seen(), "name", who))
                : browser.submit("/worklist", target, new HashMap<>(Map.of("_seen", seen(), "name", who)));
    }

    /** Logged in once for all that neither begins nor ends a session. */
    private Browser browser(String who, String route) {
        return route.contains(" /log") || route.contains(" /enter/")
                ? Browser.of(ASKING.get(who))
                : loggedIn.computeIfAbsent(who, first -> Browser.of(ASKING.get(who)));
    }

    /** The route with something that is there in each place of its template. */
    private String target(String route) {
        Matcher variable = VARIABLE.matcher(route.substring(route.indexOf(' ') + 1));
        var target = new StringBuilder();
        while (variable.find()) {
            variable.appendReplacement(target, Matcher.quoteReplacement(sample(variable.group(1))));
        }
        return variable.appendTail(target).toString();
    }

    private String sample(String variable) {
        return switch (variable) {
            case "id" -> avis.hex();
            case "step" -> "take";
            case "document" -> document().hex();
            case "speech" -> "en";
            case "hash" -> asset()[2];
            case "name" -> asset()[3];
            case "line" -> Station.LINE.value();
            case "person" -> PersonId.of(SOMEBODY).value();
            case "invitation" -> "A".repeat(43);
            // there is none of that; whoever adds a route with something to find says it above
            default -> "0".repeat(32);
        };
    }

    private Id document() {
        var done = hospital.view(avis).state().stepsDone().get(0);
        List<Id> documents = new ArrayList<>();
        done.content().arrayOrEmpty("documents").objects().forEach(each -> documents.add(Id.parse(each.text("id"))));
        return documents.get(0);
    }

    private static String[] asset() {
        String page = new Browser().page("/login");
        int at = page.indexOf("/assets/");
        return page.substring(at, page.indexOf('"', at)).split("/", -1);
    }
}

package org.passerelle.directory.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.passerelle.directory.api.Served.bundle;
import static org.passerelle.directory.api.Served.coded;
import static org.passerelle.directory.api.Served.identifier;
import static org.passerelle.directory.api.Served.linked;
import static org.passerelle.directory.api.Served.nested;
import static org.passerelle.directory.api.Served.organization;
import static org.passerelle.directory.api.Served.practitioner;
import static org.passerelle.directory.api.Served.telecom;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.directory.DirectoryRefusal;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Directory.Answer;
import org.passerelle.port.trust.DirectoryEntry;
import org.passerelle.port.trust.DirectoryEntry.Kind;
import org.passerelle.port.trust.DirectoryEntry.Label;
import org.passerelle.refusal.RefusalCode;

class DirectoryApiTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final String EMPTY = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";
    private static final MailAddress DERMATOLOGY = new MailAddress("dermato@ch.mssante.fr");
    private static final StructureId HOSPITAL = new StructureId("1550000012");

    private Instant now = START;
    private final LoopbackServer server = new LoopbackServer();
    private final DirectoryApi api = new DirectoryApi(
            new ApiRules(
                    server.uri("/fhir/v2"),
                    () -> "our-key",
                    Duration.ofHours(10),
                    new Fetcher.Limits(Duration.ofSeconds(5), 300_000)),
            new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of()),
            () -> now);

    @BeforeEach
    void nobodyIsKnown() {
        List.of("Organization", "Practitioner", "PractitionerRole").forEach(type -> serve(type, EMPTY));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void serve(String type, String json) {
        server.publish("/fhir/v2/" + type, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anOrganisationsMailboxIsFoundWithAllThatIsSaidOfIt() {
        serve(
                "Organization",
                bundle(organization(
                        identifier("urn:oid:1.2.250.1.71.4.2.2", "1550000012") + ","
                                + identifier("https://finess.esante.gouv.fr", "550000034") + ","
                                + identifier("https://example.test", "1550000056"),
                        telecom(
                                        "dermato@ch.mssante.fr",
                                        coded("ORG")
                                                + ",{\"url\":\"service\",\"valueString\":\"Dermatologie\"}"
                                                + ",{\"url\":\"description\",\"valueString\":\"Avis\"}"
                                                + ",{\"url\":\"digitization\",\"valueBoolean\":true}"
                                                + ",{\"url\":\"listeRouge\",\"valueBoolean\":true}")
                                + "," + telecom("dermato@ch.mssante.fr.example", coded("ORG"))
                                + ",{\"system\":\"email\",\"value\":\"dermato@ch.mssante.fr\"}")));

        assertThat(api.find(DERMATOLOGY))
                .isEqualTo(new Answer(
                        List.of(new DirectoryEntry(
                                DERMATOLOGY,
                                Kind.ORG,
                                null,
                                Set.of(HOSPITAL, new StructureId("1550000034")),
                                new Label("CH D'ESSAI", "Dermatologie", "Avis"),
                                true,
                                true,
                                Set.of(),
                                "api",
                                START)),
                        List.of()));
        assertThat(server.asked())
                .containsExactly(
                        "GET /fhir/v2/Organization?mailbox-mss=dermato%40ch.mssante.fr&_count=50 our-key",
                        "GET /fhir/v2/Practitioner?mailbox-mss=dermato%40ch.mssante.fr&_count=50 our-key",
                        "GET /fhir/v2/PractitionerRole?mailbox-mss=dermato%40ch.mssante.fr"
                                + "&_include=PractitionerRole:practitioner&_count=50 our-key");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:oid:1.2.250.1.71.4.2.1, 810003456789",
        "https://rpps.esante.gouv.fr, 10003456789",
    })
    void aProfessionalsMailboxIsFoundWhereverItHangs(String system, String number) {
        String zoe = practitioner(
                identifier(system, number),
                telecom("zoe@medecin.mssante.fr", "{\"url\":\"type\",\"valueCode\":\"PER\"}"));
        serve("Practitioner", bundle(zoe));
        serve(
                "PractitionerRole",
                bundle(
                        "{\"resourceType\":\"PractitionerRole\",\"practitioner\":{\"reference\":\"Practitioner/003-7\"},\"telecom\":["
                                + telecom("zoe@clinique.mssante.fr", coded("PER")) + "]}",
                        practitioner(identifier(system, number), "")));

        assertThat(owner("zoe@medecin.mssante.fr")).isTrue();
        assertThat(owner("zoe@clinique.mssante.fr")).isTrue();
        assertThat(api.mailboxesOf(new Rpps("10003456789")).entries()).hasSize(1);
    }

    private boolean owner(String address) {
        return api.find(new MailAddress(address))
                .belongs(new MailAddress(address), new StructureId("810003456789"))
                .isPresent();
    }

    @Test
    void whoIsNoLongerActiveOrHasNoNumberOrTwoOwnsNothing() {
        String mailbox = telecom("dermato@ch.mssante.fr", coded("ORG"));
        String number = identifier("urn:oid:1.2.250.1.71.4.2.2", "1550000012");
        String rpps = identifier("https://rpps.esante.gouv.fr", "10003456789");
        serve(
                "Organization",
                bundle(
                        organization(number, mailbox).replace("\"active\":true", "\"active\":false"),
                        organization(identifier("urn:oid:1.2.250.1.71.4.2.2", "x"), mailbox),
                        organization(number, mailbox.replace("ORG", "PER")),
                        organization(number, mailbox.replace("email", "phone"))));
        String personal = telecom("dermato@ch.mssante.fr", coded("PER"));
        serve(
                "Practitioner",
                bundle(
                        practitioner(rpps + "," + identifier("https://rpps.esante.gouv.fr", "10003456780"), personal),
                        practitioner(rpps, mailbox).replace("003-7", "003-8"),
                        practitioner(rpps, personal).replace("\"id\":\"003-7\",", "")));

        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAnswerIsKeptForItsTimeAndOneThatKnowsNobodyForLess() {
        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
        now = START.plus(Duration.ofHours(1)).minusMillis(1);
        serve(
                "Organization",
                bundle(organization(
                        identifier("https://finess.esante.gouv.fr", "550000012"),
                        telecom("dermato@ch.mssante.fr", coded("ORG")))));
        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
        now = now.plusMillis(1);
        assertThat(api.find(DERMATOLOGY).entries()).hasSize(1);
        int asked = server.asked().size();
        now = now.plus(Duration.ofHours(10)).minusMillis(1);
        server.down(true);
        assertThat(api.find(DERMATOLOGY).entries()).hasSize(1);
        assertThat(server.asked()).hasSize(asked);
        now = now.plusMillis(1);
        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.away("api"));
    }

    @Test
    void whoDoesNotAnswerIsNotAskedAgainForAMinuteAndThatIsNoAnswer() {
        server.down(true);
        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.away("api"));
        assertThat(api.states().get(0).findTrouble()).contains(FetchRefusal.STATUS);
        server.down(false);
        now = START.plus(DirectoryApi.PAUSE).minusMillis(1);
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.away("api"));
        assertThat(server.asked()).hasSize(1);
        now = now.plusMillis(1);
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.UNKNOWN);
        assertThat(api.states().get(0).findTrouble()).isEmpty();
        assertThat(api.states().get(0).findAsOf()).contains(now);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "<html>",
                "{\"resourceType\":\"OperationOutcome\"}",
                "{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}",
                "{\"resourceType\":\"Bundle\"} {}",
                "{\"resourceType\":\"Bundle\",\"entry\":[NaN]}"
            })
    void anAnswerInAnotherFormIsNoAnswer(String json) {
        serve("Organization", json);

        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.away("api"));
        assertThat(api.states().get(0).findTrouble()).contains(DirectoryRefusal.MALFORMED);
    }

    @Test
    void membersOfAnotherTypeAreNothing() {
        serve(
                "Organization",
                "{\"resourceType\":\"Bundle\",\"link\":{},\"entry\":[1,{},{\"resource\":[]},{\"resource\":"
                        + "{\"resourceType\":\"Organization\",\"identifier\":[{\"system\":1,\"value\":{}}],\"telecom\":{}}}]}");

        assertThat(api.find(DERMATOLOGY)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void asManyPagesAsTheLimitAreReadAndOurKeyGoesNowhereElse() {
        page(1, DirectoryApi.MOST_PAGES);
        assertThat(api.mailboxesOf(HOSPITAL).entries()).hasSize(DirectoryApi.MOST_PAGES);

        now = START.plus(Duration.ofDays(2));
        page(1, DirectoryApi.MOST_PAGES + 1);
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.away("api"));
        assertThat(api.states().get(0).findTrouble()).contains(DirectoryRefusal.TOO_LARGE);

        now = START.plus(Duration.ofDays(4));
        try (var other = new LoopbackServer()) {
            serve("Organization", linked(other.uri("/steal").toString()));
            assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.away("api"));
            assertThat(api.states().get(0).findTrouble()).contains(FetchRefusal.HOST);
            assertThat(other.asked()).isEmpty();
        }
    }

    private void page(int number, int last) {
        String path = number == 1 ? "/fhir/v2/Organization" : "/fhir/page" + number;
        String page = number == last
                ? linked("")
                : linked(server.uri("/fhir/page" + (number + 1)).toString());
        server.publish(path, page.replace("dermato", "dermato" + number).getBytes(StandardCharsets.UTF_8));
        if (number < last) {
            page(number + 1, last);
        }
    }

    @Test
    void answersAreBoundedInDepthValuesAndOctets() {
        serve("Organization", nested(AnswerJson.DEEPEST - 1));
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.UNKNOWN);
        refused(nested(AnswerJson.DEEPEST), DirectoryRefusal.MALFORMED);
        String values = IntStream.range(0, AnswerJson.MOST_VALUES - 3)
                .mapToObj(place -> "1")
                .collect(Collectors.joining(",", "{\"resourceType\":\"Bundle\",\"entry\":[", "]}"));
        refused(values.replaceFirst("1,", "1,1,"), DirectoryRefusal.TOO_LARGE);
        refused(
                "{\"resourceType\":\"Bundle\",\"id\":\"" + "x".repeat(AnswerJson.LONGEST + 1) + "\"}",
                DirectoryRefusal.MALFORMED);
        refused(" ".repeat(300_001), FetchRefusal.TOO_LARGE);
        serve("Organization", values);
        now = now.plus(Duration.ofDays(1));
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.UNKNOWN);
    }

    private void refused(String json, RefusalCode code) {
        now = now.plus(Duration.ofDays(1));
        serve("Organization", json);
        assertThat(api.mailboxesOf(HOSPITAL)).isEqualTo(Answer.away("api"));
        assertThat(api.states().get(0).findTrouble()).contains(code);
    }

    @Test
    void nothingIsBelievedLongerThanThirtyDays() {
        URI base = URI.create("https://example.test/fhir");
        assertThat(new ApiRules(base, () -> "secret", Duration.ofDays(30), Fetcher.Limits.DEFAULT).toString())
                .doesNotContain("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new ApiRules(base, () -> "", Duration.ofDays(30).plusMillis(1), Fetcher.Limits.DEFAULT));
    }
}

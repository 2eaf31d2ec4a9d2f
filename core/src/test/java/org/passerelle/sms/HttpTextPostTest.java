package org.passerelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.canon.Id;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.HttpsLoopback;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.Mobile;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.FetchRefusal;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextRefusal;
import org.passerelle.port.tell.TextTemplate;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;

/** A provider over real TLS: its status decides, and nothing else that it does. */
@Timeout(60)
class HttpTextPostTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:30:00Z");
    private static final TestPki PKI = new TestPki(new SeededRandom(61), InstantSource.system());
    private static final Leaf.Subject PROVIDER =
            new Leaf.Subject("Meuse (55)", "FOURNISSEUR D'ESSAI", new StructureId("1550000098"), "sms");
    private static final Issued SERVER = PKI.issue(Leaf.tlsServer(PROVIDER, List.of("localhost")));
    private static final Issued OTHER = PKI.issue(Leaf.tlsServer(PROVIDER, List.of("autre.example")));
    private static final TextMessage MESSAGE = new TextMessage(
            new Id("0123456789abcdef0123456789abcdef"),
            new Mobile("+33600000002"),
            "Passerelle \"Avis\" : délai dépassé {token}");
    private static final TextTemplate JSON = new TextTemplate(
            TextTemplate.Encoding.JSON,
            "{\"to\": \"{to}\", \"text\": \"{text}\", \"from\": \"{sender}\", \"ref\": \"{id}\"}");

    private HttpsLoopback server = new HttpsLoopback(SERVER);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpTextPost post(TextTemplate body) {
        return post(body, List.of(PKI.root()), Duration.ofSeconds(20));
    }

    private HttpTextPost post(TextTemplate body, List<X509Certificate> authorities, Duration time) {
        var rules = new SmsRules(
                server.uri("/v1/messages"),
                Map.of("Authorization", "Bearer s3cret"),
                body,
                Map.of("sender", "CHESSAI", "token", "s3cret"),
                new SmsRules.Statuses(200, 201),
                time);
        var fetcher = new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), authorities);
        return new HttpTextPost(rules, fetcher, () -> NOW);
    }

    private static Refusal later(TextOutcome outcome) {
        assertThat(outcome).isInstanceOf(TextOutcome.Later.class);
        return ((TextOutcome.Later) outcome).why();
    }

    private static Refusal never(TextOutcome outcome) {
        assertThat(outcome).isInstanceOf(TextOutcome.Never.class);
        return ((TextOutcome.Never) outcome).why();
    }

    @Test
    void whatItTakesWasSentOnceAsTheTemplateSaysWithTheTokenInItsHeader() {
        HttpTextPost post = post(JSON);
        assertThat(post.post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
        assertThat(post.state()).isEqualTo(new MailboxState.Ok());
        assertThat(server.asked())
                .containsExactly(new HttpsLoopback.Asked(
                        "POST /v1/messages",
                        "application/json",
                        "Bearer s3cret",
                        "{\"to\": \"+33600000002\", \"text\": \"Passerelle \\\"Avis\\\" : délai dépassé {token}\","
                                + " \"from\": \"CHESSAI\", \"ref\": \"0123456789abcdef0123456789abcdef\"}"));
    }

    @Test
    void aFormIsWrittenAsFormsAre() {
        var form = new TextTemplate(TextTemplate.Encoding.FORM, "key={token}&to={digits}&text={text}");
        assertThat(post(form).post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
        HttpsLoopback.Asked asked = server.asked().get(0);
        assertThat(asked.type()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(asked.body())
                .isEqualTo("key=s3cret&to=33600000002"
                        + "&text=Passerelle+%22Avis%22+%3A+d%C3%A9lai+d%C3%A9pass%C3%A9+%7Btoken%7D");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 422, 202, 301, 302, 307, 308})
    void whatItRefusesIsFinalAndARedirectIsARefusal(int status) {
        server.next(status);
        HttpTextPost post = post(JSON);
        Refusal why = never(post.post(MESSAGE));
        assertThat(why.code()).isEqualTo(TextRefusal.REFUSED);
        assertThat(why.facts()).containsEntry(FactKey.ACTUAL, String.valueOf(status));
        assertThat(server.asked()).hasSize(1);
        boolean ofOne = status == 400 || status == 422;
        assertThat(post.state() instanceof MailboxState.Ok).isEqualTo(ofOne);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aWrongTokenIsFinalAndShowsUntilItIsMended(int status) {
        server.next(status);
        HttpTextPost post = post(JSON);
        assertThat(never(post.post(MESSAGE)).code()).isEqualTo(TextRefusal.NOT_LET_IN);
        assertThat(post.state()).isInstanceOf(MailboxState.NotLoggedIn.class);
        assertThat(post.post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
        assertThat(post.state()).isEqualTo(new MailboxState.Ok());
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 599})
    void whoIsBusyIsAskedAgain(int status) {
        server.next(status);
        HttpTextPost post = post(JSON);
        assertThat(later(post.post(MESSAGE)).code()).isEqualTo(TextRefusal.BUSY);
        assertThat(post.state()).isInstanceOf(MailboxState.Degraded.class);
        assertThat(post.post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
    }

    @Test
    void whoNeverAnswersIsLeftInTime() {
        server.next(HttpsLoopback.MUTE);
        HttpTextPost post = post(JSON, List.of(PKI.root()), Duration.ofMillis(1500));
        assertThat(later(post.post(MESSAGE)).code()).isEqualTo(FetchRefusal.TOO_SLOW);
        assertThat(post.state()).isInstanceOf(MailboxState.Degraded.class);
    }

    @Test
    void anAnswerWithoutEndIsNotReadAndItsStatusCounts() {
        server.next(HttpsLoopback.ENDLESS, HttpsLoopback.ENDLESS);
        HttpTextPost post = post(JSON);
        assertThat(post.post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
        assertThat(post.post(MESSAGE)).isEqualTo(new TextOutcome.Taken());
    }

    @Test
    void whoIsNotThereIsAskedAgain() {
        HttpTextPost post = post(JSON);
        server.close();
        assertThat(later(post.post(MESSAGE)).code()).isEqualTo(FetchRefusal.UNAVAILABLE);
    }

    @Test
    void nothingIsSentToWhoseCertificateIsNotBelieved() {
        assertThat(later(post(JSON, List.of(), Duration.ofSeconds(20)).post(MESSAGE))
                        .code())
                .isEqualTo(FetchRefusal.CERTIFICATE);
        assertThat(server.asked()).isEmpty();
        server.close();
        server = new HttpsLoopback(OTHER);
        assertThat(later(post(JSON).post(MESSAGE)).code()).isEqualTo(FetchRefusal.CERTIFICATE);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aGreetingSendsNoMessage() {
        var limits = new Fetcher.Limits(Duration.ofSeconds(20), 1);
        server.next(405);
        new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of(PKI.root()))
                .greet(server.uri("/v1/messages?a=b"), limits);
        assertThat(server.asked())
                .singleElement()
                .satisfies(asked -> assertThat(asked.line()).isEqualTo("HEAD /"));
    }

    @Test
    void nothingPrintsANumberOrASecret() {
        assertThat(MESSAGE + " " + JSON + " " + MESSAGE.to()).doesNotContain("336", "délai");
    }
}

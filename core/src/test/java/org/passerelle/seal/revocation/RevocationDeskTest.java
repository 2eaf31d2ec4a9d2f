package org.passerelle.seal.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.fetch.AllowedHosts;
import org.passerelle.fetch.FolderLastGood;
import org.passerelle.fetch.HttpFetcher;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.party.StructureId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.trust.Revocations.Standing;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestPki;
import org.passerelle.seal.pki.TestResponder;
import org.passerelle.seal.pki.TestResponder.Words;

class RevocationDeskTest {
    private static final Instant START = Instant.parse("2026-11-20T08:30:00Z");
    private static final String LIST = "/organisations.crl";
    private static final String ROOT_LIST = "/root.crl";
    private static final String OCSP = "/ocsp";
    private static final Leaf.Subject SUBJECT =
            new Leaf.Subject("Meuse (55)", "CH D'ESSAI", new StructureId("1550000012"), "dermatologie");

    private static Instant now = START;
    private static final TestPki PKI = new TestPki(new SecureRandom(), () -> now);

    private static final TestPki STRANGERS = new TestPki(new SecureRandom(), () -> now);

    @TempDir
    Path folder;

    private final LoopbackServer server = new LoopbackServer();

    RevocationDeskTest() {
        now = START;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aListIsFetchedOnceAndAgainWhenItIsOld() {
        X509Certificate leaf = leaf(List.of(LIST), List.of()).certificate();
        publish(PKI.organisationsCrl());
        RevocationDesk desk = desk();
        assertThat(desk.known(leaf)).isEqualTo(Standing.AWAITED);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        assertThat(server.asked()).hasSize(1);
        now = START.plus(RevocationRules.USUAL_REFRESH);
        publish(PKI.organisationsCrl(List.of(leaf), CRLReason.superseded));
        assertThat(desk.known(leaf)).isEqualTo(Standing.GOOD);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.REVOKED);
        assertThat(desk.known(leaf)).isEqualTo(Standing.REVOKED);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void aListServesThroughAnOutageUntilItExpires() {
        X509Certificate leaf = leaf(List.of(LIST), List.of()).certificate();
        X509CRL list = PKI.organisationsCrl();
        publish(list);
        publish(ROOT_LIST, PKI.rootCrl());
        RevocationDesk desk = desk(configured(ROOT_LIST), List.of());
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        server.down(true);
        now = list.getNextUpdate().toInstant();
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        now = now.plusSeconds(1);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.AWAITED);
        server.down(false);
        publish(PKI.organisationsCrl());
        publish(ROOT_LIST, PKI.rootCrl());
        assertThat(desk.ask(leaf)).as("left in peace").isEqualTo(Standing.AWAITED);
        now = now.plus(RevocationRules.USUAL_RETRY);
        long news = desk.news();
        desk.refresh(List.of());
        assertThat(desk.news()).isGreaterThan(news);
        assertThat(desk.known(leaf)).isEqualTo(Standing.GOOD);
    }

    @Test
    void theLastGoodListOutlivesARestart() {
        X509Certificate leaf = leaf(List.of(LIST), List.of()).certificate();
        X509CRL list = PKI.organisationsCrl();
        publish(list);
        assertThat(desk().ask(leaf)).isEqualTo(Standing.GOOD);
        server.down(true);
        assertThat(desk().known(leaf)).isEqualTo(Standing.GOOD);
        assertThat(desk().ask(leaf)).isEqualTo(Standing.GOOD);
        now = list.getNextUpdate().toInstant().plusSeconds(1);
        assertThat(desk().ask(leaf)).isEqualTo(Standing.AWAITED);
    }

    @Test
    void anOlderOrForeignListTakesNoPlace() {
        X509Certificate leaf = leaf(List.of(LIST), List.of()).certificate();
        X509CRL clean = PKI.organisationsCrl();
        now = START.plusSeconds(60);
        publish(PKI.organisationsCrl(List.of(leaf), CRLReason.keyCompromise));
        RevocationDesk desk = desk();
        assertThat(desk.ask(leaf)).isEqualTo(Standing.REVOKED);
        now = now.plus(RevocationRules.USUAL_REFRESH);
        publish(clean);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.REVOKED);
        publish(STRANGERS.organisationsCrl());
        assertThat(desk().ask(leaf)).isEqualTo(Standing.REVOKED);
        now = now.plus(RevocationRules.USUAL_RETRY);
        server.publish(LIST, "not a list".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(desk.ask(leaf)).isEqualTo(Standing.REVOKED);
    }

    @Test
    void aResponderIsAskedWhereNoListAnswers() {
        X509Certificate leaf = leaf(List.of(LIST), List.of(OCSP)).certificate();
        server.answer(OCSP, asked -> TestResponder.of(PKI).answer(asked, Words.good(now)));
        RevocationDesk desk = desk();
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        assertThat(server.asked()).containsExactly("GET " + LIST, "POST " + OCSP);
        assertThat(desk.ask(leaf)).isEqualTo(Standing.GOOD);
        assertThat(server.asked()).hasSize(2);
        now = now.plus(RevocationRules.USUAL_REFRESH);
        server.answer(
                OCSP,
                asked -> TestResponder.of(PKI).answer(asked, Words.good(now).revoked(now, CRLReason.superseded)));
        assertThat(desk.ask(leaf)).isEqualTo(Standing.REVOKED);
    }

    @Test
    void aReplayedAnswerIsNoAnswer() {
        X509Certificate leaf = leaf(List.of(), List.of(OCSP)).certificate();
        var recorded = new byte[1][];
        server.answer(OCSP, asked -> {
            recorded[0] = recorded[0] == null ? TestResponder.of(PKI).answer(asked, Words.good(now)) : recorded[0];
            return recorded[0];
        });
        assertThat(desk().ask(leaf)).isEqualTo(Standing.GOOD);
        assertThat(desk().ask(leaf)).isEqualTo(Standing.AWAITED);
    }

    @Test
    void whoNamesNobodyIsJudgedWithoutUnlessItIsRequired() {
        X509Certificate silent = leaf(List.of(), List.of()).certificate();
        assertThat(desk().ask(silent)).isEqualTo(Standing.NO_SOURCE);
        var required = new RevocationRules(
                List.of(), true, Duration.ofHours(1), Duration.ofMinutes(1), Fetcher.Limits.DEFAULT);
        assertThat(desk(required, List.of(PKI.rootCrl())).ask(silent)).isEqualTo(Standing.AWAITED);
        X509Certificate elsewhere = PKI.issue(Leaf.signing(SUBJECT)
                        .elliptic(256)
                        .published(new Leaf.Published(List.of("http://169.254.169.254/crl"), List.of("file:///ocsp"))))
                .certificate();
        assertThat(desk().ask(elsewhere)).isEqualTo(Standing.NO_SOURCE);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aConfiguredListThatDoesNotAnswerIsAwaited() {
        X509Certificate silent = leaf(List.of(), List.of()).certificate();
        RevocationDesk desk = desk(configured(LIST), List.of(PKI.rootCrl()));
        assertThat(desk.ask(silent)).isEqualTo(Standing.AWAITED);
        now = now.plus(RevocationRules.USUAL_RETRY);
        publish(PKI.organisationsCrl());
        assertThat(desk.ask(silent)).isEqualTo(Standing.GOOD);
    }

    @Test
    void configuredFilesServeAnOfflineNodeUntilTheyExpire() {
        X509Certificate silent = leaf(List.of(), List.of()).certificate();
        X509CRL list = PKI.organisationsCrl();
        RevocationDesk desk = desk(RevocationRules.usual(), List.of(PKI.rootCrl(), list));
        assertThat(desk.ask(silent)).isEqualTo(Standing.GOOD);
        now = list.getNextUpdate().toInstant().plusSeconds(1);
        assertThat(desk.ask(silent)).isEqualTo(Standing.AWAITED);
    }

    @Test
    void aStrangersCertificateHasNoPath() {
        assertThat(desk().ask(STRANGERS
                        .issue(Leaf.encryption(SUBJECT).elliptic(256))
                        .certificate()))
                .isEqualTo(Standing.NO_PATH);
    }

    private Issued leaf(List<String> lists, List<String> responders) {
        Supplier<Leaf.Published> at = () -> new Leaf.Published(
                lists.stream().map(path -> server.uri(path).toString()).toList(),
                responders.stream().map(path -> server.uri(path).toString()).toList());
        return PKI.issue(Leaf.encryption(SUBJECT).elliptic(256).published(at.get()));
    }

    private RevocationRules configured(String path) {
        return new RevocationRules(
                List.of(server.uri(path)), false, Duration.ofHours(1), Duration.ofMinutes(1), Fetcher.Limits.DEFAULT);
    }

    private void publish(X509CRL list) {
        publish(LIST, list);
    }

    private void publish(String path, X509CRL list) {
        try {
            server.publish(path, list.getEncoded());
        } catch (java.security.cert.CRLException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private RevocationDesk desk() {
        return desk(RevocationRules.usual(), List.of(PKI.rootCrl()));
    }

    private RevocationDesk desk(RevocationRules rules, List<X509CRL> files) {
        var anchors = new TrustAnchors(List.of(PKI.root()), List.of(PKI.organisations()), files);
        return new RevocationDesk(
                anchors,
                new HttpFetcher(AllowedHosts.of(List.of(), List.of(server.host())), List.of()),
                new FolderLastGood(folder, 1_000_000),
                rules,
                () -> now,
                new SecureRandom());
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A hospital that asks a certification authority over HTTP, a practice of that authority, and the authority's good and bad days. */
abstract class AuthorityScene {
    static final String SIGNERS = "/signers.crl";
    static final String READERS = "/readers.crl";
    static final String OCSP = "/ocsp";
    static final Duration PAUSE = Duration.ofMinutes(2);

    static LoopbackServer authority;
    static Issued signing;
    static Issued reading;
    static Issued answered;

    @TempDir
    Path folder;

    Rehearsal houses;
    Outsider practice;
    Sha256 card;

    @BeforeAll
    static void issue() {
        authority = new LoopbackServer();
        signing = issue(true, new Leaf.Published(List.of(uri(SIGNERS)), List.of()));
        reading = issue(false, new Leaf.Published(List.of(uri(READERS)), List.of()));
        answered = issue(true, new Leaf.Published(List.of(), List.of(uri(OCSP))));
    }

    static Issued issue(boolean signs, Leaf.Published published) {
        Leaf leaf = signs ? Leaf.signing(Outsider.SUBJECT) : Leaf.encryption(Outsider.SUBJECT);
        return Rehearsal.Keys.PKI.issue(leaf.elliptic(256).bound(Outsider.SAULX).published(published));
    }

    static String uri(String path) {
        return authority.uri(path).toString();
    }

    @AfterAll
    static void stop() {
        authority.close();
    }

    @BeforeEach
    void open() throws IOException {
        authority.down(false);
        publish(SIGNERS, List.of());
        publish(READERS, List.of());
        houses = new Rehearsal(folder, 21);
        reopen();
        begin(signing);
    }

    void begin(Issued signer) throws IOException {
        Path spool = Files.createTempDirectory(folder, "outsider");
        practice = Outsider.practice(signer, reading, spool, houses.clock, 22);
        practice.introduce(houses);
        card = houses.hospital.ownLines().get(0).hash();
    }

    void reopen() {
        houses.hospital.close();
        houses.hospital = Node.open(
                houses.hospitalSettings("hospital").withSources(TrustSources.of(List.of(), List.of(authority.host()))));
    }

    @AfterEach
    void close() {
        houses.close();
    }

    Taken receive() {
        byte[] mail = practice.seal(practice.request(card)).mail();
        return houses.hospital.accept(new ByteArrayInputStream(mail), Rehearsal.LINE);
    }

    void take() {
        houses.hospital.take(
                exchanges().get(0).exchange(), Rehearsal.order("take", Rehearsal.EXPERT, HostileScene.EMPTY));
    }

    void turn(Duration time) {
        houses.clock.advance(time);
        for (int step = 0; step < 3; step++) {
            houses.hospital.step();
        }
    }

    static String code(Taken taken) {
        return HostileScene.said(taken);
    }

    ApartLetter only() {
        assertThat(houses.hospital.apart(10)).isNotEmpty();
        return houses.hospital.apart(10).get(0);
    }

    List<ExchangeRow> exchanges() {
        return houses.hospital.list(ExchangeQuery.all());
    }

    List<String> alarms() {
        return houses.hospital.health().alarms().stream().map(AlarmRow::code).toList();
    }

    /** How many mails went to the practice. */
    long toPractice() {
        return houses.mail.crossed().stream()
                .filter(mail -> new String(mail, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("To: " + Outsider.SAULX.value()))
                .count();
    }

    static void publish(String path, List<X509Certificate> revoked) {
        X509CRL list = Rehearsal.Keys.PKI.organisationsCrl(revoked, CRLReason.keyCompromise);
        try {
            authority.publish(path, list.getEncoded());
        } catch (CRLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

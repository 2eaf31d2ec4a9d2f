package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.fetch.LoopbackServer;
import org.passerelle.flow.ApartLetter;
import org.passerelle.flow.ApartLetter.Standing;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;
import org.passerelle.seal.pki.TestResponder;
import org.passerelle.seal.pki.TestResponder.Words;

/** A hospital that asks a certification authority over HTTP, a practice of that authority, and the authority's good and bad days. */
class RevocationOnNodesTest {
    private static final String SIGNERS = "/signers.crl";
    private static final String READERS = "/readers.crl";
    private static final String OCSP = "/ocsp";
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private static LoopbackServer authority;
    private static Issued signing;
    private static Issued reading;
    private static Issued answered;

    @TempDir
    Path folder;

    private Rehearsal houses;
    private Outsider practice;
    private Sha256 card;

    @BeforeAll
    static void issue() {
        authority = new LoopbackServer();
        signing = issue(true, new Leaf.Published(List.of(uri(SIGNERS)), List.of()));
        reading = issue(false, new Leaf.Published(List.of(uri(READERS)), List.of()));
        answered = issue(true, new Leaf.Published(List.of(), List.of(uri(OCSP))));
    }

    private static Issued issue(boolean signs, Leaf.Published published) {
        Leaf leaf = signs ? Leaf.signing(Outsider.SUBJECT) : Leaf.encryption(Outsider.SUBJECT);
        return Rehearsal.Keys.PKI.issue(leaf.bound(Outsider.SAULX).published(published));
    }

    private static String uri(String path) {
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

    private void begin(Issued signer) throws IOException {
        Path spool = Files.createTempDirectory(folder, "outsider");
        practice = Outsider.practice(signer, reading, spool, houses.clock, 22);
        practice.introduce(houses);
        card = houses.hospital.ownLines().get(0).hash();
    }

    private void reopen() {
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("hospital")
                .withSources(TrustSources.of(List.of(), List.of(authority.host()))));
    }

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void aLetterOfAGoodSignerIsAppliedAndOfARevokedOneRefused() {
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        publish(SIGNERS, List.of(signing.certificate()));
        houses.clock.advance(Duration.ofHours(1));
        assertThat(code(receive())).isEqualTo("seal.revoked");
        assertThat(exchanges()).hasSize(1);
        assertThat(alarms()).contains("seal.revoked");
    }

    @Test
    void aLetterIsHeldThroughAnOutageAndAppliedOnceTheAuthorityAnswers() {
        authority.down(true);
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        ApartLetter apart = only();
        assertThat(apart.standing()).isEqualTo(Standing.REVOCATION_UNKNOWN);
        assertThat(apart.readable()).isTrue();
        assertThat(alarms()).contains(ApartLetter.REVOCATION_UNKNOWN);
        turn(Duration.ofHours(6));
        assertThat(exchanges()).isEmpty();
        assertThat(toPractice()).as("nobody is told anything meanwhile").isZero();
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).hasSize(1);
        assertThat(houses.hospital.apart(10)).isEmpty();
        assertThat(toPractice()).as("its receipt").isPositive();
    }

    @Test
    void aSignerWhoTurnsOutToBeRevokedIsRefusedThen() {
        authority.down(true);
        receive();
        publish(SIGNERS, List.of(signing.certificate()));
        authority.down(false);
        turn(PAUSE);
        assertThat(only().code()).isEqualTo("seal.revoked");
        assertThat(exchanges()).isEmpty();
        assertThat(toPractice()).isZero();
    }

    @Test
    void aHeldLetterSurvivesARestart() {
        authority.down(true);
        receive();
        reopen();
        turn(PAUSE);
        assertThat(only().code()).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).hasSize(1);
    }

    @Test
    void afterSeventyTwoHoursALetterStaysApartAndPeopleAreTold() {
        authority.down(true);
        receive();
        turn(Duration.ofHours(72));
        assertThat(only().code()).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        turn(Duration.ofSeconds(1));
        assertThat(only().standing()).isEqualTo(Standing.REVOCATION_UNRESOLVED);
        assertThat(alarms()).contains("flow.revocation-unresolved");
        authority.down(false);
        turn(PAUSE);
        assertThat(exchanges()).isEmpty();
        assertThat(receive()).as("sent anew").isInstanceOf(Taken.Done.class);
    }

    @Test
    void theLastGoodListServesAfterARestartWithoutTheAuthority() {
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        authority.down(true);
        reopen();
        assertThat(receive()).isInstanceOf(Taken.Done.class);
    }

    @Test
    void anOutageStopsOneLettersMailAndNobodyElses() throws IOException {
        authority.down(true);
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        int asked = authority.asked().size();
        for (int letter = 0; letter < 5; letter++) {
            receive();
        }
        assertThat(authority.asked()).as("left in peace").hasSize(asked);
        houses.request();
        houses.settle();
        assertThat(exchanges()).as("from a practice whose certificate names nobody to ask").hasSize(1);
    }

    @Test
    void aResponderThatSaysRevokedOrNothingIsHeard() throws IOException {
        begin(answered);
        authority.answer(OCSP, asked -> say(asked, Words.good(houses.clock.instant())));
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        houses.clock.advance(Duration.ofHours(13));
        authority.answer(OCSP, asked -> TestResponder.tryLater());
        assertThat(code(receive())).isEqualTo(ApartLetter.REVOCATION_UNKNOWN);
        authority.answer(
                OCSP,
                asked -> say(
                        asked,
                        Words.good(houses.clock.instant()).revoked(Rehearsal.START, CRLReason.cessationOfOperation)));
        turn(PAUSE);
        assertThat(only().code()).isEqualTo("seal.revoked");
    }

    private static byte[] say(byte[] asked, Words words) {
        return TestResponder.of(Rehearsal.Keys.PKI).answer(asked, words);
    }

    @Test
    void nothingIsSentToARevokedRecipient() {
        publish(READERS, List.of(reading.certificate()));
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        houses.hospital.step();
        long before = toPractice();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(this::take)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(FlowRefusal.RECIPIENT_REVOKED));
        turn(PAUSE);
        assertThat(toPractice()).isEqualTo(before);
    }

    @Test
    void sendingStopsThroughAnOutageAndResumesByItself() {
        authority.status(READERS, 500);
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        turn(PAUSE);
        long receipts = toPractice();
        take();
        turn(PAUSE);
        List<String> told = alarms();
        assertThat(told).contains("flow.recipient-unchecked");
        turn(Duration.ofHours(3));
        assertThat(toPractice()).isEqualTo(receipts);
        assertThat(alarms()).as("each letter is told of once").isEqualTo(told);
        publish(READERS, List.of());
        turn(PAUSE);
        turn(PAUSE);
        assertThat(toPractice()).isGreaterThan(receipts);
    }

    @Test
    void aLetterWhoseRecipientWasRevokedMeanwhileDoesNotLeave() {
        authority.status(READERS, 500);
        assertThat(receive()).isInstanceOf(Taken.Done.class);
        long before = toPractice();
        publish(READERS, List.of(reading.certificate()));
        turn(PAUSE);
        turn(PAUSE);
        assertThat(alarms()).contains("flow.recipient-revoked");
        assertThat(toPractice()).as("its receipt, which is not encrypted, and nothing else").isEqualTo(before + 1);
    }

    private Taken receive() {
        byte[] mail = practice.seal(practice.request(card)).mail();
        return houses.hospital.accept(new ByteArrayInputStream(mail), Rehearsal.LINE);
    }

    private void take() {
        houses.hospital.take(
                exchanges().get(0).exchange(), Rehearsal.order("take", Rehearsal.EXPERT, HostileScene.EMPTY));
    }

    private void turn(Duration time) {
        houses.clock.advance(time);
        for (int step = 0; step < 3; step++) {
            houses.hospital.step();
        }
    }

    private static String code(Taken taken) {
        return HostileScene.said(taken);
    }

    private ApartLetter only() {
        assertThat(houses.hospital.apart(10)).isNotEmpty();
        return houses.hospital.apart(10).get(0);
    }

    private List<ExchangeRow> exchanges() {
        return houses.hospital.list(ExchangeQuery.all());
    }

    private List<String> alarms() {
        return houses.hospital.health().alarms().stream().map(AlarmRow::code).toList();
    }

    /** How many mails went to the practice. */
    private long toPractice() {
        return houses.mail.crossed().stream()
                .filter(mail -> new String(mail, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("To: " + Outsider.SAULX.value()))
                .count();
    }

    private static void publish(String path, List<X509Certificate> revoked) {
        X509CRL list = Rehearsal.Keys.PKI.organisationsCrl(revoked, CRLReason.keyCompromise);
        try {
            authority.publish(path, list.getEncoded());
        } catch (CRLException impossible) {
            throw new AssertionError(impossible);
        }
    }
}

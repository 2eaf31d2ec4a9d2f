package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A correspondent whose card is confirmed, and somebody with another certificate for the same address. */
class PinnedCorrespondentsTest {
    private static final Issued FIRST = issue(Leaf.signing(Outsider.SUBJECT));
    private static final Issued SECOND = issue(Leaf.signing(Outsider.SUBJECT));
    private static final Issued READING = issue(Leaf.encryption(Outsider.SUBJECT));

    @TempDir
    Path folder;

    private Rehearsal houses;
    private Sha256 card;

    private static Issued issue(Leaf leaf) {
        return Rehearsal.Keys.PKI.issue(leaf.elliptic(256).bound(Outsider.SAULX));
    }

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 31);
        card = houses.hospital.ownLines().get(0).hash();
    }

    @AfterEach
    void close() {
        houses.close();
    }

    @Test
    void anotherCertificateForAKnownAddressIsShownAndWaitsForACardThatNamesIt() throws IOException {
        outsider(FIRST).introduce(houses);
        assertThat(write(outsider(FIRST))).isInstanceOf(Taken.Done.class);
        Outsider other = outsider(SECOND);
        assertThat(HostileScene.said(write(other))).isEqualTo("seal.other-certificate");
        ApartLetter apart = houses.hospital.apart(10).get(0);
        assertThat(apart.standing()).isEqualTo(ApartLetter.Standing.OTHER_CERTIFICATE);
        assertThat(apart.readable()).isTrue();
        assertThat(alarms()).contains("seal.other-certificate").doesNotContain(LearnCard.KEYS_CHANGED);
        assertThat(exchanges()).isEqualTo(1);
        other.introduce(houses);
        assertThat(alarms()).contains(LearnCard.KEYS_CHANGED);
        houses.clock.advance(Duration.ofMinutes(1));
        houses.hospital.step();
        assertThat(houses.hospital.apart(10)).isEmpty();
        assertThat(exchanges()).isEqualTo(2);
    }

    @Test
    void aNewcomerWaitsForACardWhateverItsCertificateNames() throws IOException {
        assertThat(HostileScene.said(write(outsider(FIRST)))).isEqualTo("flow.unknown-correspondent");
        assertThat(alarms()).contains("flow.unknown-correspondent");
        outsider(FIRST).introduce(houses);
        assertThat(alarms()).as("a person made sure of it").doesNotContain(LearnCard.KEYS_CHANGED, LearnCard.FIRST_USE);
    }

    private Outsider outsider(Issued signer) throws IOException {
        Path spool = Files.createTempDirectory(folder, "outsider");
        return Outsider.practice(signer, READING, spool, houses.clock, spool.hashCode());
    }

    private Taken write(Outsider from) {
        byte[] mail = from.seal(from.request(card)).mail();
        return houses.hospital.accept(new ByteArrayInputStream(mail), Rehearsal.LINE);
    }

    private int exchanges() {
        return houses.hospital.list(ExchangeQuery.all()).size();
    }

    private List<String> alarms() {
        return houses.hospital.health().alarms().stream().map(AlarmRow::code).toList();
    }
}

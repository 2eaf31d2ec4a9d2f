package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.letter.Envelope;

/** A letter names the one before it: whoever shows two branches of a stream is found out. */
class StreamForkTest extends TwoHouses {
    private static final Sha256 OTHER = Sha256.hash("another letter".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path spool;

    private Id avis;
    private Sha256 first;

    StreamForkTest() {
        super(19);
    }

    @BeforeEach
    void know() {
        avis = requested();
        first = AliasesTest.lastSealed(houses.hospital, avis);
    }

    @Test
    void takesTheLetterThatFollowsTheLastOne() {
        assertThat(arrives(letter(2, first))).isInstanceOf(ReceiveMail.Taken.Done.class);
    }

    @Test
    void keepsALetterThatFollowsAnotherOneAsEvidenceAndAlarms() {
        assertThat(refusal(arrives(letter(2, OTHER)))).isEqualTo("flow.stream-forked");
        assertThat(houses.practice.quarantine(10)).hasSize(1);
        assertThat(houses.practice.health().alarms()).extracting(AlarmRow::code).contains("flow.stream-forked");
        assertThat(arrives(letter(2, first))).isInstanceOf(ReceiveMail.Taken.Done.class);
    }

    @Test
    void aLetterAfterAPlaceThatWasGivenUpFollowsTheLetterThatHadIt() {
        Sha256 givenUp = letter(2, first).id();
        assertThat(refusal(arrives(letter(3, first, empty(2, givenUp))))).isEqualTo("flow.stream-forked");
        assertThat(arrives(letter(3, givenUp, empty(2, givenUp)))).isInstanceOf(ReceiveMail.Taken.Done.class);
    }

    @Test
    void severalPlacesMayBeGivenUpAtOnce() {
        Sha256 last = letter(3, letter(2, first).id()).id();
        assertThat(arrives(letter(4, last, empty(2, OTHER), empty(3, last))))
                .isInstanceOf(ReceiveMail.Taken.Done.class);
    }

    @Test
    void aHeldLetterThatGivesAPlaceUpChangesWhatTheNextOneFollows() {
        Sha256 givenUp = letter(2, first).id();
        Scribe.Written third = letter(3, givenUp);
        assertThat(arrives(letter(4, third.id(), empty(2, givenUp)))).isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(refusal(arrives(letter(3, first)))).isEqualTo("flow.stream-forked");
        assertThat(arrives(third)).isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(refusal(arrives(letter(4, OTHER)))).isEqualTo("flow.sequence-conflict");
    }

    @Test
    void aHeldLetterIsComparedWhenItsTurnComes() {
        assertThat(arrives(letter(3, OTHER))).isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(arrives(letter(2, first))).isInstanceOf(ReceiveMail.Taken.Done.class);
        assertThat(houses.practice.health().alarms()).extracting(AlarmRow::code).contains("flow.stream-forked");
    }

    private Scribe.Written letter(long seq, Sha256 prev, Envelope.Voided... givenUp) {
        var place = new Envelope.Recipient(
                Rehearsal.PRACTICE, seq, prev, 1, AliasesTest.card(houses.hospital, Rehearsal.PRACTICE), null);
        var envelope = new Envelope(
                avis,
                Rehearsal.AVIS,
                Rehearsal.LINE,
                0,
                houses.hospital.origin(),
                List.of(place),
                null,
                List.of(),
                null,
                List.of(givenUp));
        return new Scribe(spool, Rehearsal.Keys.HOSPITAL_SIGN, Rehearsal.LINE, houses.clock.instant())
                .write(Rehearsal.Keys.PRACTICE_ENC, envelope);
    }

    private static Envelope.Voided empty(long seq, Sha256 letter) {
        return new Envelope.Voided(seq, letter, null);
    }

    private ReceiveMail.Taken arrives(Scribe.Written letter) {
        return houses.practice.accept(new ByteArrayInputStream(letter.mail()), Rehearsal.PRACTICE);
    }

    private static String refusal(ReceiveMail.Taken taken) {
        return ((ReceiveMail.Taken.Quarantined) taken).why().code().code();
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardReader;
import org.passerelle.card.Confirmation;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.pathway.AvisContent;
import org.passerelle.port.MemoryMail.Fault;
import org.passerelle.port.letter.Envelope;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** The hospital has a card of the practice that knows no GCM; what the practice's letters say of it, and what that changes. */
class WhatIsReadTest extends TwoHouses {
    private static final String GCM = "AES-256-GCM";
    private static final String COMPATIBLE = "AES-256-CBC";

    @TempDir
    Path spool;

    private Card known;

    WhatIsReadTest() {
        super(41);
    }

    @BeforeEach
    void knowACardWithoutGcm() {
        known = CardReader.read(DocumentSeal.cards()
                .open(houses.practiceCard, Rehearsal.anchors(), Optional.of(houses.clock.instant()))
                .content());
        practiceIs(false);
        hospitalLearns();
        houses.advance(Duration.ofHours(1));
    }

    @Test
    void lettersClaimNoMoreThanTheCardOfWhoeverWritesThem() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        assertThat(suites(avis)).containsOnly(COMPATIBLE);
        assertThat(state(houses.practice, avis)).isEqualTo("taken");
        agree(avis);
    }

    @Test
    void aLetterWithoutATagIsAnsweredWhenItIsRefused() {
        Id avis = houses.request();
        houses.practice.step();
        houses.practice.close();
        houses.practice = houses.openPractice("reinstalled");
        houses.settle();
        assertThat(suites(avis)).containsOnly(COMPATIBLE);
        assertThat(remarks(houses.hospital, avis).stream()
                        .filter(remark -> remark.kind() == Kind.RECEIPT_READ)
                        .map(remark -> remark.facts().findText("code")))
                .contains(Optional.of("flow.unknown-exchange"));
    }

    @Test
    void whoSaysThatTheyReadGcmGetsItFromThenOn() {
        Id before = requested();
        practiceIs(true);
        Id avis = requested();
        assertThat(suites(avis))
                .as("what is decided is told in what was just learned")
                .containsOnly(GCM);
        act(before, "take", EMPTY);
        assertThat(last(before)).isEqualTo(GCM);
        houses.known = Rehearsal.Known.STRANGER;
        reopenHospital();
        act(before, "answer", AvisContent.answer("advice-only"));
        assertThat(last(before)).as("remembered").isEqualTo(GCM);
        agree(before);
        agree(avis);
    }

    @Test
    void aCardThatCameLaterOutweighsWhatWasSaid() {
        practiceIs(true);
        Id avis = requested();
        houses.advance(Duration.ofMinutes(6));
        practiceIs(false);
        hospitalLearns();
        act(avis, "take", EMPTY);
        assertThat(last(avis)).isEqualTo(COMPATIBLE);
        agree(avis);
        practiceIs(true);
        houses.advance(Duration.ofMinutes(6));
        Id again = requested();
        assertThat(last(again)).as("said again, after that card").isEqualTo(GCM);
    }

    @Test
    void aLateLetterNeverReplacesWhatALaterOneSaid() {
        practiceIs(true);
        houses.mail.faults(octets -> Fault.KEPT_BACK);
        Id late = houses.request();
        houses.practice.step();
        houses.mail.faults(octets -> Fault.NONE);
        practiceIs(false);
        Id avis = requested();
        houses.mail.release();
        houses.settle();
        act(avis, "take", EMPTY);
        assertThat(suites(late)).isNotEmpty().containsOnly(COMPATIBLE);
        assertThat(suites(avis)).containsOnly(COMPATIBLE);
    }

    @Test
    void aLetterThatWaitsTeachesNothingUntilItsTurn() {
        Id avis = requested();
        houses.clock.advance(Duration.ofSeconds(1));
        Scribe.Written second = letter(avis, 2, AliasesTest.lastSealed(houses.practice, avis), practice());
        Scribe.Written third = letter(avis, 3, second.id(), practice());
        assertThat(arrives(third)).isInstanceOf(ReceiveMail.Taken.Done.class);
        act(avis, "take", EMPTY);
        assertThat(last(avis)).isEqualTo(COMPATIBLE);
        assertThat(arrives(second)).isInstanceOf(ReceiveMail.Taken.Done.class);
        act(avis, "answer", AvisContent.answer("advice-only"));
        assertThat(last(avis)).isEqualTo(GCM);
    }

    @Test
    void aLetterWhoseStepIsRefusedTeachesNothing() {
        Id avis = requested();
        act(avis, "take", EMPTY);
        act(avis, "ask", Rehearsal.text("asked", "Depuis quand ?"));
        practiceIs(true);
        houses.practice.take(avis, Rehearsal.order("supply", Rehearsal.GP, Rehearsal.text("supplied", "Six mois.")));
        houses.hospital.take(avis, Rehearsal.order("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")));
        houses.settle();
        assertThat(types(houses.practice, avis)).contains("StepRefused");
        assertThat(suites(avis)).containsOnly(COMPATIBLE);
        houses.practice.take(avis, Rehearsal.order("close", Rehearsal.GP, Rehearsal.text("outcome", "followed")));
        houses.settle();
        assertThat(last(avis)).as("once a step of theirs is done").isEqualTo(GCM);
        agree(avis);
    }

    @Test
    void whatWasSignedBeforeAFirstCardCameTeachesNothing() {
        Confirmation longBefore = houses.byPhone();
        practiceIs(true);
        houses.hospital.close();
        houses.known = Rehearsal.Known.STRANGER;
        houses.hospital = Node.open(houses.hospitalSettings("newly-opened"));
        houses.advance(Duration.ofHours(1));
        Id avis = requested();
        houses.advance(Duration.ofHours(1));
        practiceIs(false);
        houses.hospital.learn(houses.practiceCard, longBefore);
        houses.settle();
        act(avis, "take", EMPTY);
        assertThat(suites(avis)).isNotEmpty().containsOnly(COMPATIBLE);
        agree(avis);
    }

    @Test
    void aLetterUnderAnotherCertificateTeachesNothing() {
        Id avis = requested();
        Issued other = Rehearsal.Keys.PKI.issue(
                Leaf.signing(Rehearsal.Keys.CABINET).elliptic(256).bound(Rehearsal.PRACTICE));
        Scribe.Written letter = letter(avis, 2, AliasesTest.lastSealed(houses.practice, avis), other);
        assertThat(HostileScene.said(arrives(letter))).isEqualTo("seal.other-certificate");
        act(avis, "take", EMPTY);
        assertThat(last(avis)).isEqualTo(COMPATIBLE);
    }

    /** From now on the practice answers under its card's next version. */
    private void practiceIs(boolean gcm) {
        Reception now = known.base().reception();
        known = new PracticeCard(next(
                known,
                new Reception(
                        now.carriage(),
                        new Reception.Capabilities(gcm, gcm, false, false, null),
                        now.sizeLimit(),
                        now.outerSubject())));
        houses.clock.advance(Duration.ofSeconds(1));
        houses.practiceCard = houses.sign(known, practice());
        reopenPractice();
    }

    private void hospitalLearns() {
        houses.hospital.learn(houses.practiceCard, houses.byPhone());
    }

    private static Issued practice() {
        return Rehearsal.Keys.PRACTICE_SIGN;
    }

    /** Software that is none of ours says that it reads GCM. */
    private Scribe.Written letter(Id avis, long seq, Sha256 prev, Issued signer) {
        var place = new Envelope.Recipient(
                Rehearsal.LINE, seq, prev, 1, AliasesTest.card(houses.practice, Rehearsal.LINE), null);
        var envelope = new Envelope(
                avis,
                Rehearsal.AVIS,
                Rehearsal.LINE,
                0,
                houses.practice.origin(),
                List.of(place),
                null,
                List.of(),
                null,
                List.of());
        return new Scribe(spool, signer, Rehearsal.PRACTICE, houses.clock.instant())
                .write(Rehearsal.Keys.HOSPITAL_ENC, envelope);
    }

    private ReceiveMail.Taken arrives(Scribe.Written letter) {
        return houses.hospital.accept(new ByteArrayInputStream(letter.mail()), Rehearsal.LINE);
    }

    /** The content ciphers of the hospital's letters of the exchange. */
    private List<String> suites(Id avis) {
        return remarks(houses.hospital, avis).stream()
                .filter(remark -> remark.kind() == Kind.SEALED)
                .map(remark -> remark.facts().object("algorithms").text("content"))
                .toList();
    }

    private String last(Id avis) {
        List<String> suites = suites(avis);
        return suites.get(suites.size() - 1);
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.atrest.NodeKey;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardRefusal;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.Change;
import org.passerelle.store.FolderLock;
import org.passerelle.store.SqliteStore;

/** Somebody who introduces themselves as another, or writes without end. Nothing of it is believed. */
class HostileNewcomersTest extends NewcomersScene {
    private static final MailAddress SAULX = Outsider.SAULX;

    private Stranger stranger() {
        return new Stranger(folder, houses, Stranger.SIGN, Stranger.READ);
    }

    @Test
    void anIntroductionBringsNobodyElsesCard() {
        Stranger stranger = stranger();
        byte[] theirs = houses.practiceCard;
        assertThat(atHospital(stranger.introduction(Rehearsal.PRACTICE, Rehearsal.LINE, theirs)))
                .isEqualTo("flow.not-their-card");
        assertThat(atHospital(stranger.introduction(SAULX, Rehearsal.LINE, theirs)))
                .isEqualTo("flow.not-their-card");
        assertNobodyWaits();
    }

    @Test
    void aCardIsOfTheStructureOfTheCertificateThatSignedIt() {
        Stranger stranger = stranger();
        Card card = stranger.card(Rehearsal.Keys.CABINET, SAULX);
        assertThat(atHospital(stranger.introduction(SAULX, card))).isEqualTo("flow.organisation-differs");
        assertNobodyWaits();
    }

    @Test
    void aCardListsTheAddressThatItsIntroductionCameFrom() {
        Stranger stranger = stranger();
        Card card = stranger.card(Stranger.SUBJECT, SAULX);
        assertThat(atHospital(stranger.introduction(Rehearsal.PRACTICE, card))).isEqualTo("flow.not-their-card");
        assertNobodyWaits();
    }

    @Test
    void aCardNamesTheCertificateThatSignedItsIntroduction() {
        Stranger other = new Stranger(
                folder,
                houses,
                Rehearsal.Keys.PKI.issue(
                        org.passerelle.seal.pki.Leaf.signing(Stranger.SUBJECT).elliptic(256)),
                Stranger.READ);
        Card card = stranger().card(Stranger.SUBJECT, SAULX);
        assertThat(atHospital(other.introduction(SAULX, Rehearsal.LINE, houses.sign(card, Stranger.SIGN))))
                .isEqualTo("flow.not-their-card");
        assertNobodyWaits();
    }

    @Test
    void nobodyIntroducesThemselvesAsUs() {
        Stranger stranger = stranger();
        Card card = stranger.card(Stranger.SUBJECT, Rehearsal.LINE);
        assertThat(atHospital(stranger.introduction(Rehearsal.LINE, card))).isEqualTo("flow.not-their-card");
        assertNobodyWaits();
    }

    @Test
    void anIntroductionToSomebodyElseIsNone() {
        Stranger stranger = stranger();
        byte[] card = houses.sign(stranger.card(Stranger.SUBJECT, SAULX), Stranger.SIGN);
        assertThat(atHospital(stranger.introduction(SAULX, Rehearsal.PRACTICE, card)))
                .isEqualTo("seal.not-addressed");
        assertNobodyWaits();
    }

    @Test
    void aConfirmedAddressAndCardAreNobodyElsesToClaim() {
        houses.hospital.newcomers().confirm(introduced().id(), houses.byPhone());
        Stranger stranger = stranger();
        Card claim = stranger.card(Stranger.SUBJECT, Rehearsal.PRACTICE);
        assertThat(atHospital(stranger.introduction(Rehearsal.PRACTICE, claim))).isEqualTo("card.address-taken");
        Card squat = stranger.card(practiceCardId(), 1, null, Stranger.SUBJECT, SAULX);
        assertThat(atHospital(stranger.introduction(SAULX, squat))).isEqualTo("card.other-issuer");
        assertNobodyWaits();
    }

    @Test
    void aWaitingStrangerTakesNobodysCardIdOrAddress() {
        Stranger stranger = stranger();
        Card squat = stranger.card(practiceCardId(), 1, null, Stranger.SUBJECT, Rehearsal.PRACTICE);
        assertThat(atHospital(stranger.introduction(Rehearsal.PRACTICE, squat))).isEqualTo("taken");
        houses.hospital.learn(houses.practiceCard, houses.byPhone());
        assertRefused(
                CardRefusal.OTHER_ISSUER, () -> houses.hospital.newcomers().confirm(only().id(), houses.byPhone()));
        Id avis = houses.request();
        houses.settle();
        assertThat(houses.hospital.view(avis).row().state()).isEqualTo("requested");
    }

    @Test
    void eightOfAStructureWaitAndANinthIsNotKept() {
        Stranger stranger = stranger();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            said.add(atHospital(stranger.introduction(SAULX, stranger.card(Stranger.SUBJECT, SAULX))));
        }
        assertThat(said).containsOnly("taken");
        assertThat(waiting()).hasSize(8);
        assertThat(alarms(houses.hospital)).containsOnlyOnce("flow.newcomers-full");
        assertThat(houses.hospital.quarantine(10)).isEmpty();
        introduced(9);
    }

    @Test
    void twoHundredWaitInAll() {
        fill(199);
        Stranger stranger = stranger();
        assertThat(atHospital(stranger.introduction(SAULX, stranger.card(Stranger.SUBJECT, SAULX))))
                .isEqualTo("taken");
        introduced(200);
        assertThat(alarms(houses.hospital)).containsOnlyOnce("flow.newcomers-full");
        houses.advance(Duration.ofDays(31));
        introduced(1);
    }

    @Test
    void aNextVersionByThePinnedKeyIsTakenAndAnotherKeyWaits() {
        Stranger stranger = stranger();
        Id id = Id.random(new SeededRandom(8));
        Card first = stranger.card(id, 1, null, Stranger.SUBJECT, SAULX);
        houses.hospital.learn(houses.sign(first, Stranger.SIGN), houses.byPhone());
        Card second = stranger.card(id, 2, first.hash(), Stranger.SUBJECT, SAULX);
        assertThat(atHospital(stranger.introduction(SAULX, second))).isEqualTo("taken");
        assertNobodyWaits();
        assertThat(atHospital(stranger.introduction(SAULX, first))).isEqualTo("card.lower-version");

        Stranger renewed = new Stranger(
                folder,
                houses,
                Rehearsal.Keys.PKI.issue(
                        org.passerelle.seal.pki.Leaf.signing(Stranger.SUBJECT).elliptic(256)),
                Stranger.READ);
        Card third = renewed.card(id, 3, second.hash(), Stranger.SUBJECT, SAULX);
        assertThat(atHospital(renewed.introduction(SAULX, third))).isEqualTo("taken");
        assertThat(only().hash()).isEqualTo(third.hash());
        assertThat(alarms(houses.hospital)).contains(LearnCard.KEYS_CHANGED).doesNotContain(LearnCard.FIRST_USE);
    }

    private void introduced(int waiting) {
        houses.practice.newcomers().introduce(Rehearsal.LINE);
        houses.settle();
        assertThat(waiting()).hasSize(waiting);
    }

    /** Rows as if so many had introduced themselves, each of a structure of their own. */
    private void fill(int rows) {
        houses.hospital.close();
        var random = new SeededRandom(5);
        Instant now = houses.clock.instant();
        Path node = folder.resolve("hospital");
        try (FolderLock lock = FolderLock.take(node);
                SqliteStore store =
                        SqliteStore.open(lock, NodeKey.readOrCreate(node.resolve("node.key"), random), random)) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                changes.add(new Change.Newcomer(new Newcomer(
                        Id.random(random),
                        new MailAddress("cabinet@c" + i + ".mssante.fr"),
                        Sha256.hash(new byte[] {(byte) i}),
                        new byte[0],
                        new StructureId("15500" + (10_000 + i)),
                        "Cabinet",
                        new CardShelf.Arrival(Rehearsal.LINE, now, "m" + i + "@c.mssante.fr", false),
                        null)));
            }
            store.commit(changes);
        }
        houses.hospital = houses.openHospital();
    }

    private Id practiceCardId() {
        return houses.practice.newcomers().card(Rehearsal.PRACTICE).base().id();
    }

    private void assertNobodyWaits() {
        assertThat(waiting()).isEmpty();
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Json;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.HeldCatalogue;
import org.passerelle.flow.line.LineChange;
import org.passerelle.flow.onboarding.SpreadCards;
import org.passerelle.flow.onboarding.SpreadCatalogue;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PersonId;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** A hospital's catalogue goes by letter to those who know it, and nobody else's counts. */
class CatalogueLettersTest extends CatalogueScene {
    private static final MailAddress UNKNOWN = new MailAddress("inconnu@cabinet-essai.mssante.fr");
    private static final Issued HOSPITAL = Rehearsal.Keys.HOSPITAL_SIGN;
    private static final Leaf.Subject HOPITAL = Rehearsal.Keys.HOPITAL;

    private void publishing(boolean letters) {
        publishing(new CatalogueRules.Own(null, List.of(), letters));
    }

    private void publishing(CatalogueRules.Own rules) {
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept")
                .withKeptLines()
                .withCatalogues(new CatalogueRules(rules, List.of(), List.of())));
        houses.settle();
    }

    private void changed(String phone) {
        var books = houses.hospital.books();
        books.change(
                Rehearsal.LINE,
                books.book(Rehearsal.LINE).version(),
                PersonId.of(Rehearsal.COORDINATOR.rpps()),
                new LineChange.Offered(Rehearsal.text("phone", phone)));
        houses.settle();
    }

    private List<HeldCatalogue> held() {
        return houses.practice.catalogues().held();
    }

    private long published() {
        return houses.hospital
                .catalogues()
                .published()
                .orElseThrow()
                .catalogue()
                .number();
    }

    /** The hospital introduces itself to the practice with that catalogue. */
    private void brings(byte[] catalogue) {
        brings(houses.lineCard, catalogue);
    }

    private void brings(byte[] card, byte[] catalogue) {
        var hospital = new Stranger(folder, houses, HOSPITAL, Rehearsal.Keys.HOSPITAL_ENC);
        accepted(hospital, Rehearsal.LINE, card, catalogue);
    }

    private String accepted(Stranger sender, MailAddress from, byte[] card, byte[] catalogue) {
        byte[] mail = sender.mail(
                new Onboarding.Introduction(card, false, catalogue),
                from,
                new Addressee(Rehearsal.PRACTICE, List.of()));
        return HostileScene.said(houses.practice.accept(new ByteArrayInputStream(mail), Rehearsal.PRACTICE));
    }

    private byte[] byHospital(long of, byte[]... cards) {
        return catalogue(of, houses.clock.instant(), HOSPITAL, HOPITAL, List.of(cards));
    }

    private List<String> alarms() {
        return NewcomersScene.alarms(houses.practice);
    }

    @Test
    void thePracticeGetsItByLetterAndTheNextOneADayLater() {
        publishing(true);
        assertThat(held()).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo(HeldCatalogue.LETTER);
            assertThat(one.head().number()).isEqualTo(published());
            assertThat(one.lines()).extracting(ListedLine::address).containsExactly(Rehearsal.LINE);
        });
        long first = published();
        changed("03 29 00 00 11");
        houses.clock.advance(Duration.ofMinutes(2));
        changed("03 29 00 00 12");
        houses.advance(Duration.ofHours(23));
        assertThat(published()).isGreaterThan(first);
        assertThat(held().get(0).head().number()).isEqualTo(first);
        houses.advance(Duration.ofHours(1).plusMinutes(10));

        assertThat(held().get(0).head().number()).isEqualTo(published());
        assertThat(houses.practice.apart(10)).isEmpty();
        assertThat(alarms()).isEmpty();
    }

    @Test
    void oneThatIsTooLargeForALetterAlarmsOnceAndTheNextThatFitsEndsIt() {
        List<byte[]> many = new ArrayList<>();
        for (int line = 0; line < 180; line++) {
            var address = new MailAddress("ligne-" + line + "@ch-exemple.mssante.fr");
            var organisation = new Organisation(HOPITAL.structure(), "CH d'Exemple", null);
            many.add(houses.sign(
                    new LineCard(
                            houses.base(address, organisation, HOSPITAL, Rehearsal.Keys.HOSPITAL_ENC),
                            Dermatology.offer()),
                    HOSPITAL));
        }
        publishing(new CatalogueRules.Own(null, many, true));
        houses.advance(Duration.ofDays(2));

        assertThat(houses.hospital.catalogues().published().orElseThrow().signed())
                .hasSizeGreaterThan(SpreadCatalogue.LARGEST);
        assertThat(held()).isEmpty();
        assertThat(NewcomersScene.alarms(houses.hospital)).containsExactly(SpreadCatalogue.NOT_SENT);

        publishing(new CatalogueRules.Own(null, List.of(), true));
        houses.advance(Duration.ofDays(2));
        assertThat(held()).hasSize(1);
        assertThat(NewcomersScene.alarms(houses.hospital)).isEmpty();
    }

    @Test
    void eachGoesOnceAndARestartOfBothSendsNoneAgain() {
        publishing(true);
        int before = houses.mail.sent().size();
        publishing(true);
        houses.practice.close();
        houses.practice = houses.openPractice();
        houses.advance(Duration.ofDays(2));

        assertThat(houses.mail.sent()).hasSize(before);
        assertThat(held()).hasSize(1);
    }

    @Test
    void itGoesToNobodyWhereSettingsSayNo() {
        int before = houses.mail.sent().size();
        publishing(false);
        houses.advance(Duration.ofDays(2));

        assertThat(houses.mail.sent()).hasSize(before);
        assertThat(houses.hospital.catalogues().published()).isPresent();
        assertThat(held()).isEmpty();
    }

    @Test
    void aChangedCardThatComesBothWaysIsTakenOnce() {
        publishing(true);
        houses.advance(Duration.ofDays(1));
        changed("03 29 00 00 11");
        houses.advance(SpreadCards.PAUSE.multipliedBy(2));

        assertThat(held().get(0).head().number()).isEqualTo(published());
        assertThat(houses.practice.lines().get(0).offer().phone()).isEqualTo("03 29 00 00 11");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void aStrangersCatalogueIsNotLookedAt() {
        var stranger = new Stranger(folder, houses, Stranger.SIGN, Stranger.READ);
        byte[] card = houses.sign(stranger.card(Stranger.SUBJECT, UNKNOWN), Stranger.SIGN);
        Instant now = houses.clock.instant();
        accepted(stranger, UNKNOWN, card, catalogue(7, now, Stranger.SIGN, Stranger.SUBJECT, List.of()));

        assertThat(held()).isEmpty();
        assertThat(alarms()).containsExactly("card.first-use");
        assertThat(houses.practice.newcomers().waiting(10)).hasSize(1);
    }

    @Test
    void theHospitalsFromAnAddressThatNobodyConfirmedIsNotLookedAt() {
        brings(card(CARDIO, HOPITAL, HOSPITAL), byHospital(7));
        var hospital = new Stranger(folder, houses, HOSPITAL, Rehearsal.Keys.HOSPITAL_ENC);
        accepted(hospital, CARDIO, card(CARDIO, HOPITAL, HOSPITAL), byHospital(7));

        assertThat(held()).isEmpty();
    }

    @Test
    void aBadCatalogueLeavesTheRestOfTheIntroduction() {
        byte[] tampered = byHospital(7);
        tampered[tampered.length - 1] ^= 1;
        var next = houses.practice.lines().get(0);
        Json.Obj document = next.document()
                .with("version", new Json.Whole(2))
                .with("previous", Json.text(next.hash().hex()))
                .with("phone", Json.text("03 29 00 00 99"));
        var card = org.passerelle.card.CardReader.read(org.passerelle.canon.Canon.octets(document));
        brings(sign(card, HOSPITAL), tampered);
        brings(sign(card, HOSPITAL), new byte[] {1, 2, 3});

        assertThat(held()).isEmpty();
        assertThat(alarms()).isNotEmpty().allMatch(code -> code.startsWith("seal."));
        assertThat(houses.practice.lines().get(0).offer().phone()).isEqualTo("03 29 00 00 99");
    }

    @Test
    void anOlderOneIsNotTakenAndTwoOfOneNumberAreAnAlarm() {
        brings(byHospital(8));
        brings(byHospital(7, houses.lineCard));
        assertThat(held().get(0).head().number()).isEqualTo(8);
        assertThat(alarms()).isEmpty();
        brings(byHospital(8, houses.lineCard));

        assertThat(held().get(0).lines()).isEmpty();
        assertThat(alarms()).containsExactly("catalogue.forked");
    }

    @Test
    void theSameTwiceHasOneEffect() {
        byte[] catalogue = byHospital(8, houses.lineCard);
        brings(catalogue);
        brings(catalogue);

        assertThat(held()).hasSize(1);
        assertThat(chain("catalogue-taken")).hasSize(1);
    }

    @Test
    void aCorrespondentDoesNotBringAnotherPublishers() {
        brings(byNeighbour(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN)));

        assertThat(held()).isEmpty();
        assertThat(alarms()).containsExactly("catalogue.other-publisher");
    }

    @Test
    void aLetterDoesNotLoosenAPlaceFromItsPublisher() throws java.io.IOException {
        held(byHospital(8));
        brings(byHospital(9));
        write(byNeighbour());
        houses.advance(Duration.ofDays(1));

        assertThat(held())
                .singleElement()
                .satisfies(one -> assertThat(one.head().number()).isEqualTo(9));
        assertThat(alarms()).containsExactly("catalogue.other-publisher");
    }
}

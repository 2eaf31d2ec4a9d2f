package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.node.NewcomersScene.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardRefusal;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.directory.asked.DirectoryRules;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.ReachLine.Standing;
import org.passerelle.party.MailAddress;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** What a practice may do with the lines of a catalogue. */
class CataloguesTest extends CatalogueScene {
    private static final MailAddress OFFICE = new MailAddress("voisin@medecin.example");
    private static final MailAddress OTHER_OFFICE = new MailAddress("hopital@medecin.example");
    private static final MailAddress STRANGER = new MailAddress("inconnu@medecin.example");

    @Test
    void anotherLineOfAKnownHospitalIsAskedAtOnceAndTheTraceSaysByWhat() throws IOException {
        held(byNeighbour(houses.lineCard, card(CARDIO, Rehearsal.Keys.HOPITAL, Rehearsal.Keys.HOSPITAL_SIGN)));

        assertThat(standing(Rehearsal.LINE)).isEqualTo(Standing.KNOWN);
        assertThat(standing(CARDIO)).isEqualTo(Standing.AT_ONCE);
        assertThat(houses.practice.lines()).hasSize(1);
        houses.practice.catalogues().reach(listed(CARDIO));

        assertThat(standing(CARDIO)).isEqualTo(Standing.KNOWN);
        assertThat(houses.practice.lines()).hasSize(2);
        Id avis = houses.request(CARDIO);
        assertThat(houses.practice.view(avis).row().line()).isEqualTo(CARDIO);
        assertThat(chain("address-confirmed"))
                .filteredOn(facts -> facts.text("address").equals(CARDIO.value()))
                .singleElement()
                .satisfies(facts -> {
                    assertThat(facts.text("how")).isEqualTo("catalogue");
                    assertThat(facts.text("by")).isEqualTo("CH VOISIN");
                    assertThat(facts.text("role")).startsWith("catalogue 101, carte ");
                });
    }

    @Test
    void anEstablishmentThatNobodyKnowsWaitsForAPerson() throws IOException {
        held(byNeighbour(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN)));

        assertThat(standing(ELSEWHERE)).isEqualTo(Standing.UNCONFIRMED);
        assertRefused(
                CardRefusal.ADDRESS_UNCONFIRMED,
                () -> houses.practice.catalogues().reach(listed(ELSEWHERE)));
        assertThat(houses.practice.lines()).hasSize(1);
        houses.practice.catalogues().confirm(listed(ELSEWHERE), houses.byPhone());

        assertThat(standing(ELSEWHERE)).isEqualTo(Standing.KNOWN);
        assertThat(houses.request(ELSEWHERE)).isNotNull();
    }

    @Test
    void aCertificateOfTheHospitalsNumberThatNoCardNamesVouchesForNothing() throws IOException {
        held(byNeighbour(card(CARDIO, Rehearsal.Keys.HOPITAL, STOLEN_NAME)));

        assertThat(standing(CARDIO)).isEqualTo(Standing.UNCONFIRMED);
    }

    @Test
    void aKnownHospitalCannotClaimAnAddressOutsideItsDomains() throws IOException {
        held(byNeighbour(card(ELSEWHERE, Rehearsal.Keys.HOPITAL, Rehearsal.Keys.HOSPITAL_SIGN)));

        assertThat(standing(ELSEWHERE)).isEqualTo(Standing.UNCONFIRMED);
    }

    @Test
    void aPersonsWordForOneLineOpensTheOthersOfThatEstablishment() throws IOException {
        var next = new MailAddress("orl@ch-voisin.mssante.fr");
        held(byNeighbour(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN), card(next, NEIGHBOUR, NEIGHBOUR_SIGN)));
        assertThat(standing(next)).isEqualTo(Standing.UNCONFIRMED);
        houses.practice.catalogues().confirm(listed(ELSEWHERE), houses.byPhone());

        assertThat(standing(next)).isEqualTo(Standing.AT_ONCE);
    }

    @Test
    void aKnownHospitalCannotClaimAMailboxInADomainThatAnotherHasToo() throws IOException {
        held(byNeighbour(
                card(OFFICE, NEIGHBOUR, NEIGHBOUR_SIGN),
                card(STRANGER, NEIGHBOUR, NEIGHBOUR_SIGN),
                card(OTHER_OFFICE, Rehearsal.Keys.HOPITAL, Rehearsal.Keys.HOSPITAL_SIGN)));
        houses.practice.catalogues().confirm(listed(OFFICE), houses.byPhone());
        assertThat(standing(STRANGER)).isEqualTo(Standing.AT_ONCE);
        houses.practice.catalogues().confirm(listed(OTHER_OFFICE), houses.byPhone());

        assertThat(standing(STRANGER)).isEqualTo(Standing.UNCONFIRMED);
        assertRefused(
                CardRefusal.ADDRESS_UNCONFIRMED,
                () -> houses.practice.catalogues().reach(listed(STRANGER)));
    }

    @Test
    void nobodyElsesCardOpensOurOwnDomain() throws IOException {
        var first = Rehearsal.named("voisin", Rehearsal.PRACTICE);
        var second = Rehearsal.named("inconnu", Rehearsal.PRACTICE);
        held(byNeighbour(card(first, NEIGHBOUR, NEIGHBOUR_SIGN), card(second, NEIGHBOUR, NEIGHBOUR_SIGN)));
        houses.practice.catalogues().confirm(listed(first), houses.byPhone());

        assertThat(standing(second)).isEqualTo(Standing.UNCONFIRMED);
    }

    @Test
    void aDirectoryAtHandThatKnowsSomebodyElseInTheDomainSpeaksAgainstIt() throws IOException {
        held(byNeighbour(card(OFFICE, NEIGHBOUR, NEIGHBOUR_SIGN), card(STRANGER, NEIGHBOUR, NEIGHBOUR_SIGN)));
        houses.practice.catalogues().confirm(listed(OFFICE), houses.byPhone());
        withDirectory("ORG|autre@medecin.example||FINESS|550000077\n");
        assertThat(standing(STRANGER)).isEqualTo(Standing.AT_ONCE);
        withDirectory("ORG|autre@medecin.example||FINESS|550000098\n");

        assertThat(standing(STRANGER)).isEqualTo(Standing.UNCONFIRMED);
    }

    private void withDirectory(String lines) throws IOException {
        Path boxes = Files.writeString(
                folder.resolve("boxes.txt"),
                "Type de BAL|Adresse BAL|Identification nationale PP|Type identifiant structure|Identification Structure\n"
                        + lines);
        houses.practice.close();
        houses.practice = Node.open(houses.practiceSettings("practice")
                .withCatalogues(new CatalogueRules(null, List.of(), List.of(folder.resolve("lines.catalogue"))))
                .withSources(TrustSources.none().directory(new DirectoryRules(boxes, null, null))));
    }

    @Test
    void aCardUnderAnotherNameIsLeftOutAndTheOthersStand() throws IOException {
        held(byNeighbour(
                card(CARDIO, Rehearsal.Keys.HOPITAL, NEIGHBOUR_SIGN), card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN)));

        assertThat(houses.practice.catalogues().lines())
                .extracting(ListedLine::address)
                .containsExactly(ELSEWHERE);
        assertThat(houses.practice.catalogues().held().get(0).leftOut()).isEqualTo(1);
    }

    @Test
    void aKnownLinesNextVersionIsTakenWithTheCatalogue() throws IOException {
        Card before = houses.practice.lines().get(0);
        Json.Obj next = before.document()
                .with("version", new Json.Whole(2))
                .with("previous", Json.text(before.hash().hex()))
                .with("phone", Json.text("03 29 00 00 99"));
        Card card = org.passerelle.card.CardReader.read(org.passerelle.canon.Canon.octets(next));
        held(byNeighbour(sign(card, Rehearsal.Keys.HOSPITAL_SIGN)));

        assertThat(houses.practice.lines().get(0).offer().phone()).isEqualTo("03 29 00 00 99");
    }

    @Test
    void anOlderOneNeverComesBackNorDoesAnExpiredOneStay() throws IOException {
        Instant start = houses.clock.instant();
        byte[] first = catalogue(7, start, NEIGHBOUR_SIGN, NEIGHBOUR, List.of());
        held(catalogue(8, start, NEIGHBOUR_SIGN, NEIGHBOUR, List.of(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN))));
        write(first);
        houses.advance(Duration.ofDays(1));
        assertThat(houses.practice.catalogues().lines()).hasSize(1);
        assertThat(NewcomersScene.alarms(houses.practice)).contains("catalogue.older");
        write(catalogue(8, start, NEIGHBOUR_SIGN, NEIGHBOUR, List.of()));
        houses.advance(Duration.ofHours(1));
        assertThat(NewcomersScene.alarms(houses.practice)).contains("catalogue.forked");
        reopen(); // survives a restart, with the file gone bad
        assertThat(houses.practice.catalogues().lines()).hasSize(1);
        houses.clock.advance(Duration.ofDays(60));
        assertThat(houses.practice.catalogues().lines()).isEmpty();
    }

    @Test
    void onlyTheFirstPublisherOfAPlaceIsBelieved() throws IOException {
        held(byNeighbour(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN)));
        write(hospitals());
        houses.advance(Duration.ofDays(1));

        assertHeldOnly("CH VOISIN");
        assertThat(NewcomersScene.alarms(houses.practice)).contains("catalogue.other-publisher");
    }

    @Test
    void aPlaceStaysItsFirstPublishersThoughTheirsCameFromElsewhereSince() throws IOException {
        byte[] neighbours = byNeighbour(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN));
        held(neighbours);
        Path elsewhere = Files.write(folder.resolve("elsewhere.catalogue"), neighbours);
        reopen(elsewhere);
        houses.practice.step();
        write(hospitals());
        houses.advance(Duration.ofDays(1));

        assertHeldOnly("CH VOISIN");
        Files.write(elsewhere, hospitals());
        houses.advance(Duration.ofDays(1));
        assertHeldOnly("CH VOISIN");
    }

    @Test
    void aPlaceStaysItsFirstPublishersAfterARestartInWhichTheirsHoldsNoMore() throws IOException {
        Issued brief = Rehearsal.Keys.PKI.issue(Leaf.signing(NEIGHBOUR).valid(Duration.ZERO, Duration.ofDays(10)));
        held(catalogue(5, houses.clock.instant(), brief, NEIGHBOUR, List.of()));
        assertHeldOnly("CH VOISIN");
        houses.clock.advance(Duration.ofDays(11));
        reopen();
        assertThat(houses.practice.catalogues().held()).isEmpty();
        write(hospitals());
        houses.practice.step();

        assertThat(houses.practice.catalogues().held()).isEmpty();
        assertThat(NewcomersScene.alarms(houses.practice)).contains("catalogue.other-publisher");
    }

    private byte[] hospitals() {
        return catalogue(900, houses.clock.instant(), Rehearsal.Keys.HOSPITAL_SIGN, Rehearsal.Keys.HOPITAL, List.of());
    }

    private void assertHeldOnly(String publisher) {
        assertThat(houses.practice.catalogues().held())
                .singleElement()
                .satisfies(held -> assertThat(held.publisher().name()).isEqualTo(publisher));
    }

    @Test
    void refusesOneThatSomebodyElseSigned() throws IOException {
        held(catalogue(9, houses.clock.instant(), NEIGHBOUR_SIGN, Rehearsal.Keys.HOPITAL, List.of()));

        assertThat(houses.practice.catalogues().held()).isEmpty();
        assertThat(NewcomersScene.alarms(houses.practice)).contains(CatalogueRefusal.NOT_PUBLISHER.code());
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passerelle.node.NewcomersScene.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.LineCard;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.CatalogueRefusal;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Usual;
import org.passerelle.flow.Order;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.OwnCatalogue;
import org.passerelle.flow.catalogue.ReachLine.Standing;
import org.passerelle.flow.line.LineChange;
import org.passerelle.ledger.SeededRandom;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.PersonId;
import org.passerelle.party.StructureId;
import org.passerelle.pathway.AvisContent;
import org.passerelle.seal.DocumentSeal;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.pki.Leaf;

/** What a practice may do with the lines of a catalogue, and a hospital with its own. */
class CataloguesTest {
    private static final MailAddress CARDIO = new MailAddress("cardiologie@ch-exemple.mssante.fr");
    private static final MailAddress ELSEWHERE = new MailAddress("pneumologie@ch-voisin.mssante.fr");
    private static final Leaf.Subject NEIGHBOUR =
            new Leaf.Subject("Meuse (55)", "CH VOISIN", new StructureId("1550000077"), "pneumologie");
    private static final Issued NEIGHBOUR_SIGN = Rehearsal.Keys.PKI.issue(Leaf.signing(NEIGHBOUR));
    private static final Issued STOLEN_NAME = Rehearsal.Keys.PKI.issue(Leaf.signing(Rehearsal.Keys.HOPITAL));

    @TempDir
    Path folder;

    private Rehearsal houses;
    private final SeededRandom random = new SeededRandom(5);
    private long number = 100;

    @BeforeEach
    void open() {
        houses = new Rehearsal(folder, 77);
    }

    @AfterEach
    void close() {
        houses.close();
    }

    private byte[] card(MailAddress address, Leaf.Subject whose, Issued signer) {
        CardBase base = houses.base(
                address,
                new Organisation(whose.structure(), whose.organisation(), null),
                signer,
                Rehearsal.Keys.HOSPITAL_ENC);
        var plain = new CardBase(
                base.id(),
                1,
                null,
                base.status(),
                base.validity(),
                null,
                base.organisation(),
                List.of(new CardAddress(address, CardAddress.Kind.APPLICATION, List.of())),
                base.keys(),
                base.reception());
        return sign(new LineCard(plain, Dermatology.offer()), signer);
    }

    private byte[] sign(Card card, Issued signer) {
        return houses.sign(card, signer);
    }

    private byte[] catalogue(long of, Instant issued, Issued signer, Leaf.Subject publisher, List<byte[]> cards) {
        List<Catalogue.Entry> entries = new ArrayList<>();
        cards.forEach(card -> entries.add(new Catalogue.Entry(card, List.of())));
        Catalogue made = Catalogue.of(
                new Organisation(publisher.structure(), publisher.organisation(), null),
                of,
                issued,
                issued.plus(Duration.ofDays(60)),
                entries);
        return DocumentSeal.catalogues().sign(made.octets(), signer.identity(), issued, random);
    }

    private byte[] byNeighbour(byte[]... cards) {
        return catalogue(++number, houses.clock.instant(), NEIGHBOUR_SIGN, NEIGHBOUR, List.of(cards));
    }

    private Path write(byte[] catalogue) throws IOException {
        return Files.write(folder.resolve("lines.catalogue"), catalogue);
    }

    /** The practice finds that catalogue in a file. */
    private void held(byte[] catalogue) throws IOException {
        write(catalogue);
        reopen();
        houses.practice.step();
    }

    private void reopen() {
        houses.practice.close();
        houses.practice = Node.open(houses.practiceSettings("practice")
                .withCatalogues(new CatalogueRules(null, List.of(), List.of(folder.resolve("lines.catalogue")))));
    }

    private ListedLine listed(MailAddress address) {
        return houses.practice.catalogues().lines().stream()
                .filter(line -> line.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private Standing standing(MailAddress address) {
        return houses.practice.catalogues().standing(listed(address));
    }

    private List<Json.Obj> chain(String type) {
        houses.practice.close();
        try {
            return TwoHouses.nodeChain(folder.resolve("practice"), type);
        } finally {
            reopen();
        }
    }

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
        write(catalogue(900, houses.clock.instant(), Rehearsal.Keys.HOSPITAL_SIGN, Rehearsal.Keys.HOPITAL, List.of()));
        houses.advance(Duration.ofDays(1));

        assertThat(houses.practice.catalogues().held())
                .singleElement()
                .satisfies(held -> assertThat(held.publisher().name()).isEqualTo("CH VOISIN"));
        assertThat(NewcomersScene.alarms(houses.practice)).contains("catalogue.other-publisher");
    }

    @Test
    void refusesOneThatSomebodyElseSigned() throws IOException {
        held(catalogue(9, houses.clock.instant(), NEIGHBOUR_SIGN, Rehearsal.Keys.HOPITAL, List.of()));

        assertThat(houses.practice.catalogues().held()).isEmpty();
        assertThat(NewcomersScene.alarms(houses.practice)).contains(CatalogueRefusal.NOT_PUBLISHER.code());
    }

    private void publishing() {
        houses.hospital.close();
        houses.hospital = Node.open(houses.hospitalSettings("kept")
                .withKeptLines()
                .withCatalogues(new CatalogueRules(
                        new CatalogueRules.Own(null, List.of(card(ELSEWHERE, NEIGHBOUR, NEIGHBOUR_SIGN)), false),
                        List.of(),
                        List.of())));
        houses.hospital.step();
    }

    private OwnCatalogue.Published published() {
        return houses.hospital.catalogues().published().orElseThrow();
    }

    @Test
    void aHospitalsCatalogueHoldsItsLinesAndThoseThatItGathers() throws IOException {
        publishing();
        held(published().signed());

        assertThat(houses.practice.catalogues().lines())
                .extracting(ListedLine::address)
                .containsExactlyInAnyOrder(Rehearsal.LINE, ELSEWHERE);
        assertThat(published().catalogue().publisher().name()).isEqualTo("CH d'Exemple");
    }

    @Test
    void itIsMadeAnewWhenACardChangesOrAMonthPassesAndNotBefore() {
        publishing();
        Catalogue first = published().catalogue();
        houses.advance(Duration.ofHours(5));
        assertThat(published().catalogue()).isEqualTo(first);
        houses.hospital
                .books()
                .change(
                        Rehearsal.LINE,
                        1,
                        PersonId.of(Rehearsal.COORDINATOR.rpps()),
                        new LineChange.Offered(Rehearsal.text("specialty", "Dermatologie")));
        houses.settle();
        Catalogue second = published().catalogue();
        assertThat(second.follows(first.head())).isTrue();
        houses.advance(OwnCatalogue.ANEW.minusSeconds(1));
        long third = published().catalogue().number();
        houses.advance(Duration.ofDays(30));
        assertThat(published().catalogue().number()).isGreaterThan(third);
    }

    @Test
    void aRestartedHospitalGoesOnWithWhatItPublished() {
        publishing();
        Catalogue before = published().catalogue();
        houses.hospital.close();
        publishing();

        assertThat(published().catalogue().number()).isGreaterThanOrEqualTo(before.number());
    }

    @Test
    void tellsTheUsualDelayOfFivePatientsAndNotOfFour() {
        publishing();
        for (int patient = 1; patient <= 4; patient++) {
            answered(patient);
        }
        houses.clock.advance(Duration.ofDays(31));
        houses.hospital.step();
        assertThat(usual()).isEmpty();
        for (int patient = 1; patient <= 5; patient++) {
            answered(patient);
        }
        houses.clock.advance(Duration.ofDays(31));
        houses.hospital.step();

        assertThat(usual()).singleElement().satisfies(usual -> {
            assertThat(usual.pathway()).isEqualTo("avis");
            assertThat(usual.from()).isEqualTo(YearMonth.of(2026, 12));
            assertThat(usual.until()).isEqualTo(YearMonth.of(2026, 12));
            assertThat(usual.median()).isEqualTo(Duration.ofHours(6));
            assertThat(usual.answers()).isEqualTo(5);
        });
    }

    private List<Usual> usual() {
        return published().catalogue().entries().get(0).usual();
    }

    private void answered(int patient) {
        Json.Obj who = AvisContent.patient()
                .with("ins", Json.text(ins(patient)))
                .with("birthName", Json.text("ESSAI " + "ABCDE".charAt(patient - 1)));
        Json.Obj content = AvisContent.request().with("patient", who);
        Order order = Order.of("request", Rehearsal.GP, Rehearsal.without(content, "documents"));
        Id avis = houses.practice
                .request(
                        Rehearsal.LINE,
                        Rehearsal.AVIS,
                        new Order("request", Rehearsal.GP, order.content(), photos(), null))
                .id();
        houses.settle();
        houses.advance(Duration.ofHours(6));
        houses.hospital.take(
                avis, Order.of("take", Rehearsal.EXPERT, Json.object().build()));
        houses.hospital.take(avis, Order.of("answer", Rehearsal.EXPERT, AvisContent.answer("advice-only")));
        houses.settle();
    }

    private static List<org.passerelle.flow.Attachment> photos() {
        return List.of(new org.passerelle.flow.Attachment(
                "dermoscopic", "Lésion", () -> new java.io.ByteArrayInputStream(Pictures.jpeg()), null));
    }

    /** Thirteen digits of an invented woman and their key. */
    private static String ins(int patient) {
        long digits = 2_610_755_029_001L + patient;
        return digits + String.format(java.util.Locale.ROOT, "%02d", 97 - digits % 97);
    }
}

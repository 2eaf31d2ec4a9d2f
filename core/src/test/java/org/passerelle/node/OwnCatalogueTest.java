package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.catalogue.Catalogue;
import org.passerelle.catalogue.ListedLine;
import org.passerelle.catalogue.Usual;
import org.passerelle.flow.Order;
import org.passerelle.flow.catalogue.CatalogueRules;
import org.passerelle.flow.catalogue.OwnCatalogue;
import org.passerelle.flow.line.LineChange;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.AvisContent;

/** The catalogue that a hospital makes of its lines and of those that it gathers. */
class OwnCatalogueTest extends CatalogueScene {
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
            assertThat(usual.findAnswers()).isEmpty();
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

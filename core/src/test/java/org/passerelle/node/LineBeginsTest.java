package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Order;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Consent;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.letter.DocumentFormat;

/** A line writes first: its node keeps what it begins, and the practice's node learns of it by the first letter. */
class LineBeginsTest extends TwoHouses {
    LineBeginsTest() {
        super(23);
    }

    @Test
    void aNoticeReachesThePracticeAndItsStepsComeBack() throws Exception {
        Id notice = LineNotice.begin(houses);
        assertThat(state(houses.hospital, notice)).isEqualTo("announced");
        houses.settle();

        View there = houses.practice.view(notice);
        assertThat(there.state().begun().keeper()).isFalse();
        assertThat(there.state().begun().line()).isEqualTo(Rehearsal.LINE);
        assertThat(there.row().findDue())
                .isEqualTo(houses.hospital.view(notice).row().findDue())
                .isPresent();
        Id document = new Id(there.state()
                .opening()
                .orElseThrow()
                .content()
                .array("documents")
                .objects()
                .get(0)
                .text("id"));
        try (var theirs = houses.practice.document(notice, document, Rehearsal.GP)) {
            assertThat(theirs.readAllBytes()).isEqualTo(Pictures.clean());
        }

        act(notice, "complete", Rehearsal.text("added", "Sortie prévue lundi."));
        houses.practice.take(
                notice, Rehearsal.order("reply", Rehearsal.GP, Rehearsal.text("text", "Merci de m'appeler.")));
        houses.settle();
        houses.practice.take(notice, Rehearsal.order("acknowledge", Rehearsal.GP, EMPTY));
        houses.settle();

        agree(notice);
        assertThat(types(houses.practice, notice))
                .containsExactly("StepDone", "ClockStarted", "StepDone", "StepDone", "StepDone", "ClockStopped");
        assertThat(state(houses.practice, notice)).isEqualTo("acknowledged");
        assertThat(toldWhy(notice)).containsExactly("replied");
        assertThat(houses.practice.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().outboxWaiting()).isZero();
    }

    private List<String> toldWhy(Id notice) {
        return remarks(houses.hospital, notice).stream()
                .filter(remark -> remark.kind().type().equals("told"))
                .map(remark -> remark.facts().text("why"))
                .toList();
    }

    @Test
    void theLetterIsAMedicalDocumentOfItsOwnTypeByTheHospitalForThePractice() throws Exception {
        Id notice = LineNotice.begin(houses);
        houses.settle();
        String cda = written(notice, DocumentFormat.CDA);
        assertThat(cda)
                .contains("code=\"11490-0\" displayName=\"Annonce d'hospitalisation\"")
                .doesNotContain("TE2", "Virtuelle", "télémédecine");
        assertThat(cda.indexOf("CH d'Exemple")).isBetween(cda.indexOf("<author"), cda.indexOf("<custodian"));
        assertThat(cda.indexOf("Cabinet d'Essai")).isGreaterThan(cda.indexOf("<informationRecipient"));
        assertThat(written(notice, DocumentFormat.PDF)).startsWith("%PDF-");
    }

    private String written(Id notice, DocumentFormat format) throws java.io.IOException {
        try (var document = houses.practice.document(notice, ClinicalModel.Kind.LETTER, format, Rehearsal.GP);
                var octets = document.open()) {
            return new String(octets.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Test
    void aStepThatBothSidesMayTakeIsToldAsTheSidesThatTookIt() {
        Id notice = LineNotice.begin(houses);
        houses.settle();
        act(notice, "acknowledge", EMPTY);
        agree(notice);
        assertThat(houses.practice.view(notice).state().stepsDone().get(1).side())
                .isEqualTo(Side.EXPERT);
        Id other = LineNotice.begin(houses);
        houses.settle();
        houses.practice.take(other, Rehearsal.order("acknowledge", Rehearsal.GP, EMPTY));
        houses.settle();
        agree(other);
        assertThat(houses.hospital.view(other).state().stepsDone().get(1).side())
                .isEqualTo(Side.REQUESTER);
    }

    @Test
    void bothMayRestartBeforeTheFirstLetterIsThere() {
        Id notice = LineNotice.begin(houses);
        reopenHospital();
        reopenPractice();
        houses.settle();
        agree(notice);
        reopenPractice();
        houses.practice.take(notice, Rehearsal.order("acknowledge", Rehearsal.GP, EMPTY));
        reopenHospital();
        houses.settle();
        agree(notice);
        assertThat(state(houses.hospital, notice)).isEqualTo("acknowledged");
    }

    @Test
    void theFirstLetterHasOneEffectHoweverOftenItComes() {
        Id notice = LineNotice.begin(houses);
        houses.settle();
        byte[] first = houses.mail.crossed().get(0);
        assertThat(houses.practice.accept(new ByteArrayInputStream(first), Rehearsal.PRACTICE))
                .isInstanceOf(Taken.Repeated.class);
        assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
        agree(notice);
    }

    @Test
    void theClockIsTheLinesOwnAndWarnsAndBreachesAsAnyOther() {
        Id notice = LineNotice.begin(houses);
        houses.advance(Duration.ofHours(25));
        assertThat(types(houses.hospital, notice)).contains("ClockBreached");
        assertThat(houses.practice.view(notice).row().breached()).isTrue();
        houses.practice.take(notice, Rehearsal.order("acknowledge", Rehearsal.GP, EMPTY));
        houses.settle();
        agree(notice);
    }

    @Test
    void whatTheLineTakesBackEndsOnBothSides() {
        Id notice = LineNotice.begin(houses);
        houses.settle();
        houses.hospital.writing().dismiss(notice, Rehearsal.EXPERT, "Erreur de destinataire.");
        houses.settle();
        agree(notice);
        assertThat(houses.practice.view(notice).state().ended()).isTrue();
        assertThat(types(houses.practice, notice))
                .containsExactly("StepDone", "ClockStarted", "Dismissed", "ClockStopped");
        houses.advance(Duration.ofHours(48));
        assertThat(types(houses.hospital, notice)).doesNotContain("ClockBreached");
    }

    @Test
    void nothingIsTakenBackOnceSomebodyActed() {
        Id notice = LineNotice.begin(houses);
        houses.settle();
        houses.practice.take(notice, Rehearsal.order("reply", Rehearsal.GP, Rehearsal.text("text", "Reçu.")));
        houses.settle();
        assertThatThrownBy(() -> houses.hospital.writing().dismiss(notice, Rehearsal.EXPERT, "Trop tard."))
                .hasMessageContaining("exchange.not-in-state");
        assertThatThrownBy(() -> houses.hospital.writing().again(notice, Rehearsal.PRACTICE, Rehearsal.EXPERT))
                .hasMessageContaining("exchange.not-in-state");
    }

    @Test
    void whatWasBegunGoesAgainToAnotherAddressAsAnotherExchange() throws Exception {
        Id first = LineNotice.begin(houses);
        houses.settle();
        MailAddress service = Rehearsal.named("service", Rehearsal.PRACTICE);
        View again = houses.hospital.writing().again(first, service, Rehearsal.EXPERT);
        houses.settle();
        agree(first);
        assertThat(houses.practice.view(first).state().ended()).isTrue();
        assertThat(kinds(houses.hospital, first)).contains("sent-again");
        assertThat(again.state().begun().requester()).isEqualTo(service);
        assertThat(again.state().opening().orElseThrow().content())
                .isEqualTo(houses.hospital
                        .view(first)
                        .state()
                        .opening()
                        .orElseThrow()
                        .content());
        assertThatThrownBy(() -> houses.hospital.writing().again(first, service, Rehearsal.EXPERT))
                .hasMessageContaining("exchange.not-in-state");
        for (byte[] mail : houses.mail.crossed()) {
            houses.practice.accept(new ByteArrayInputStream(mail), service);
        }
        Id document = new Id(again.state()
                .opening()
                .orElseThrow()
                .content()
                .array("documents")
                .objects()
                .get(0)
                .text("id"));
        try (var theirs = houses.practice.document(again.id(), document, Rehearsal.GP)) {
            assertThat(theirs.readAllBytes()).isEqualTo(Pictures.clean());
        }
    }

    @Test
    void aPracticeThatDoesNotKnowThePathwayRefusesItAndTheLineSeesWhy() {
        houses.pathways = Pathways.shipped();
        reopenPractice();
        Id notice = LineNotice.begin(houses);
        houses.settle();
        assertThat(houses.practice.list(ExchangeQuery.all())).isEmpty();
        assertThat(houses.practice.health().alarms()).isNotEmpty();
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .contains(org.assertj.core.groups.Tuple.tuple(notice, "pathway.unknown-pathway"));
    }

    @Test
    void onlyAMemberBeginsWhatTheLinesCardOffersAndALineMayBegin() {
        refuses("flow.not-a-member", Rehearsal.LINE, Rehearsal.PRACTICE, Order.of("announce", Rehearsal.GP, EMPTY));
        refuses("flow.own-address", Rehearsal.LINE, Rehearsal.LINE, LineNotice.order());
        refuses("flow.unknown-line", Rehearsal.PRACTICE, Rehearsal.PRACTICE, LineNotice.order());
        MailAddress unknown = new MailAddress("inconnu@cabinet-inconnu.mssante.fr");
        refuses("flow.clear-not-allowed", Rehearsal.LINE, unknown, LineNotice.order());
        Json.Obj asked = Rehearsal.without(AvisContent.request(), "documents");
        var avis = Order.of("request", Rehearsal.EXPERT, asked);
        assertThatThrownBy(
                        () -> houses.hospital.writing().begin(Rehearsal.LINE, Rehearsal.PRACTICE, Rehearsal.AVIS, avis))
                .hasMessageContaining("exchange.not-your-step");
    }

    @Test
    void aPatientWhoRefusesStopsItBeforeItLeaves() {
        var refused = new Consent(false, "Dr Paul Exemple", houses.clock.instant(), Consent.How.ORAL);
        var order = Order.of("announce", Rehearsal.EXPERT, LineNotice.content().with("consent", refused.write()));
        refuses("pathway.consent-refused", Rehearsal.LINE, Rehearsal.PRACTICE, order);
        assertThat(houses.mail.crossed()).isEmpty();
        assertThat(houses.hospital.list(ExchangeQuery.all())).isEmpty();
    }

    private void refuses(String code, MailAddress line, MailAddress to, Order order) {
        assertThatThrownBy(() -> houses.hospital.writing().begin(line, to, LineNotice.REF, order))
                .hasMessageContaining(code);
    }
}

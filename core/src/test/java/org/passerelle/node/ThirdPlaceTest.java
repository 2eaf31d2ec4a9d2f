package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.mail.ReceiveMail.Taken;
import org.passerelle.party.MailAddress;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.ExchangeQuery;

/** A third place, a nurse's: invited by a step that names it, told what happens, and acting in its own role alone. */
class ThirdPlaceTest extends TwoHouses {
    private static final PathwayRef VISIT = PathwayRef.parse("visit/1");

    private ThirdHouse nurse;

    ThirdPlaceTest() {
        super(37);
    }

    @BeforeEach
    void settleIn() {
        nurse = new ThirdHouse(houses, folder);
    }

    @AfterEach
    void leave() {
        nurse.close();
    }

    @Test
    void itIsInvitedActsAndIsToldAndTheOthersLearnOfIt() throws IOException {
        Id visit = asked(ThirdHouse.ADDRESS);
        View there = nurse.node.view(visit);
        assertThat(there.state().begun().place()).isEqualTo("nurse");
        assertThat(there.state().begun().own()).isEqualTo(Side.THIRD);
        assertThat(picture(nurse.node, visit, "ask")).isEqualTo(Pictures.clean());

        nurse.node.take(visit, visited());
        nurse.reopen();
        nurse.settle();
        assertThat(state(houses.hospital, visit)).isEqualTo("visited");
        assertThat(houses.hospital.view(visit).state().stepsDone().get(1).side())
                .isEqualTo(Side.THIRD);
        assertThat(picture(houses.hospital, visit, "visit")).isEqualTo(Pictures.clean());
        assertThat(picture(houses.practice, visit, "visit")).isEqualTo(Pictures.clean());

        houses.hospital.take(
                visit, Rehearsal.order("comment", Rehearsal.EXPERT, Rehearsal.text("remark", "À revoir.")));
        houses.hospital.take(visit, Rehearsal.order("answer", Rehearsal.EXPERT, Rehearsal.text("advice", "Rien.")));
        nurse.settle();
        agree(visit);
        assertThat(houses.law(nurse.node, visit)).isEqualTo(houses.law(houses.hospital, visit));
        // in between, both are told that somebody of the line looked
        assertThat(stepsTo(visit, ThirdHouse.ADDRESS)).containsExactly("ask", "", "", "", "answer");
        assertThat(stepsTo(visit, Rehearsal.PRACTICE)).containsExactly("", "visit", "", "comment", "answer");
        assertThat(nurse.node.health().alarms()).isEmpty();
        assertThat(houses.practice.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(houses.hospital.health().outboxWaiting()).isZero();
    }

    @Test
    void itActsInNoOtherRoleAndNotAfterTheEnd() {
        Id visit = asked(ThirdHouse.ADDRESS);
        assertThatThrownBy(() -> nurse.node.take(
                        visit, Rehearsal.order("answer", ThirdHouse.DOCTOR, Rehearsal.text("advice", "Moi."))))
                .hasMessageContaining("exchange.not-your-step");
        assertThatThrownBy(() -> houses.practice.take(
                        visit, Rehearsal.order("visit", Rehearsal.GP, Rehearsal.text("found", "Moi."))))
                .hasMessageContaining("exchange.not-your-step");
        nurse.node.take(visit, visited());
        nurse.settle();
        houses.hospital.take(visit, Rehearsal.order("answer", Rehearsal.EXPERT, Rehearsal.text("advice", "Rien.")));
        nurse.settle();
        assertThatThrownBy(() -> nurse.node.take(visit, visited())).hasMessageContaining("exchange.not-in-state");
    }

    @Test
    void whoWasNotInvitedIsNoParty() throws IOException {
        Outsider outsider = Outsider.practice(Files.createDirectories(folder.resolve("outsider")), houses.clock, 41);
        outsider.introduce(houses);
        Id visit = asked(ThirdHouse.ADDRESS);
        ForgedLetter letter =
                outsider.draft(visit, 1, houses.hospital.ownLines().get(0).hash());
        letter.pathway = VISIT;
        letter.step("visit", Rehearsal.text("found", "Vu."));
        Taken taken = houses.hospital.accept(
                new ByteArrayInputStream(outsider.seal(letter).mail()), Rehearsal.LINE);
        assertThat(HostileScene.said(taken)).isEqualTo("flow.not-a-party");
        assertThat(state(houses.hospital, visit)).isEqualTo("asked");
    }

    @Test
    void aPlaceThatCannotBeWrittenToAlarmsPeopleAndTheExchangeGoesOn() {
        Id visit = asked(new MailAddress("personne@cabinet-inconnu.mssante.fr"));
        assertThat(state(houses.practice, visit)).isEqualTo("asked");
        agree(visit);
        assertThat(nurse.node.list(ExchangeQuery.all())).isEmpty();
        assertThat(houses.hospital.health().alarms())
                .extracting(AlarmRow::exchange, AlarmRow::code)
                .contains(org.assertj.core.groups.Tuple.tuple(visit, "flow.clear-not-allowed"));
    }

    @Test
    void aFileThatWasNotForItIsToldToBeElsewhere() {
        Id visit = asked(ThirdHouse.ADDRESS);
        var noted = new Order(
                "note-visit", Rehearsal.EXPERT, Rehearsal.text("found", "Vu au service."), List.of(lesion()), null);
        houses.hospital.take(visit, noted);
        nurse.settle();
        assertThat(state(nurse.node, visit)).isEqualTo("visited");
        assertThat(houses.law(nurse.node, visit)).isEqualTo(houses.law(houses.hospital, visit));
        assertThatThrownBy(() -> picture(nurse.node, visit, "note-visit"))
                .hasMessageContaining("flow.document-not-sent");
        assertThatCode(() -> picture(houses.practice, visit, "note-visit")).doesNotThrowAnyException();
    }

    private Id asked(MailAddress place) {
        Json.Obj content = Json.object()
                .put("patient", AvisContent.patient())
                .put("urgency", "ordinary")
                .put("question", "Faut-il la revoir ?")
                .put("nurse", place.value())
                .build();
        Id visit = houses.practice
                .request(Rehearsal.LINE, VISIT, new Order("ask", Rehearsal.GP, content, List.of(lesion()), null))
                .id();
        nurse.settle();
        return visit;
    }

    private static Order visited() {
        return new Order("visit", ThirdHouse.DOCTOR, Rehearsal.text("found", "Plaie propre."), List.of(lesion()), null);
    }

    private static Attachment lesion() {
        return new Attachment("other", "Plaie", () -> new ByteArrayInputStream(Pictures.jpeg()), null);
    }

    private static byte[] picture(Node node, Id visit, String step) throws IOException {
        Document document = node.view(visit).state().stepsDone().stream()
                .filter(done -> done.step().equals(step))
                .flatMap(done -> done.content().array("documents").objects().stream())
                .map(Document::read)
                .findFirst()
                .orElseThrow();
        try (var octets = node.document(visit, document.id(), Rehearsal.EXPERT)) {
            return octets.readAllBytes();
        }
    }

    /** The steps that the hospital's letters to them took, the empty text for one that only told. */
    private List<String> stepsTo(Id visit, MailAddress to) {
        return remarks(houses.hospital, visit).stream()
                .filter(remark -> remark.kind().type().equals("sealed"))
                .filter(remark -> remark.facts().text("to").equals(to.value()))
                .map(remark -> remark.facts().findText("step").orElse(""))
                .toList();
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.card.CardBase;
import org.passerelle.card.LineCard;
import org.passerelle.card.Reception;
import org.passerelle.directory.WhitelistRules;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Order;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Side;
import org.passerelle.port.MemoryMail;

/**
 * A nurse with a mail program and nothing else, invited to a sealed exchange: she gets readable mails of what is for her, and what she
 * does is noted by those whom the step names beside her.
 */
class OrdinaryPlaceTest extends TwoHouses {
    private static final MailAddress NURSE = new MailAddress("louise.voisine@infirmier.mssante.fr");

    OrdinaryPlaceTest() {
        super(59);
    }

    /** The hospital's line writes ordinary mails too, inside a list of domains that is at hand. */
    @BeforeEach
    void takeOrdinaryMails() throws IOException {
        houses.practice.close();
        houses.hospital.close();
        CardBase base = houses.base(
                Rehearsal.LINE,
                new Organisation(Rehearsal.Keys.HOPITAL.structure(), "CH d'Exemple", null),
                Rehearsal.Keys.HOSPITAL_SIGN,
                Rehearsal.Keys.HOSPITAL_ENC);
        Reception sealed = base.reception();
        var both = new Reception(
                Set.of(Reception.Carriage.SEALED, Reception.Carriage.CLEAR),
                sealed.capabilities(),
                sealed.sizeLimit(),
                null);
        var clear = new CardBase(
                base.id(),
                1,
                null,
                base.status(),
                base.validity(),
                null,
                base.organisation(),
                base.addresses(),
                base.keys(),
                both);
        houses.lineCard = houses.sign(new LineCard(clear, Dermatology.offer()), Rehearsal.Keys.HOSPITAL_SIGN);
        houses.practice = houses.openPractice("practice-of-both");
        houses.hospital = Node.open(houses.hospitalSettings("hospital-of-both")
                .withSources(TrustSources.none()
                        .whitelist(new WhitelistRules(
                                list(),
                                null,
                                false,
                                null,
                                null,
                                WhitelistRules.USUAL_REFRESH,
                                WhitelistRules.USUAL_LIMITS))));
    }

    private java.nio.file.Path list() throws IOException {
        String domain = "<Domaine><Nom>%s</Nom><DNCertificatOperateur>CN=o,OU=1550000066,O=O,ST=Meuse (55),C=FR"
                + "</DNCertificatOperateur></Domaine>";
        return Files.writeString(
                folder.resolve("liste.xml"),
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<ListeBlancheMSSante xmlns=\"https://listeblanche.mssante.fr/schema\">"
                        + "<DateDeGeneration>2026-11-19T03:04:05Z</DateDeGeneration><ListeDomaines>"
                        + domain.formatted("ch-exemple.mssante.fr") + domain.formatted("infirmier.mssante.fr")
                        + "</ListeDomaines></ListeBlancheMSSante>");
    }

    private Id asked() {
        Json.Obj content = Json.object()
                .put("patient", AvisContent.patient())
                .put("urgency", "ordinary")
                .put("question", "Faut-il la revoir ?")
                .put("nurse", NURSE.value())
                .build();
        Id visit = houses.practice
                .request(
                        Rehearsal.LINE,
                        PathwayRef.parse("visit/1"),
                        new Order("ask", Rehearsal.GP, content, List.of(), null))
                .id();
        houses.settle();
        return visit;
    }

    private static Order noted(Professional actor) {
        return Order.of("note-visit", actor, Rehearsal.text("found", "Plaie propre, vue à domicile."));
    }

    /** The steps that readable mails told her. */
    private List<String> written(Id visit) {
        return houses.hospital.view(visit).remarks(Kind.MAIL_WRITTEN).stream()
                .filter(facts -> facts.text("to").equals(NURSE.value()))
                .map(facts -> facts.bool("copy") ? "copy" : "other")
                .toList();
    }

    private List<String> mails() {
        return houses.mail.sent().stream()
                .filter(sent -> sent.envelope().recipients().contains(NURSE))
                .map(MemoryMail.Sent::octets)
                .map(octets -> new String(octets, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void sheReadsWhatIsForHerAndThePracticeNotesWhatSheDid() {
        Id visit = asked();
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(written(visit)).containsExactly("copy");
        assertThat(mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail)
                        .contains(NURSE.value())
                        .doesNotContain("application/pkcs7-mime")
                        .contains("multipart/"));

        houses.practice.take(visit, noted(Rehearsal.GP));
        houses.settle();
        agree(visit);
        assertThat(state(houses.hospital, visit)).isEqualTo("visited");
        assertThat(houses.hospital.view(visit).state().stepsDone().get(1).side())
                .isEqualTo(Side.REQUESTER);
        assertThat(written(visit)).as("the note is for the doctor alone").hasSize(1);

        houses.hospital.take(visit, Order.of("comment", Rehearsal.EXPERT, Rehearsal.text("remark", "À revoir.")));
        houses.hospital.take(visit, Order.of("answer", Rehearsal.EXPERT, Rehearsal.text("advice", "Rien.")));
        houses.settle();
        agree(visit);
        assertThat(written(visit)).as("the answer is for everybody").containsExactly("copy", "copy");
        assertThat(mails()).hasSize(2);
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(houses.practice.health().alarms()).isEmpty();
    }

    @Test
    void theTeamNotesItTooAndNobodyTakesTheStepThatIsHersAlone() {
        Id visit = asked();
        Order hers = Order.of("visit", Rehearsal.EXPERT, Rehearsal.text("found", "Vu."));
        assertThatThrownBy(() -> houses.hospital.take(visit, hers)).hasMessageContaining("exchange.not-your-step");
        var entered = new Order(
                "visit",
                ThirdHouse.DOCTOR,
                Rehearsal.text("found", "Vu."),
                List.of(),
                new Order.Entered(Rehearsal.EXPERT, null),
                null);
        assertThatThrownBy(() -> houses.hospital.take(visit, entered)).hasMessageContaining("flow.not-in-clear");
        houses.hospital.take(visit, noted(Rehearsal.EXPERT));
        houses.settle();
        agree(visit);
        assertThat(houses.practice.view(visit).state().stepsDone().get(1).side())
                .isEqualTo(Side.EXPERT);
    }
}

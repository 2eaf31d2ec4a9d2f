package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.party.PartyJson;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.WrittenDocument;

/** A report's copy to a médecin traitant who reads sealed letters only: an exchange of its own, which the line begins of itself. */
class SealedCopyTest extends TwoHouses {
    private ThirdHouse own;

    SealedCopyTest() {
        super(29);
    }

    @BeforeEach
    void settleIn() {
        own = new ThirdHouse(houses, folder);
    }

    @AfterEach
    void leave() {
        own.close();
    }

    @Test
    void theReportReachesTheMedecinTraitantsNodeWithItsPaperAndItsFiles() throws Exception {
        Id avis = asked();
        act(avis, "take", EMPTY);
        houses.hospital.take(
                avis,
                new Order(
                        "answer",
                        Rehearsal.EXPERT,
                        AvisContent.answer("advice-only"),
                        List.of(new Attachment(
                                "report", "Schéma", () -> new ByteArrayInputStream(Pictures.jpeg()), null)),
                        null));
        own.settle();

        ExchangeRow copy = own.node.list(ExchangeQuery.all()).get(0);
        assertThat(copy.pathway()).isEqualTo("report-copy/1");
        assertThat(copy.keeper()).isFalse();
        assertThat(copy.ended()).isTrue();
        Json.Obj said =
                own.node.view(copy.exchange()).state().opening().orElseThrow().content();
        assertThat(said.text("report")).contains("Avis : Surveillance à trois mois.", "Recommandation : Avis seul");
        assertThat(said.text("about")).isEqualTo("Compte rendu de téléexpertise du 20/11/2026");
        assertThat(PartyJson.professional(said.object("asker"))).isEqualTo(Rehearsal.GP);
        List<Document> files =
                said.array("documents").objects().stream().map(Document::read).toList();
        assertThat(files).extracting(Document::mediaType).containsExactly("image/jpeg");
        try (WrittenDocument written = own.node.document(
                        copy.exchange(), ClinicalModel.Kind.REPORT, DocumentFormat.PDF, ThirdHouse.DOCTOR);
                InputStream paper = written.open()) {
            assertThat(new String(paper.readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
        assertThat(kinds(houses.hospital, avis)).contains("copied").doesNotContain("alarmed");
        assertThat(houses.hospital.health().alarms()).isEmpty();
        assertThat(own.node.health().alarms()).isEmpty();
        assertThat(houses.practice.list(ExchangeQuery.all())).hasSize(1);
    }

    @Test
    void aCorrectedReportIsCopiedAnew() {
        Id avis = asked();
        act(avis, "take", EMPTY);
        act(avis, "answer", AvisContent.answer("advice-only"));
        own.reopen();
        act(avis, "correct", AvisContent.answer("consultation-recommended"));
        own.settle();
        assertThat(own.node.list(ExchangeQuery.all())).hasSize(2);
    }

    private Id asked() {
        Json.Obj content = Rehearsal.without(AvisContent.request(), "documents")
                .with("medecinTraitant", PartyJson.write(ThirdHouse.DOCTOR));
        var lesion = new Attachment("dermoscopic", "Lésion", () -> new ByteArrayInputStream(Pictures.jpeg()), null);
        Id avis = houses.practice
                .request(
                        Rehearsal.LINE,
                        Rehearsal.AVIS,
                        new Order("request", Rehearsal.GP, content, List.of(lesion), null))
                .id();
        houses.settle();
        return avis;
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.party.Professional;
import org.passerelle.pathway.AvisContent;
import org.passerelle.pathway.Document;
import org.passerelle.pdf.PdfRefusal;
import org.passerelle.refusal.Refused;

/** A PDF that somebody has already, attached to a request and to its answer. */
class PapersTravelTest extends TwoHouses {

    PapersTravelTest() {
        super(67);
    }

    @Test
    void anEarlierLetterGoesWithTheRequestAndAReportComesWithTheAnswer() throws IOException {
        Id avis = houses.practice
                .request(Rehearsal.LINE, Rehearsal.AVIS, request(letter(3, false)))
                .id();
        houses.settle();
        Document asked = document(houses.hospital, avis, "request");
        assertThat(asked.mediaType()).isEqualTo("application/pdf");
        assertThat(asked.findPages()).contains(3);
        assertThat(pages(houses.hospital, avis, asked, Rehearsal.EXPERT)).isEqualTo(3);
        assertThat(remarks(houses.practice, avis).stream()
                        .filter(remark -> remark.kind() == Kind.ATTACHED)
                        .map(remark -> remark.facts().array("removed").texts()))
                .containsExactly(List.of("INFORMATION"));
        assertThat(houses.practice.view(avis).entries().toString()).doesNotContain("MODELE-AUTEUR");

        houses.hospital.take(avis, Rehearsal.order("take", Rehearsal.EXPERT, EMPTY));
        houses.hospital.take(
                avis,
                new Order(
                        "answer",
                        Rehearsal.EXPERT,
                        AvisContent.answer("advice-only"),
                        List.of(attachment("report", letter(1, false))),
                        null));
        houses.settle();
        Document answered = document(houses.practice, avis, "answer");
        assertThat(answered.findPages()).contains(1);
        assertThat(pages(houses.practice, avis, answered, Rehearsal.GP)).isEqualTo(1);
        agree(avis);
    }

    @Test
    void onePdfThatActsStopsTheRequestBeforeAnythingIsWritten() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> houses.practice.request(Rehearsal.LINE, Rehearsal.AVIS, request(letter(1, true))))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(PdfRefusal.SCRIPT));
        houses.settle();
        assertThat(houses.mail.crossed()).isEmpty();
    }

    private static Order request(byte[] pdf) {
        Json.Obj content = Rehearsal.without(AvisContent.request(), "documents");
        return new Order("request", Rehearsal.GP, content, List.of(attachment("letter", pdf)), null);
    }

    private static Attachment attachment(String kind, byte[] pdf) {
        return new Attachment(kind, "Compte rendu du CHU", () -> new ByteArrayInputStream(pdf), null);
    }

    private static Document document(Node node, Id avis, String step) {
        return node.view(avis).state().lastDone(step).orElseThrow().content().array("documents").objects().stream()
                .map(Document::read)
                .findFirst()
                .orElseThrow();
    }

    private static int pages(Node node, Id avis, Document document, Professional reader) throws IOException {
        try (InputStream in = node.document(avis, document.id(), reader)) {
            byte[] octets = in.readAllBytes();
            assertThat(Sha256.hash(octets)).isEqualTo(document.sha256());
            try (PDDocument pdf = Loader.loadPDF(octets)) {
                return pdf.getNumberOfPages();
            }
        }
    }

    private static byte[] letter(int pages, boolean script) {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.getDocumentInformation().setAuthor("MODELE-AUTEUR");
            if (script) {
                document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            }
            document.save(out);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}

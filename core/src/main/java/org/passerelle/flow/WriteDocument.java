package org.passerelle.flow;

import java.io.InputStream;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.scan.ScanDocument;
import org.passerelle.party.Professional;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.Scanner;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.refusal.Refusal;

/**
 * Writes the medical document of an exchange anew, for a record that files it: the last version, from the same values as the letter
 * that brought it. It is a reading like any other and stands in the trace.
 */
public final class WriteDocument {
    private final Premises premises;
    private final ReadContent reading;
    private final ScanDocument scan;

    /** @param scanner looks at each file that the document takes in */
    public WriteDocument(Premises premises, Scanner scanner) {
        this.premises = premises;
        this.reading = new ReadContent(premises, scanner);
        this.scan = new ScanDocument(premises, scanner);
    }

    /**
     * Writes the request or the last report; the caller closes it.
     *
     * @throws org.passerelle.refusal.Refused unknown, none of the line's people, or nothing of the kind was said yet
     */
    public WrittenDocument write(Id exchange, ClinicalModel.Kind kind, DocumentFormat format, Professional reader) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        Fact.StepDone done = last(dossier, kind)
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
        reading.read(exchange, reader, "paper/" + done.stepId());
        return premises.letters()
                .document(Sayings.of(dossier.state(), done), format, document -> scanned(exchange, document));
    }

    private InputStream scanned(Id exchange, Id document) {
        scan.require(exchange, () -> premises.blobs().open(exchange, document));
        return premises.blobs().open(exchange, document);
    }

    private static Optional<Fact.StepDone> last(Dossier dossier, ClinicalModel.Kind kind) {
        return dossier.state().stepsDone().stream()
                .filter(done -> dossier.state()
                        .pathway()
                        .step(done.step())
                        .findDocument()
                        .filter(model -> model.kind() == kind)
                        .isPresent())
                .reduce((earlier, later) -> later);
    }
}

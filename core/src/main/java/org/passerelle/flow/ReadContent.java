package org.passerelle.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Command;
import org.passerelle.exchange.Decider;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Story;
import org.passerelle.flow.mail.TakeDocuments;
import org.passerelle.flow.scan.ScanDocument;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Scanner;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** Somebody reads what an exchange says of its patient. Every reading stands in the trace; the first by somebody of the line who could act on it is told back. */
public final class ReadContent {
    private final Premises premises;
    private final LetterDesk desk;
    private final ScanDocument scan;

    public ReadContent(Premises premises, Scanner scanner) {
        this.premises = premises;
        this.scan = new ScanDocument(premises, scanner);
        this.desk = new LetterDesk(premises);
    }

    /**
     * Reads the exchange.
     *
     * @param what which view was read, a technical word ({@code task}, {@code patient}, {@code document/<id>})
     * @throws Refused {@link FlowRefusal#NOT_A_MEMBER} when the reader is none of the line's people who may read, or of the practice's
     */
    public Story read(Id exchange, Professional reader, String what) {
        return Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            boolean opens = dossier.state().begun().own() == Side.EXPERT
                    && dossier.state().opening().isPresent()
                    && premises.mayAct(dossier.state(), reader.rpps());
            premises.requireReader(dossier.state(), reader.rpps());
            dossier.remark(
                    Kind.READ,
                    Json.object().put("reader", reader.rpps().value()).put("what", what));
            List<Event.Law> law = opens
                    ? Decider.decide(dossier.state(), new Command.Look(reader), Terms.NONE, dossier.now())
                    : List.of();
            law.forEach(dossier::write);
            if (!law.isEmpty() && !dossier.state().begun().inClear()) {
                desk.tell(dossier);
            }
            dossier.commit();
            return Story.read(premises, exchange)
                    .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
        });
    }

    /** A document's octets, recorded as read; the caller closes the stream. */
    public InputStream document(Id exchange, Id document, Professional reader) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        boolean known = documents(dossier).stream().anyMatch(one -> one.id().equals(document));
        if (!known) {
            throw Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused();
        }
        premises.requireReader(dossier.state(), reader.rpps());
        requireSent(dossier, document);
        scan.require(exchange, () -> premises.blobs().open(exchange, document));
        read(exchange, reader, what(document));
        return premises.blobs().open(exchange, document);
    }

    /**
     * The same octets for who looks at a file part by part: opening it stands in the trace, each of its parts does not.
     *
     * @throws Refused {@link FlowRefusal#DOCUMENT_MISSING} when this reader has not opened it
     */
    public InputStream again(Id exchange, Id document, Professional reader) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        premises.requireReader(dossier.state(), reader.rpps());
        boolean opened = dossier.remarks(Kind.READ).stream()
                .anyMatch(read -> read.text("reader").equals(reader.rpps().value())
                        && read.text("what").equals(what(document)));
        if (!opened) {
            throw Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused();
        }
        return premises.blobs().open(exchange, document);
    }

    private static String what(Id document) {
        return "document/" + document;
    }

    /** A mirror is told every step, and gets the files of those that are for it, from its invitation on. */
    private void requireSent(Dossier dossier, Id document) {
        try (InputStream here = premises.blobs().open(dossier.exchange(), document)) {
            return;
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        } catch (Refused refused) {
            boolean theirs = dossier.state().stepsDone().stream()
                    .filter(done -> done.side() != dossier.state().begun().own())
                    .flatMap(done -> TakeDocuments.listed(dossier, done.content()).stream())
                    .anyMatch(one -> one.id().equals(document));
            if (refused.refusal().is(StoreRefusal.BLOB_MISSING) && !dossier.keeps() && theirs) {
                throw Refusal.of(FlowRefusal.DOCUMENT_NOT_SENT).refused(refused);
            }
            throw refused;
        }
    }

    private static List<Document> documents(Dossier dossier) {
        var contents = new ArrayList<Json.Obj>();
        dossier.state().stepsDone().forEach(done -> contents.add(done.content()));
        dossier.state().pending().forEach(composed -> contents.add(composed.content()));
        return contents.stream()
                .flatMap(content -> TakeDocuments.listed(dossier, content).stream())
                .toList();
    }
}

package org.passerelle.flow.apart;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Identities;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Streams;
import org.passerelle.flow.scan.ScanDocument;
import org.passerelle.media.CleanedMedia;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PartyJson;
import org.passerelle.party.Patient;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.Field;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.OpenedMail.OpenedLetter;
import org.passerelle.port.letter.OwnedStream;
import org.passerelle.port.letter.Scanner;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Somebody reads a letter that had no effect. It is opened anew, judged as of its first receipt; without a signature and a path
 * that hold nothing is given. Every reading stands in the trace: a waiting letter's in its exchange, the others' in the node's.
 *
 * <p>Refused: unknown letter; no member of a line with that mailbox, and the mailbox is not the practice's; nothing that may be
 * shown; a document that is not in the cleaned form.
 */
public final class ReadApart {
    private final Premises premises;
    private final ScanDocument scan;

    public ReadApart(Premises premises, Scanner scanner) {
        this.premises = premises;
        this.scan = new ScanDocument(premises, scanner);
    }

    /**
     * Where a letter lies.
     *
     * @param letter what lists show of it
     * @param blob its octets
     * @param receivedAt what its verdict is judged at
     */
    private record Kept(ApartLetter letter, Id blob, Instant receivedAt) {}

    /** Reads what the letter says. */
    public ApartContent read(Sha256 id, Professional reader) {
        Kept kept = kept(id, reader.rpps());
        ApartContent content;
        try (OpenedLetter opened = open(kept)) {
            content = content(kept.letter(), opened);
        }
        record(kept.letter(), reader, "apart/" + id);
        return content;
    }

    /** A document's octets, recorded as read; the caller closes the stream. */
    public InputStream document(Sha256 id, Id document, Professional reader) {
        Kept kept = kept(id, reader.rpps());
        OpenedLetter opened = open(kept);
        boolean given = false;
        try {
            Document named = content(kept.letter(), opened).documents().stream()
                    .filter(one -> one.id().equals(document))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
            requireClean(opened, named);
            scan.require(Journals.NODE, () -> opened.document(document));
            record(kept.letter(), reader, "apart/" + id + "/document/" + document);
            InputStream octets = new OwnedStream(opened.document(document), opened::close);
            given = true;
            return octets;
        } finally {
            if (!given) {
                opened.close();
            }
        }
    }

    private Kept kept(Sha256 id, Rpps reader) {
        List<Kept> found = new ArrayList<>();
        premises.store()
                .apart()
                .refused(id)
                .forEach(row -> found.add(new Kept(ApartLetter.of(row), row.blob(), row.receivedAt())));
        premises.store()
                .correspondence()
                .held(id)
                .ifPresent(held -> found.add(new Kept(
                        ApartLetter.of(held, Streams.mailbox(held.stream())), held.blob(), held.receivedAt())));
        if (found.isEmpty()) {
            throw Refusal.of(FlowRefusal.UNKNOWN_LETTER).refused();
        }
        return found.stream()
                .filter(kept -> mayRead(kept.letter().mailbox(), reader))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_MEMBER).refused());
    }

    /** A line's mailbox is its members'; a practice's is its own people's, whom it has named, or whom the host knows. */
    private boolean mayRead(MailAddress mailbox, Rpps reader) {
        Set<MailAddress> lines = premises.book().linesOf(mailbox);
        return lines.isEmpty()
                ? premises.book().ownAddresses().contains(mailbox)
                        && premises.staff().mayRead(premises.practice(mailbox), reader)
                : lines.stream()
                        .anyMatch(line -> premises.staff().member(line, reader).isPresent());
    }

    private OpenedLetter open(Kept kept) {
        try (InputStream octets = premises.blobs().open(Journals.NODE, kept.blob())) {
            OpenedMail opened = premises.letters().open(octets, kept.letter().mailbox(), kept.receivedAt());
            if (opened instanceof OpenedMail.ALetter letter) {
                return letter.letter();
            }
            opened.close();
            throw Refusal.of(FlowRefusal.NOT_SHOWN).refused();
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }

    private ApartContent content(ApartLetter letter, OpenedLetter opened) {
        OpenedMail.Said said = opened.said().orElse(null);
        PathwayRef ref = opened.envelope().pathway();
        return new ApartContent(
                letter,
                opened.verdict().signingTime().orElseThrow(() -> new HouseBug("a readable letter has a signing time")),
                opened.text(),
                ref,
                opened.envelope().findStep().map(step -> step.name()).orElse(null),
                said == null ? null : said.actor(),
                said == null ? Json.object().build() : said.content(),
                said == null ? List.of() : documents(ref, said.content()));
    }

    private List<Document> documents(PathwayRef ref, Json.Obj content) {
        return fields(ref, Field.DocumentsField.class).stream()
                .distinct()
                .flatMap(name -> content.arrayOrEmpty(name).objects().stream())
                .map(Document::read)
                .toList();
    }

    /** The names of a pathway's fields of one kind; none when this node does not know the pathway. */
    private List<String> fields(PathwayRef ref, Class<? extends Field> kind) {
        return premises.pathways().all().stream()
                .filter(known -> known.ref().equals(ref))
                .map(Pathway::steps)
                .flatMap(List::stream)
                .flatMap(step -> step.form().find(kind).stream())
                .map(Field::name)
                .toList();
    }

    /** What people open has the form that every document has that was taken in. */
    private void requireClean(OpenedLetter opened, Document document) {
        Json.Obj content = opened.said()
                .orElseThrow(() -> new HouseBug("a step names its documents"))
                .content();
        Optional<Patient> patient = fields(opened.envelope().pathway(), Field.PatientField.class).stream()
                .flatMap(name -> content.findObject(name).stream())
                .findFirst()
                .map(PartyJson::patient);
        try (InputStream octets = opened.document(document.id())) {
            CleanedMedia cleaned = premises.media()
                    .clean(octets, OutputStream.nullOutputStream(), Identities.expected(patient, Optional.empty()));
            Identities.requireTold(document, cleaned);
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }

    private void record(ApartLetter letter, Professional reader, String what) {
        Json.Builder facts = Json.object().put("reader", reader.rpps().value()).put("what", what);
        Retry.onConflict(() -> {
            Instant now = premises.now();
            Optional<Dossier> dossier = letter.standing() == ApartLetter.Standing.HELD
                    ? letter.exchange().flatMap(exchange -> Dossier.open(premises, exchange, now))
                    : Optional.empty();
            if (dossier.isPresent()) {
                dossier.get().remark(Kind.READ, facts);
                dossier.get().commit();
            } else {
                premises.commit(NodeChain.remark(premises, Kind.READ, facts, now));
            }
            return what;
        });
    }
}

package org.passerelle.flow.clear;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.scan.ScanDocument;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.ClearMail;
import org.passerelle.port.letter.Enclosed;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.letter.OwnedStream;
import org.passerelle.port.letter.Scanner;
import org.passerelle.refusal.Refusal;

/** Somebody reads an ordinary mail of an exchange; each reading stands in its trace. */
public final class ReadMail {
    private final Premises premises;
    private final ScanDocument scan;

    public ReadMail(Premises premises, Scanner scanner) {
        this.premises = premises;
        this.scan = new ScanDocument(premises, scanner);
    }

    /**
     * Reads one.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_MAIL}; {@link FlowRefusal#NOT_A_MEMBER} when the reader is none
     *     of the line's people
     */
    public MailContent read(Id exchange, Sha256 mail, Professional reader) {
        Kept kept = kept(exchange, mail, reader);
        try (ClearMail opened = open(exchange, kept)) {
            record(exchange, reader, "mail/" + mail);
            Optional<String> trouble = kept.facts().findText("trouble");
            return new MailContent(
                    mail,
                    opened.from(),
                    kept.facts().instant("arrivedAt"),
                    opened.subject(),
                    opened.text(),
                    opened.enclosed(),
                    trouble.isEmpty() ? opened.clinical().orElse(null) : null,
                    trouble.or(() -> opened.trouble().map(why -> why.code().code()))
                            .orElse(null));
        }
    }

    /**
     * A file of a mail.
     *
     * @param octets the caller closes them
     */
    public record GivenFile(Enclosed file, InputStream octets) {}

    /** A file of it, once the antivirus let it through. */
    public GivenFile document(Id exchange, Sha256 mail, Id document, Professional reader) {
        return given(
                exchange,
                mail,
                document,
                reader,
                () -> record(exchange, reader, "mail/" + mail + "/document/" + document));
    }

    private GivenFile given(Id exchange, Sha256 mail, Id document, Professional reader, Runnable recorded) {
        ClearMail opened = open(exchange, kept(exchange, mail, reader));
        boolean given = false;
        try {
            Enclosed file = opened.enclosed().stream()
                    .filter(one -> one.id().equals(document))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
            scan.require(exchange, () -> opened.document(document));
            recorded.run();
            var octets = new OwnedStream(opened.document(document), opened::close);
            given = true;
            return new GivenFile(file, octets);
        } finally {
            if (!given) {
                opened.close();
            }
        }
    }

    /**
     * A file of it for a step that is entered from the mail, which itself stands in the trace; the caller closes the stream.
     *
     * @throws org.passerelle.refusal.Refused as {@link #document} says
     */
    public InputStream attached(Id exchange, Sha256 mail, Id document, Professional by) {
        return given(exchange, mail, document, by, () -> {}).octets();
    }

    /** What the journal noted of a mail, and the mailbox of ours that it came to. */
    private record Kept(Json.Obj facts, MailAddress mailbox) {}

    private Kept kept(Id exchange, Sha256 mail, Professional reader) {
        Dossier dossier = Dossier.require(premises, exchange, premises.now());
        Event.Begun begun = dossier.state().begun();
        premises.requireReader(dossier.state(), reader.rpps());
        return new Kept(received(dossier, mail), begun.ours());
    }

    /** What the journal noted of a mail when it came. */
    public static Json.Obj received(Dossier dossier, Sha256 mail) {
        return dossier.remarks(Kind.MAIL_RECEIVED).stream()
                .filter(facts -> facts.text("mail").equals(mail.hex()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_MAIL).refused());
    }

    private ClearMail open(Id exchange, Kept kept) {
        try (InputStream octets = premises.blobs().open(exchange, kept.facts().id("blob"))) {
            OpenedMail opened = premises.letters().openClear(octets, kept.mailbox());
            if (opened instanceof OpenedMail.AClear clear) {
                return clear.mail();
            }
            opened.close();
            throw Refusal.of(FlowRefusal.NOT_SHOWN).refused();
        } catch (IOException unreadable) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(unreadable);
        }
    }

    private void record(Id exchange, Professional reader, String what) {
        Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, exchange, premises.now());
            dossier.remark(
                    Kind.READ,
                    Json.object().put("reader", reader.rpps().value()).put("what", what));
            dossier.commit();
            return what;
        });
    }
}

package org.passerelle.gateway.exchanges;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.LineCard;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.WrittenTo;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.clear.MailContent;
import org.passerelle.flow.clear.ReadMail;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.flow.told.ScreenNews;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Person;
import org.passerelle.party.PersonId;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.work.WorkCount;
import org.passerelle.port.keep.work.WorkQuery;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.WrittenDocument;

/** What the API asks of the node behind it. */
public interface Exchanges {

    /** What lists show of one exchange, when it is here. */
    Optional<ExchangeRow> row(Id exchange);

    List<ExchangeRow> list(ExchangeQuery query);

    /** What lines have to do, a page of it. */
    List<ExchangeRow> work(WorkQuery query);

    /** How much of it there is. */
    List<WorkCount> workCounts(Set<MailAddress> lines, Optional<Rpps> me);

    /**
     * Follows every exchange in which something happens from now on.
     *
     * @param told is given what lists show of it, and must return at once
     * @return ends it
     */
    Runnable follow(Consumer<ExchangeRow> told);

    /** What somebody is told of an exchange on their screen, of what happened in it after that moment, the gravest first; nothing clinical. */
    List<ScreenNews> news(Id exchange, PersonId who, Instant since);

    /** The exchange as it stands, for software: no person's reading is recorded. */
    Seen view(Id exchange);

    /** The exchange read by a person, which stands in the trace. */
    Seen read(Id exchange, Professional reader, String what);

    /** A document's octets, read by a person, which stands in the trace; the caller closes the stream. */
    InputStream document(Id exchange, Id document, Professional reader);

    /** The same of a document that this person opened before: for its parts, of which the trace tells once. */
    InputStream again(Id exchange, Id document, Professional reader);

    /** What people wrote in a step's form and have not sent. */
    Drafts drafts();

    /** The request, or the last report, as a document to file, read by a person, which stands in the trace. */
    WrittenDocument document(Id exchange, ClinicalModel.Kind kind, DocumentFormat format, Professional reader);

    /** The exchange's trace certificate, canonical octets; the export stands in the trace. */
    byte[] trace(Id exchange, Professional by);

    /** The letters of these lines that had no effect; nothing of what they say. */
    List<ApartLetter> apart(Set<MailAddress> lines, int limit);

    /** What such a letter says, read by a person, which stands in the trace. */
    ApartContent readApart(Sha256 id, Professional reader);

    /** A document of such a letter, read by a person, which stands in the trace; the caller closes the stream. */
    InputStream apartDocument(Sha256 id, Id document, Professional reader);

    /** What the journal noted of each ordinary mail of the exchange when it came, oldest first; nothing of what they say. */
    List<Json.Obj> mails(Id exchange);

    /** What an ordinary mail says, read by a person, which stands in the trace. */
    MailContent readMail(Id exchange, Sha256 mail, Professional reader);

    /** A file of an ordinary mail, read by a person, which stands in the trace. */
    ReadMail.GivenFile mailDocument(Id exchange, Sha256 mail, Id file, Professional reader);

    /** The same for a step that is entered from the mail: the step tells it. */
    Attachment.Source mailAttachment(Id exchange, Sha256 mail, Id file, Professional by);

    /** A line of ours begins an exchange with a practice. */
    Seen begin(MailAddress line, WrittenTo practice, PathwayRef pathway, Order order);

    /** What a line of ours began goes again to another address, as another exchange. */
    Seen sendAgain(Id exchange, MailAddress practice, Professional by, @Nullable Person filedBy);

    /** The present cards of the lines that are answered here. */
    List<LineCard> cards();

    /** The pathway's definition. */
    Pathway pathway(PathwayRef ref);

    /** Ends what an ordinary mail began and what comes to no request, or takes back what the line began. */
    Seen dismiss(Id exchange, Professional by, @Nullable Person filedBy, String reason);

    /** Takes a step. */
    Seen take(Id exchange, Order order);

    /**
     * An exchange.
     *
     * @param row what lists show of it
     * @param state where it stands
     * @param promise what the requester was shown before sending, where the line's clock says something else; else null
     * @param notes its journal
     */
    record Seen(
            ExchangeRow row, ExchangeState state, @Nullable PromisedDue promise, List<Noted> notes) {
        public Seen {
            notes = List.copyOf(notes);
        }
    }

    /** An entry of the journal and when it was made. */
    record Noted(Instant at, Event event) {}
}

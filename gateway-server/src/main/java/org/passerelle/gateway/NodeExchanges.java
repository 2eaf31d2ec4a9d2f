package org.passerelle.gateway;

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
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.WrittenTo;
import org.passerelle.flow.apart.ApartContent;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.clear.MailContent;
import org.passerelle.flow.clear.ReadMail;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.flow.told.ScreenNews;
import org.passerelle.gateway.exchanges.Exchanges;
import org.passerelle.node.Node;
import org.passerelle.node.View;
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

/** The node, as the API asks it. */
final class NodeExchanges implements Exchanges {
    private final Node node;

    NodeExchanges(Node node) {
        this.node = node;
    }

    @Override
    public Optional<ExchangeRow> row(Id exchange) {
        return node.row(exchange);
    }

    @Override
    public List<ExchangeRow> list(ExchangeQuery query) {
        return node.list(query);
    }

    @Override
    public List<ExchangeRow> work(WorkQuery query) {
        return node.worklists().rows(query);
    }

    @Override
    public List<WorkCount> workCounts(Set<MailAddress> lines, Optional<Rpps> me) {
        return node.worklists().counts(lines, me);
    }

    @Override
    public Runnable follow(Consumer<ExchangeRow> told) {
        return node.worklists().follow(told);
    }

    @Override
    public List<ScreenNews> news(Id exchange, PersonId who, Instant since) {
        return node.worklists().news(exchange, who, since);
    }

    @Override
    public Seen view(Id exchange) {
        return seen(node.view(exchange));
    }

    @Override
    public Seen read(Id exchange, Professional reader, String what) {
        return seen(node.read(exchange, reader, what));
    }

    @Override
    public InputStream document(Id exchange, Id document, Professional reader) {
        return node.document(exchange, document, reader);
    }

    @Override
    public InputStream again(Id exchange, Id document, Professional reader) {
        return node.reading().again(exchange, document, reader);
    }

    @Override
    public Drafts drafts() {
        return node.drafts();
    }

    @Override
    public WrittenDocument document(Id exchange, ClinicalModel.Kind kind, DocumentFormat format, Professional reader) {
        return node.document(exchange, kind, format, reader);
    }

    @Override
    public byte[] trace(Id exchange, Professional by) {
        return node.exportTrace(exchange, by.rpps());
    }

    @Override
    public List<ApartLetter> apart(Set<MailAddress> lines, int limit) {
        return node.apart(lines, limit);
    }

    @Override
    public ApartContent readApart(Sha256 id, Professional reader) {
        return node.apart().read(id, reader);
    }

    @Override
    public InputStream apartDocument(Sha256 id, Id document, Professional reader) {
        return node.apart().document(id, document, reader);
    }

    @Override
    public List<Json.Obj> mails(Id exchange) {
        return node.view(exchange).remarks(Kind.MAIL_RECEIVED);
    }

    @Override
    public MailContent readMail(Id exchange, Sha256 mail, Professional reader) {
        return node.mails().read(exchange, mail, reader);
    }

    @Override
    public ReadMail.GivenFile mailDocument(Id exchange, Sha256 mail, Id file, Professional reader) {
        return node.mails().document(exchange, mail, file, reader);
    }

    @Override
    public Attachment.Source mailAttachment(Id exchange, Sha256 mail, Id file, Professional by) {
        return () -> node.mails().attached(exchange, mail, file, by);
    }

    @Override
    public Seen begin(MailAddress line, WrittenTo practice, PathwayRef pathway, Order order) {
        return seen(node.writing().begin(line, practice, pathway, order));
    }

    @Override
    public Seen sendAgain(Id exchange, MailAddress practice, Professional by, @Nullable Person filedBy) {
        return seen(node.writing().again(exchange, practice, by, filedBy));
    }

    @Override
    public List<LineCard> cards() {
        return node.ownLines();
    }

    @Override
    public Pathway pathway(PathwayRef ref) {
        return node.writing().pathway(ref);
    }

    @Override
    public Seen dismiss(Id exchange, Professional by, @Nullable Person filedBy, String reason) {
        return seen(node.writing().dismiss(exchange, by, filedBy, reason));
    }

    @Override
    public Seen take(Id exchange, Order order) {
        return seen(node.take(exchange, order));
    }

    private static Seen seen(View view) {
        List<Exchanges.Noted> notes = view.entries().stream()
                .map(entry -> new Exchanges.Noted(entry.at(), entry.event()))
                .toList();
        return new Seen(view.row(), view.state(), view.promise().orElse(null), notes);
    }
}

package org.passerelle.client.internal;

import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.flow.Order;
import org.passerelle.flow.WrittenTo;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.node.Node;
import org.passerelle.node.View;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.pathway.Step;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

/** The node behind a practice, in the domain's words; the only place that knows how a node is driven. */
public final class Engine implements AutoCloseable {
    private final Node node;
    private final InstantSource clock;
    private final Watch watch;
    private final Runnable stop;

    Engine(Node node, InstantSource clock, Watch watch, Runnable stop) {
        this.node = node;
        this.clock = clock;
        this.watch = watch;
        this.stop = stop;
    }

    /** How the node is doing. */
    public record Condition(
            Map<String, MailboxState> mailboxes, long waiting, List<AlarmRow> alarms, Map<String, String> failing) {}

    public List<LineCard> lines() {
        return node.lines();
    }

    /** What the node's people may bill. */
    public List<BillLine> bills(YearMonth from, YearMonth until) {
        return node.indicators().bills().own(from, until);
    }

    public List<LineCard> ownLines() {
        return node.ownLines();
    }

    /** The node's id, for its own cards. */
    public Id nodeId() {
        return node.origin().node();
    }

    /** The circuit, where it is known here. */
    public Optional<Pathway> findPathway(PathwayRef ref) {
        return node.writing().pathways().find(ref);
    }

    public Pathway pathway(PathwayRef ref) {
        return node.writing().pathways().get(ref);
    }

    public Clock preview(MailAddress line, String urgency) {
        return node.asking().preview(line, urgency);
    }

    /** The exchange that a proposal opened under that reference, as long as it is remembered. */
    public Optional<Id> requested(MailAddress line, String reference) {
        return node.asking().find(line, reference);
    }

    /** A reference that nobody gave before. */
    public String reference() {
        return node.asking().reference();
    }

    public Snapshot request(MailAddress line, PathwayRef pathway, Proposal proposal) {
        return snapshot(node.request(line, pathway, Orders.of(proposal)));
    }

    /**
     * A line of ours begins an exchange with a practice.
     *
     * @param doctor whose an ordinary mailbox is that no directory knows, or null
     */
    public Snapshot begin(
            MailAddress line,
            MailAddress practice,
            @Nullable Professional doctor,
            PathwayRef pathway,
            Proposal proposal) {
        WrittenTo to = doctor == null ? WrittenTo.at(practice) : WrittenTo.of(practice, doctor);
        return snapshot(node.writing().begin(line, to, pathway, Orders.of(proposal)));
    }

    public Snapshot sendAgain(Id exchange, MailAddress practice, Professional by) {
        return snapshot(node.writing().again(exchange, practice, by));
    }

    public Snapshot take(Id exchange, Proposal proposal) {
        return snapshot(node.take(exchange, Orders.of(proposal)));
    }

    /** A step of somebody who has an ordinary mailbox. */
    public Snapshot enter(Id exchange, Proposal proposal, Professional by, @Nullable Sha256 mail) {
        return snapshot(node.take(exchange, Orders.entered(proposal, new Order.Entered(by, mail))));
    }

    /** An ordinary mail, read by a person: it stands in the trace. */
    public MailSaid readMail(Id exchange, Sha256 mail, Professional reader) {
        return MailSaid.of(node.mails().read(exchange, mail, reader));
    }

    public InputStream mailDocument(Id exchange, Sha256 mail, Id document, Professional reader) {
        return node.mails().document(exchange, mail, document, reader).octets();
    }

    public InputStream mailAttachment(Id exchange, Sha256 mail, Id document, Professional by) {
        return node.mails().attached(exchange, mail, document, by);
    }

    public Snapshot dismiss(Id exchange, Professional by, String reason) {
        return snapshot(node.writing().dismiss(exchange, by, reason));
    }

    public Snapshot view(Id exchange) {
        return snapshot(node.view(exchange));
    }

    /** The same, read by a person: it stands in the trace. */
    public Snapshot read(Id exchange, Professional reader, String what) {
        return snapshot(node.read(exchange, reader, what));
    }

    /** The last document of that step's kind. */
    public WrittenDocument document(Id exchange, Step step, DocumentFormat format, Professional reader) {
        ClinicalModel model = step.findDocument()
                .orElseThrow(() -> Refusal.of(FlowRefusal.DOCUMENT_MISSING).refused());
        return node.document(exchange, model.kind(), format, reader);
    }

    public InputStream document(Id exchange, Id document, Professional reader) {
        return node.document(exchange, document, reader);
    }

    /** Every row of the query, however many there are. */
    public List<ExchangeRow> rows(ExchangeQuery query, Instant since) {
        return rows(node, query, since);
    }

    static List<ExchangeRow> rows(Node node, ExchangeQuery query, Instant since) {
        List<ExchangeRow> all = new ArrayList<>();
        List<ExchangeRow> page;
        do {
            page = node.list(new ExchangeQuery(
                    query.line(), query.states(), Optional.of(since), ExchangeQuery.MOST, all.size()));
            all.addAll(page);
        } while (page.size() == ExchangeQuery.MOST);
        return all;
    }

    public byte[] trace(Id exchange, Rpps by) {
        return node.exportTrace(exchange, by);
    }

    /** Takes a mail in that the host read; tells why it had no effect: it was put apart, or brought a letter that came before. */
    public Optional<Refusal> accept(InputStream mail, MailAddress mailbox) {
        ReceiveMail.Taken taken = node.accept(mail, mailbox);
        if (taken instanceof ReceiveMail.Taken.Repeated repeated) {
            return Optional.of(repeated.why());
        }
        return taken instanceof ReceiveMail.Taken.Quarantined apart ? Optional.of(apart.why()) : Optional.empty();
    }

    public Optional<Departure> nextToSend() {
        return node.nextToSend().map(Departure::new);
    }

    public List<Professional> members(MailAddress line) {
        return node.staff().of(line).stream()
                .flatMap(member -> member.findProfessional().stream())
                .toList();
    }

    /** The people of our practice. */
    public Household household() {
        return new Household(node.books());
    }

    public Condition condition() {
        var health = node.health();
        return new Condition(health.mailboxes(), health.outboxWaiting(), health.alarms(), health.failing());
    }

    public List<QuarantineRow> quarantine(int limit) {
        return node.quarantine(limit);
    }

    /** The mails that had no effect, of every mailbox. */
    public List<Aside> apart(int limit) {
        return node.apart(limit).stream().map(Aside::of).toList();
    }

    /** What one of them says, read by a person: it stands in the trace. */
    public Aside.Said readApart(Sha256 id, Professional reader) {
        return Aside.Said.of(node.apart().read(id, reader));
    }

    public InputStream apartDocument(Sha256 id, Id document, Professional reader) {
        return node.apart().document(id, document, reader);
    }

    /** The catalogues of lines that are held. */
    public Listings listings() {
        return new Listings(node.catalogues(), clock);
    }

    public void learn(byte[] signed, Confirmation confirmation) {
        node.learn(signed, confirmation);
    }

    /** Those who introduced themselves and wait. */
    public List<Newcomer> newcomers(int limit) {
        return node.newcomers().waiting(limit);
    }

    public void introduce(MailAddress to) {
        node.newcomers().introduce(to);
    }

    public void confirm(Sha256 newcomer, Confirmation confirmation) {
        node.newcomers().confirm(newcomer, confirmation);
    }

    public void challenge(Sha256 newcomer) {
        node.newcomers().challenge(newcomer);
    }

    public AutoCloseable follow(Id exchange, long seen, Consumer<Id> told) {
        return watch.follow(exchange, seen, told);
    }

    public AutoCloseable followAll(Instant since, Consumer<Id> told) {
        return watch.followAll(since, told);
    }

    /** Turns every pump and tells the followers, once; tells how many things were done. */
    public int step() {
        return node.step() + watch.look();
    }

    @Override
    public void close() {
        stop.run();
        node.close();
    }

    private static Snapshot snapshot(View view) {
        return new Snapshot(
                view.row(),
                view.state(),
                view.entries().stream()
                        .map(entry -> new Snapshot.Entry(entry.at(), entry.event()))
                        .toList());
    }
}

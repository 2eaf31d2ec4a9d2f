package org.passerelle.node;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.card.Card;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.flow.ExportTrace;
import org.passerelle.flow.OpenRequest;
import org.passerelle.flow.Order;
import org.passerelle.flow.ReadContent;
import org.passerelle.flow.SubmitStep;
import org.passerelle.flow.WriteDocument;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.flow.apart.ListApart;
import org.passerelle.flow.apart.ReadApart;
import org.passerelle.flow.catalogue.Catalogues;
import org.passerelle.flow.clear.ReadMail;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.draft.Drafts;
import org.passerelle.flow.figures.MeasureLines;
import org.passerelle.flow.line.OwnLines;
import org.passerelle.flow.listed.Worklists;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.flow.onboarding.Newcomers;
import org.passerelle.flow.outbox.Outbox;
import org.passerelle.ledger.Origin;
import org.passerelle.node.audit.Auditing;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.ClinicalModel;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.DocumentFormat;
import org.passerelle.port.letter.WrittenDocument;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.TrustSpace;

/**
 * One installation of the core, in a practice or in a hospital. Everything it is asked is durable when the call returns.
 *
 * <p>{@link #start} gives it threads; without them, {@link #step} turns every pump once, so that a simulation can drive a whole
 * node on a clock of its own.
 */
public final class Node implements AutoCloseable {
    private final Wiring wiring;
    private final Premises premises;
    private final OpenRequest openRequest;
    private final ReadContent readContent;
    private final ReceiveMail receiveMail;
    private final LearnCard learnCard;
    private final Newcomers newcomers;
    private final OwnLines ownBooks;
    private final Catalogues catalogues;
    private final Pumps pumps;
    private @Nullable Clockwork clockwork;

    private Node(Wiring wiring) {
        this.wiring = wiring;
        this.premises = wiring.premises();
        this.openRequest = new OpenRequest(premises);
        this.readContent = new ReadContent(premises, wiring.settings().scanner());
        this.learnCard = wiring.learnCard();
        this.catalogues = wiring.catalogues(learnCard);
        this.newcomers = wiring.newcomers(learnCard, catalogues);
        this.ownBooks = wiring.lines(learnCard);
        this.receiveMail = new ReceiveMail(premises, wiring.settings().vigilance(), newcomers);
        this.pumps = new Pumps(wiring, receiveMail, wiring.confirming(learnCard, newcomers), newcomers, catalogues);
    }

    /**
     * Opens a node, or refuses at once with what to mend.
     *
     * @throws org.passerelle.refusal.Refused folder in use or unusable, wrong node key, clock earlier than the ledger, expired
     *     certificate, a card that does not hold
     */
    public static Node open(NodeSettings settings) {
        return Wiring.opened(settings, Node::new);
    }

    /** Turns the pumps by threads of its own until {@link #close}. */
    public synchronized void start() {
        if (clockwork == null) {
            clockwork = new Clockwork(pumps.wheels(wiring.settings().pace()));
        }
    }

    /** Turns every pump once; tells how many things were done. */
    public int step() {
        return pumps.step();
    }

    /** What is to be known before a request, and of one whose answer was lost. */
    public Asking asking() {
        return new Asking(premises, openRequest);
    }

    /** Opens an exchange with a line. */
    public View request(MailAddress line, PathwayRef pathway, Order order) {
        return view(openRequest.open(line, pathway, order));
    }

    /** Takes a step of an exchange that is here. */
    public View take(Id exchange, Order order) {
        new SubmitStep(premises).submit(exchange, order);
        return view(exchange);
    }

    /** The exchange as it stands, for software: no person's reading is recorded. Refused when unknown, or altered on disk. */
    public View view(Id exchange) {
        return View.of(premises, exchange);
    }

    /** The exchange read by a person, which stands in the trace. */
    public View read(Id exchange, Professional reader, String what) {
        return View.of(premises, readContent.read(exchange, reader, what));
    }

    /** A document's octets, read by a person, which stands in the trace; the caller closes the stream. */
    public InputStream document(Id exchange, Id document, Professional reader) {
        return readContent.document(exchange, document, reader);
    }

    /** The request, or the last report, as a document to file, read by a person, which stands in the trace. */
    public WrittenDocument document(Id exchange, ClinicalModel.Kind kind, DocumentFormat format, Professional reader) {
        return new WriteDocument(premises, wiring.settings().scanner()).write(exchange, kind, format, reader);
    }

    public List<ExchangeRow> list(ExchangeQuery query) {
        return premises.store().journals().rows(query);
    }

    /** What the people of our lines have to do. */
    public Worklists worklists() {
        return new Worklists(premises, wiring.bulletin());
    }

    /** One row, when the exchange is here. */
    public Optional<ExchangeRow> row(Id exchange) {
        return premises.store().journals().row(exchange);
    }

    /** The exchange's certificate, canonical octets; the export stands in the trace. */
    public byte[] exportTrace(Id exchange, Rpps by) {
        return new ExportTrace(premises).export(exchange, by);
    }

    /** What an auditor asks, who reads nothing of what letters say. */
    public Auditing auditing() {
        return new Auditing(premises, wiring.settings().anchors());
    }

    /** Receives a mail that the host read from one of our mailboxes. */
    public ReceiveMail.Taken accept(InputStream mail, MailAddress mailbox) {
        return receiveMail.accept(mail, mailbox);
    }

    /** The next mail that the host must send, of those mailboxes that have no submission of their own. */
    public Optional<Outgoing> nextToSend() {
        return Outgoing.next(premises, pumps.senders(), new HandOver(premises));
    }

    /** What waits to leave, and what people do about it. */
    public Outbox outbox() {
        return new Outbox(premises);
    }

    /** What lines of ours write first, and take back. */
    public LineWriting writing() {
        return new LineWriting(premises, this::view);
    }

    /** The lines whose confirmed cards are here. */
    public List<LineCard> lines() {
        return premises.book().lines();
    }

    public List<LineCard> ownLines() {
        return premises.book().ownLines();
    }

    /** What the coordinators of our lines look after. */
    public OwnLines books() {
        return ownBooks;
    }

    public Staff staff() {
        return premises.staff();
    }

    /** MSSanté's trust space, as far as the list of its domains is at hand. */
    public TrustSpace trustSpace() {
        return wiring.whitelist() == null ? TrustSpace.none() : wiring.whitelist();
    }

    /** Whose MSSanté's mailboxes are: by the cards that are here, then by the directories that settings name. */
    public Directory directory() {
        return premises.directory();
    }

    public Origin origin() {
        return premises.self().origin();
    }

    public List<QuarantineRow> quarantine(int limit) {
        return premises.store().correspondence().quarantine(limit);
    }

    /** The evidence kept against ledgers, the youngest first. */
    public List<NodeLedger.Evidence> evidence() {
        return NodeLedger.evidence(premises);
    }

    /** The mails that had no effect and are kept for people to look at, of every mailbox; nothing of what they say. */
    public List<ApartLetter> apart(int limit) {
        return new ListApart(premises).list(limit);
    }

    /** The same, of these lines' mailboxes. */
    public List<ApartLetter> apart(Set<MailAddress> lines, int limit) {
        return new ListApart(premises).list(lines, limit);
    }

    /** What such letters say, to whoever reads them. */
    public ReadApart apart() {
        return new ReadApart(premises, wiring.settings().scanner());
    }

    /** Files that are looked at part by part. */
    public ReadContent reading() {
        return readContent;
    }

    /** What people wrote and have not sent. */
    public Drafts drafts() {
        return new Drafts(premises);
    }

    /** What our lines did, in figures. */
    public MeasureLines indicators() {
        return new MeasureLines(premises);
    }

    /** What ordinary mails say, to whoever reads them. */
    public ReadMail mails() {
        return new ReadMail(premises, wiring.settings().scanner());
    }

    /** Learns a correspondent's card. What was put apart for want of it is judged again at the next turns, as of its arrival. */
    public Card learn(byte[] signed, Confirmation confirmation) {
        return Retry.onConflict(() -> learnCard.learn(signed, false, confirmation));
    }

    /** Those whom we do not know yet, and who do not know us. */
    public Newcomers newcomers() {
        return newcomers;
    }

    /** The catalogue of our lines, and those of others that are known. */
    public Catalogues catalogues() {
        return catalogues;
    }

    private synchronized Map<String, String> failing() {
        Map<String, String> failing = new HashMap<>(clockwork == null ? Map.of() : clockwork.failing());
        if (!pumps.audit().altered().isEmpty()) {
            failing.put("store", StoreRefusal.ALTERED.code());
        }
        return failing;
    }

    /** How the node is doing. */
    public Health health() {
        return Health.of(premises.store(), pumps, failing());
    }

    /** Stops the pumps, lets what runs finish, leaves the mail servers and frees the folder. */
    @Override
    public synchronized void close() {
        if (clockwork != null) {
            clockwork.close();
            clockwork = null;
        }
        wiring.close();
    }
}

package org.passerelle.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.Confirmation;
import org.passerelle.card.LineCard;
import org.passerelle.flow.ApartContent;
import org.passerelle.flow.ApartLetter;
import org.passerelle.flow.Escalate;
import org.passerelle.flow.ExportTrace;
import org.passerelle.flow.LearnCard;
import org.passerelle.flow.ListApart;
import org.passerelle.flow.OpenRequest;
import org.passerelle.flow.Order;
import org.passerelle.flow.ReadApart;
import org.passerelle.flow.ReadContent;
import org.passerelle.flow.SignCheckpoint;
import org.passerelle.flow.SubmitStep;
import org.passerelle.flow.SweepBlobs;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.desk.Story;
import org.passerelle.flow.mail.HandOver;
import org.passerelle.flow.mail.ReceiveMail;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

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
    private final SubmitStep submitStep;
    private final ReadContent readContent;
    private final ReceiveMail receiveMail;
    private final LearnCard learnCard;
    private final Escalate escalate;
    private final ExportTrace exportTrace;
    private final HandOver handOver;
    private final SignCheckpoint checkpoints;
    private final AuditPump audit;
    private final SweepBlobs sweep;
    private final List<OutboxPump> outboxes = new ArrayList<>();
    private final List<IntakePump> intakes = new ArrayList<>();
    private @Nullable Clockwork clockwork;

    private Node(Wiring wiring) {
        this.wiring = wiring;
        this.premises = wiring.premises();
        this.openRequest = new OpenRequest(premises);
        this.submitStep = new SubmitStep(premises);
        this.readContent = new ReadContent(premises);
        this.receiveMail = new ReceiveMail(premises);
        this.learnCard = wiring.learnCard();
        this.escalate = new Escalate(premises);
        this.exportTrace = new ExportTrace(premises);
        this.handOver = new HandOver(premises);
        this.checkpoints = new SignCheckpoint(premises);
        this.audit = new AuditPump(premises, wiring.store());
        this.sweep = new SweepBlobs(premises);
        for (Mailbox mailbox : wiring.settings().mailboxes()) {
            if (mailbox.post() != null) {
                outboxes.add(new OutboxPump(premises, mailbox.address(), mailbox.post()));
            }
            if (mailbox.intake() != null) {
                intakes.add(new IntakePump(premises, mailbox.address(), mailbox.intake()));
            }
        }
    }

    /**
     * Opens a node, or refuses at once with what to mend.
     *
     * @throws org.passerelle.refusal.Refused folder in use or unusable, wrong node key, clock earlier than the ledger, expired
     *     certificate, a card that does not hold
     */
    public static Node open(NodeSettings settings) {
        return new Node(Wiring.open(settings));
    }

    /** Turns the pumps by threads of its own until {@link #close}. */
    public synchronized void start() {
        if (clockwork != null) {
            return;
        }
        NodeSettings.Pace pace = wiring.settings().pace();
        List<Clockwork.Wheel> wheels = new ArrayList<>();
        wheels.add(new Clockwork.Wheel("ticker", pace.ticker(), escalate::tick));
        wheels.add(new Clockwork.Wheel("checkpoints", SignCheckpoint.LONGEST, checkpoints::step));
        wheels.add(new Clockwork.Wheel("held", pace.intake(), receiveMail::release));
        wheels.add(new Clockwork.Wheel("apart", pace.intake(), receiveMail::judgeAgain));
        outboxes.forEach(outbox ->
                wheels.add(new Clockwork.Wheel("outbox " + outbox.sender().value(), pace.outbox(), outbox::step)));
        intakes.forEach(intake ->
                wheels.add(new Clockwork.Wheel("intake " + intake.mailbox().value(), pace.intake(), intake::step)));
        wheels.add(new Clockwork.Wheel("audit", pace.ticker(), audit::step));
        wheels.add(new Clockwork.Wheel("sweep", SweepBlobs.PAUSE, sweep::step));
        clockwork = new Clockwork(wheels);
    }

    /** Turns every pump once; tells how many things were done. */
    public int step() {
        int done = escalate.tick() + checkpoints.step() + receiveMail.judgeAgain() + receiveMail.release();
        for (IntakePump intake : intakes) {
            done += intake.step();
        }
        for (OutboxPump outbox : outboxes) {
            done += outbox.step();
        }
        return done + audit.step() + sweep.step();
    }

    /** The clock that the line would promise now, to be shown before anything is sent. */
    public Clock preview(MailAddress line, String urgency) {
        return openRequest.preview(line, urgency);
    }

    /** Opens an exchange with a line. */
    public View request(MailAddress line, PathwayRef pathway, Order order) {
        return view(openRequest.open(line, pathway, order));
    }

    /** Takes a step of an exchange that is here. */
    public View take(Id exchange, Order order) {
        submitStep.submit(exchange, order);
        return view(exchange);
    }

    /**
     * The exchange as it stands, for software: no person's reading is recorded.
     *
     * @throws org.passerelle.refusal.Refused unknown, or altered on disk
     */
    public View view(Id exchange) {
        return view(Story.read(premises, exchange)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused()));
    }

    /** The exchange read by a person, which stands in the trace. */
    public View read(Id exchange, Professional reader, String what) {
        return view(readContent.read(exchange, reader, what));
    }

    /** A document's octets, read by a person, which stands in the trace; the caller closes the stream. */
    public InputStream document(Id exchange, Id document, Professional reader) {
        return readContent.document(exchange, document, reader);
    }

    public List<ExchangeRow> list(ExchangeQuery query) {
        return premises.store().journals().rows(query);
    }

    /** One row, when the exchange is here. */
    public Optional<ExchangeRow> row(Id exchange) {
        return premises.store().journals().row(exchange);
    }

    /** The exchange's certificate, canonical octets; the export stands in the trace. */
    public byte[] exportTrace(Id exchange, Rpps by) {
        return exportTrace.export(exchange, by);
    }

    /** Receives a mail that the host read from one of our mailboxes. */
    public ReceiveMail.Taken accept(InputStream mail, MailAddress mailbox) {
        try {
            return receiveMail.receive(mail, mailbox, premises.now(), Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The next mail that the host must send, of those mailboxes that have no submission of their own. */
    public Optional<Outgoing> nextToSend() {
        Set<MailAddress> submitted = outboxes.stream().map(OutboxPump::sender).collect(Collectors.toSet());
        while (true) {
            List<OutboxItem> due = premises.store().outbox().dueOfOthers(submitted, premises.now(), 1);
            if (due.isEmpty()) {
                return Optional.empty();
            } else if (!handOver.expired(due.get(0))) {
                return Optional.of(new Outgoing(due.get(0), premises.blobs(), handOver));
            }
        }
    }

    /** The lines whose confirmed cards are here. */
    public List<LineCard> lines() {
        return premises.book().lines();
    }

    /** The lines that this node answers. */
    public List<LineCard> ownLines() {
        return premises.book().ownLines();
    }

    public Staff staff() {
        return premises.staff();
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

    /**
     * What such a letter says, read by a person, which stands in the trace.
     *
     * @throws org.passerelle.refusal.Refused unknown, none of the mailbox's people, or nothing that may be shown
     */
    public ApartContent readApart(Sha256 id, Professional reader) {
        return new ReadApart(premises).read(id, reader);
    }

    /** A document of such a letter, read by a person, which stands in the trace; the caller closes the stream. */
    public InputStream apartDocument(Sha256 id, Id document, Professional reader) {
        return new ReadApart(premises).document(id, document, reader);
    }

    /** Learns a correspondent's card. What was put apart for want of it is judged again at the next turns, as of its arrival. */
    public Card learn(byte[] signed, Confirmation confirmation) {
        return Retry.onConflict(() -> learnCard.learn(signed, false, confirmation));
    }

    private synchronized Map<String, String> failing() {
        Map<String, String> failing = new HashMap<>(clockwork == null ? Map.of() : clockwork.failing());
        if (!audit.altered().isEmpty()) {
            failing.put("store", StoreRefusal.ALTERED.code());
        }
        return failing;
    }

    /** How the node is doing. */
    public Health health() {
        Map<String, MailboxState> states = new HashMap<>();
        outboxes.forEach(outbox -> states.put("post " + outbox.sender().value(), outbox.state()));
        intakes.forEach(intake -> states.put("intake " + intake.mailbox().value(), intake.state()));
        return new Health(
                states,
                premises.store().outbox().waiting(),
                premises.store().correspondence().alarms(Health.MOST_ALARMS),
                audit.altered(),
                audit.completed(),
                failing());
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

    private View view(Story story) {
        return View.of(
                row(story.state().begun().exchange())
                        .orElseThrow(
                                () -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused()),
                story);
    }
}

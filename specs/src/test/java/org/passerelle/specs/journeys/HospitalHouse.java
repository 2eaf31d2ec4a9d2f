package org.passerelle.specs.journeys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.flow.Attachment;
import org.passerelle.flow.Order;
import org.passerelle.flow.apart.ApartLetter;
import org.passerelle.indicators.Disclosure;
import org.passerelle.indicators.Report;
import org.passerelle.node.Node;
import org.passerelle.node.View;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.pathway.PathwayRef;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.sla.Clock;

/** The hospital: its people have rights of several kinds, for which the SDK has no words, so the node itself is asked. */
final class HospitalHouse implements House {
    private static final int MOST_APART = 50;

    private final MailAddress line;
    private final MailAddress practice;
    private final PathwayRef pathway;
    private final Node node;
    /** Read again only when its version rose: to read is to fold a whole journal. */
    private @Nullable View seen;

    HospitalHouse(MailAddress line, MailAddress practice, PathwayRef pathway, Node node) {
        this.line = line;
        this.practice = practice;
        this.pathway = pathway;
        this.node = node;
    }

    @Override
    public MailAddress address() {
        return line;
    }

    @Override
    public Id begin(Act act) {
        return node.writing().begin(line, practice, pathway, order(act)).id();
    }

    @Override
    public void take(Id exchange, Act act) {
        node.take(exchange, order(act));
    }

    /** What the line began goes again, to another address of the practice. */
    Id again(Id exchange, MailAddress address, Professional by) {
        return node.writing().again(exchange, address, by).id();
    }

    private static Order order(Act act) {
        List<Attachment> files = act.papers().stream()
                .map(paper -> new Attachment(
                        paper.kind(),
                        "Fichier : " + paper.kind(),
                        () -> new ByteArrayInputStream(paper.octets()),
                        null))
                .toList();
        return new Order(act.step(), act.by(), act.content(), files, null);
    }

    @Override
    public boolean knows(Id exchange) {
        return node.row(exchange).isPresent();
    }

    @Override
    public Sight look(Id exchange) {
        View view = view(exchange);
        ExchangeState state = view.state();
        return new Sight(
                state.state(), state.clock().flatMap(Clock::due), state.breached(), state.ended(), view.version());
    }

    /** Where the exchange stands, whole. */
    ExchangeState state(Id exchange) {
        return view(exchange).state();
    }

    private View view(Id exchange) {
        View last = seen;
        boolean same = last != null
                && last.id().equals(exchange)
                && node.row(exchange)
                        .filter(row -> row.version() == last.version())
                        .isPresent();
        View view = same ? last : node.view(exchange);
        seen = view;
        return view;
    }

    /** The same, empty while its opening has not arrived. */
    Optional<ExchangeState> findState(Id exchange) {
        return knows(exchange) ? Optional.of(state(exchange)) : Optional.empty();
    }

    /** When its clock next wants attention. */
    Optional<Instant> deadline(Id exchange) {
        return findState(exchange).filter(state -> !state.ended()).flatMap(ExchangeState::deadline);
    }

    /** Whom the law of the exchange has told, from that decision on, that time runs out. */
    List<Fact.Escalated> told(Id exchange, int from) {
        List<Event.Law> law = state(exchange).law();
        return law.subList(from, law.size()).stream()
                .map(Event.Law::fact)
                .filter(Fact.Escalated.class::isInstance)
                .map(Fact.Escalated.class::cast)
                .toList();
    }

    /** Whether somebody of the line reads those very octets. */
    boolean reads(Id exchange, Document document, Professional by) {
        try (InputStream in = node.document(exchange, document.id(), by)) {
            return Sha256.hash(in.readAllBytes()).equals(document.sha256());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<String> refusals(Id exchange) {
        return List.of();
    }

    @Override
    public List<String> alarms() {
        return node.health().alarms().stream().map(AlarmRow::code).toList();
    }

    @Override
    public List<String> apart() {
        return node.apart(MOST_APART).stream().map(ApartLetter::code).toList();
    }

    @Override
    public long waiting() {
        return node.health().outboxWaiting();
    }

    @Override
    public boolean well() {
        return node.health().well();
    }

    @Override
    public int step() {
        return node.step();
    }

    /** What the line did in these months, for its own people. */
    Report figures(YearMonth from, YearMonth until) {
        return node.indicators().measure(Set.of(line), from, until, Disclosure.INSIDE);
    }

    @Override
    public byte[] trace(Id exchange, Professional by) {
        return node.exportTrace(exchange, by.rpps());
    }

    @Override
    public void close() {
        node.close();
    }
}

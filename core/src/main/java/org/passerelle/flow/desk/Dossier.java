package org.passerelle.flow.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.EventJson;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Fact;
import org.passerelle.ledger.Head;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Form;
import org.passerelle.pathway.Pathway;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.ExchangeRow;
import org.passerelle.port.keep.WitnessRow;
import org.passerelle.port.keep.work.Glance;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.Clock;

/** One exchange open on the desk: its state, what is written to it, and everything that the same commit changes. */
public final class Dossier {
    private final Premises premises;
    private final Chapter chapter;
    private final Instant now;
    private final Instant begunAt;
    private final List<Event> events;
    private final List<Change> others = new ArrayList<>();
    private ExchangeState state;

    private Dossier(
            Premises premises, Chapter chapter, Instant now, Instant begunAt, List<Event> events, Pathway pathway) {
        this.premises = premises;
        this.chapter = chapter;
        this.now = now;
        this.begunAt = begunAt;
        this.events = new ArrayList<>(events);
        this.state = ExchangeState.of(events, pathway);
    }

    /** A new exchange on this node. */
    public static Dossier begin(Premises premises, Event.Begun begun, Instant now) {
        Pathway pathway = premises.pathways().get(begun.pathway());
        var chapter = new Chapter(begun.exchange(), premises.newId(), null, premises.random());
        chapter.write(EventJson.type(begun), EventJson.payload(begun), now);
        return new Dossier(premises, chapter, now, now, List.of(begun), pathway);
    }

    /**
     * An exchange that is here already.
     *
     * @throws org.passerelle.refusal.Refused when its journal was altered
     */
    public static Optional<Dossier> open(Premises premises, Id exchange, Instant now) {
        return Story.read(premises, exchange).map(story -> {
            var chapter = new Chapter(exchange, story.last().x(), story.last(), premises.random());
            return new Dossier(
                    premises,
                    chapter,
                    now,
                    story.begunAt(),
                    story.events(),
                    story.state().pathway());
        });
    }

    /** The same, refused with {@link FlowRefusal#UNKNOWN_EXCHANGE} when it is not here. */
    public static Dossier require(Premises premises, Id exchange, Instant now) {
        return open(premises, exchange, now)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_EXCHANGE).refused());
    }

    public ExchangeState state() {
        return state;
    }

    public Id exchange() {
        return state.begun().exchange();
    }

    public boolean keeps() {
        return state.begun().keeper();
    }

    public Instant now() {
        return now;
    }

    /** Every event, stored and new. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The remarks of one kind, oldest first. */
    public List<Json.Obj> remarks(Event.Remark.Kind kind) {
        return events.stream()
                .filter(Event.Remark.class::isInstance)
                .map(Event.Remark.class::cast)
                .filter(remark -> remark.kind() == kind)
                .map(Event.Remark::facts)
                .toList();
    }

    public Optional<Head> head() {
        return chapter.head();
    }

    /** Number of entries: the exchange's version. */
    public long length() {
        return chapter.length();
    }

    public Id x() {
        return chapter.x();
    }

    public void write(Event event) {
        chapter.write(EventJson.type(event), EventJson.payload(event), now);
        events.add(event);
        state = state.after(event);
    }

    public void remark(Event.Remark.Kind kind, Json.Builder facts) {
        write(new Event.Remark(kind, facts.build()));
    }

    /** People are to look at it, under that code. */
    public void alarm(String code) {
        also(new Change.Alarm(new AlarmRow(exchange(), code, now)));
    }

    public void also(Change change) {
        others.add(change);
    }

    /** What this commit makes us hold of that ledger; empty when it changes nothing about it. */
    Optional<WitnessRow> witnessing(String origin) {
        return others.stream()
                .filter(Change.Witnessed.class::isInstance)
                .map(change -> ((Change.Witnessed) change).row())
                .filter(row -> row.origin().equals(origin))
                .reduce((earlier, later) -> later);
    }

    /** How many places of that row this commit takes. */
    public long taken(String row) {
        return others.stream()
                .filter(change -> change instanceof Change.Seen seen
                        && seen.letter().stream().equals(row))
                .count();
    }

    /** What they last said that their software reads, the letter of this commit included. */
    Optional<Change.Reads> reads(MailAddress theirs) {
        Stream<Change.Reads> fresh = others.stream()
                .filter(Change.Reads.class::isInstance)
                .map(Change.Reads.class::cast)
                .filter(said -> said.address().equals(theirs));
        return Stream.concat(premises.store().correspondence().reads(theirs).stream(), fresh)
                .max(Comparator.comparing(Change.Reads::signedAt));
    }

    /** Everything or nothing. */
    public void commit() {
        premises.commit(changes());
    }

    /** What is written of another exchange belongs to this commit; nothing more may be written of that one. */
    public void with(Dossier other) {
        others.addAll(other.changes());
    }

    /** What its commit changes. */
    List<Change> changes() {
        var changes = new ArrayList<Change>(chapter.appends());
        changes.add(new Change.Index(row()));
        changes.add(new Change.Deadline(exchange(), keeps() ? state.deadline().orElse(null) : null));
        changes.addAll(others);
        return changes;
    }

    public ExchangeRow row() {
        Event.Begun begun = state.begun();
        return new ExchangeRow(
                begun.exchange(),
                begun.keeper(),
                begun.pathway().toString(),
                begun.line(),
                begun.requester(),
                state.state(),
                state.ended(),
                urgency(),
                due(),
                state.breached(),
                begunAt,
                now,
                state.standIn().orElse(null),
                glance(),
                chapter.length());
    }

    private Glance glance() {
        List<Fact.StepDone> steps = state.stepsDone();
        Optional<Fact.StepDone> ours =
                steps.stream().filter(done -> done.side() == Side.EXPERT).reduce((earlier, later) -> later);
        return new Glance(
                state.clock()
                        .map(clock -> Glance.Timing.valueOf(clock.state().name()))
                        .orElse(Glance.Timing.NONE),
                state.opened(),
                state.requesterOrganisation().map(Organisation::name).orElse(null),
                ours.map(done -> done.actor().rpps()).orElse(null),
                ours.map(done -> done.actor().displayName()).orElse(null),
                steps.isEmpty() ? null : steps.get(steps.size() - 1).stepId());
    }

    /** The clock's due date; before the keeper has decided, the one that was shown before sending. */
    private @Nullable Instant due() {
        if (state.clock().isPresent()) {
            return state.clock().flatMap(Clock::due).orElse(null);
        }
        return state.pending().stream()
                .map(Event.Composed::due)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The last that a step told; before the keeper has decided, the one that was asked for. */
    private String urgency() {
        Stream<Json.Obj> decided = state.stepsDone().stream().map(done -> done.content());
        Stream<Json.Obj> composed = state.pending().stream().limit(1).map(Event.Composed::content);
        Stream<Json.Obj> told = state.stepsDone().isEmpty() ? composed : decided;
        return told.flatMap(content -> content.findText(Form.URGENCY).stream())
                .reduce((earlier, later) -> later)
                .orElse("");
    }
}

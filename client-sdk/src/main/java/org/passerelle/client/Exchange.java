package org.passerelle.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.Snapshot;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.PromisedDue;
import org.passerelle.party.Professional;
import org.passerelle.party.Rpps;
import org.passerelle.sla.Clock;

/**
 * One request and everything that came of it, as it stood when it was read; {@link #now} reads it again. Software keeps its
 * {@link #id} and {@link #version}: after a restart, {@link Practice#exchange} and {@link #follow(long, Consumer)} miss nothing.
 *
 * <pre>{@code
 * exchange.follow(change -> {
 *     show(change.progress());                                     // SENT, RECEIVED, OPENED, TAKEN, ANSWERED
 *     change.answer(doctor).ifPresent(answer -> show(answer.advice()));
 * });
 * Exchange later = practice.exchange(id);
 * later.momentsAfter(versionKept).forEach(moment -> show(moment.at(), moment.words()));
 * }</pre>
 */
public final class Exchange {
    private final Engine engine;
    final Snapshot snapshot;

    Exchange(Engine engine, Snapshot snapshot) {
        this.engine = engine;
        this.snapshot = snapshot;
    }

    /** How far an exchange is; {@link Exchange#state} tells it in the pathway's own words. */
    public enum Progress {
        /** Sealed and kept; no mail server has taken it yet. */
        WAITING,
        /** A mail server took it. */
        SENT,
        /** The other node has it, by signed receipt. */
        RECEIVED,
        /** A line wrote to us first; nobody here has done anything yet. */
        ARRIVED,
        /** Somebody of the team looked at it. */
        OPENED,
        /** Somebody of the team took it. */
        TAKEN,
        /** The team needs something; the due date waits. */
        INFORMATION_ASKED,
        ANSWERED,
        CLOSED,
        DECLINED,
        WITHDRAWN,
        /** The line's node refused the letter; {@link Exchange#refusals} tells why. */
        REFUSED,
        /** No mail server would take the letter: call the line. */
        UNDELIVERED,
        /** In a state that only its pathway names. */
        UNDER_WAY,
        /** At an end that only its pathway names. */
        ENDED
    }

    /**
     * One entry of the journal.
     *
     * @param version the exchange's version with this entry
     * @param kind a stable word: a step's name, or {@code opened}, {@code handed-over}, {@code clock-breached} …
     * @param words for people, in French, nothing clinical
     */
    public record Moment(long version, Instant at, String kind, String words) {}

    /** To be kept by the host; 32 hexadecimal digits. */
    public String id() {
        return exchange().hex();
    }

    /** Rises with every change. */
    public long version() {
        return snapshot.row().version();
    }

    /** The exchange as it stands now. */
    public Exchange now() {
        return new Exchange(engine, engine.view(exchange()));
    }

    /** How far it is; {@link #stateInWords} says it in French. */
    public Progress progress() {
        return ProgressOf.of(snapshot);
    }

    /** The pathway's state, by name. */
    public String state() {
        return fold().state();
    }

    /** The pathway's state, in French words. */
    public String stateInWords() {
        return fold().pathway().state(state()).title().fr();
    }

    /** Whether nothing can be done in it any more. */
    public boolean ended() {
        return snapshot.row().ended();
    }

    /** The line's address. */
    public String line() {
        return snapshot.row().line().value();
    }

    /** The requester's address. */
    public String requester() {
        return snapshot.row().requester().value();
    }

    /** When the answer is due, as the line's clock says, before it says anything as it was shown when sending; empty while paused. */
    public Optional<Instant> due() {
        return fold().clock().map(Clock::due).orElseGet(snapshot::pendingDue);
    }

    /** The same in the line's time zone: {@code avant mardi 24/11 à 16 h 30}; empty while paused. */
    public String dueInWords() {
        return OfLine.due(due(), snapshot, engine.lines());
    }

    /**
     * The due date that was shown before sending, only where the line's clock started with another one, which binds: the letter
     * was long on its way, say. To be shown beside {@link #due}; the clock's moment tells both in words.
     */
    public Optional<Instant> promisedDue() {
        return snapshot.promise().map(PromisedDue::shown);
    }

    /** Whether the due date passed unanswered. */
    public boolean overdue() {
        return fold().breached();
    }

    /** Our own steps that the line has not decided yet, by name. */
    public List<String> pending() {
        return fold().pending().stream().map(Event.Composed::step).toList();
    }

    /** The codes with which the line refused our steps, oldest first: a withdrawal that crossed an answer, say. */
    public List<String> refusals() {
        return ProgressOf.remarks(snapshot, Event.Remark.Kind.RECEIPT_READ).stream()
                .flatMap(receipt -> receipt.findText("code").stream())
                .toList();
    }

    /** The whole story, oldest first. */
    public List<Moment> moments() {
        return momentsAfter(0);
    }

    /** What happened since a version that the host kept. */
    public List<Moment> momentsAfter(long version) {
        return Moments.after(snapshot, version);
    }

    /** As {@link #follow(long, Consumer)}, from this version on. */
    public AutoCloseable follow(Consumer<Exchange> told) {
        return follow(version(), told);
    }

    /**
     * Calls back when something happened after that version, what already has included: a step, the clock, a receipt, a letter
     * that left or cannot leave; not for what is only noted, as a reading is. On the practice's one callback thread, or on whoever
     * calls {@link Practice#step}. A callback that throws is called again. Closing what is returned ends it.
     */
    public AutoCloseable follow(long version, Consumer<Exchange> told) {
        return engine.follow(exchange(), version, id -> told.accept(new Exchange(engine, engine.view(id))));
    }

    /** What the team asks for, while it waits for it. */
    public Optional<String> asked() {
        return progress() == Progress.INFORMATION_ASKED ? StepsOf.asked(fold()) : Optional.empty();
    }

    /** What the line said at last: answer, its correction or refusal to answer; that this person read it stands in the trace. */
    public Optional<Answer> answer(Professional reader) {
        return StepsOf.answer(fold()).isEmpty()
                ? Optional.empty()
                : new Exchange(engine, engine.read(exchange(), reader, "answer")).answered(reader);
    }

    /** Supplies what was asked for; files may be attached before it is sent. */
    public Draft supply(Professional by, String text) {
        return step("supply", by).put("supplied", text);
    }

    /** Takes the request back. */
    public Exchange withdraw(Professional by, String reason) {
        return step("withdraw", by).put("reason", reason).send();
    }

    /**
     * Closes an answered avis.
     *
     * @param outcome {@code followed}, {@code adapted}, {@code not-followed} or {@code patient-lost}
     */
    public Exchange close(Professional by, String outcome) {
        return step("close", by).put("outcome", outcome).send();
    }

    /** Any step of ours in the exchange's pathway. */
    public Draft step(String name, Professional by) {
        return new Draft(engine, name, by, phone(), proposal -> engine.take(exchange(), proposal), null);
    }

    /**
     * The exchange's story as a certificate that anybody can verify offline (canonical octets); the export stands in it.
     *
     * @param by the RPPS of the person who exports
     */
    public byte[] exportTrace(Rpps by) {
        return engine.trace(exchange(), by);
    }

    /** Whether the other side has an ordinary mailbox and no node: nothing of theirs is signed, which people must be shown. */
    public boolean inClear() {
        return fold().begun().inClear();
    }

    /** The ordinary mails that came in it, oldest first. */
    public List<Mail> mails() {
        return ProgressOf.remarks(snapshot, Event.Remark.Kind.MAIL_RECEIVED).stream()
                .map(facts -> new Mail(engine, exchange(), facts))
                .toList();
    }

    /**
     * A step of the other side, who have an ordinary mailbox, entered here from what they wrote. It counts from when that arrived.
     *
     * @param theirs who of them took it
     * @param by who of ours enters it
     * @param mail where they wrote it; null where they said it otherwise, by telephone say
     */
    public Draft entering(String name, Professional theirs, Professional by, @Nullable Mail mail) {
        Sha256 said = mail == null ? null : mail.hash();
        return new Draft(engine, name, theirs, phone(), proposal -> engine.enter(exchange(), proposal, by, said), null);
    }

    /** The exchange that this one goes on from, by id. */
    public Optional<String> follows() {
        return Linked.follows(snapshot);
    }

    /** Those that go on from this one, by id, oldest first. */
    public List<String> followedBy() {
        return Linked.followedBy(snapshot);
    }

    /** Whether a line wrote first: a notice or a letter. */
    public boolean begunByLine() {
        return fold().begunByLine();
    }

    /** What the exchange began with: a request, or what a line wrote first; that this person read it stands in the trace. */
    public Optional<Answer> opening(Professional reader) {
        return fold().opening().isEmpty()
                ? Optional.empty()
                : new Exchange(engine, engine.read(exchange(), reader, "opening")).beginning(reader);
    }

    Optional<Answer> beginning(Professional reader) {
        return fold().opening().map(done -> Answer.of(engine, snapshot, done, reader));
    }

    Id exchange() {
        return snapshot.row().exchange();
    }

    private Optional<Answer> answered(Professional reader) {
        return StepsOf.answer(fold()).map(done -> Answer.of(engine, snapshot, done, reader));
    }

    private String phone() {
        return OfLine.phone(snapshot.row().line(), engine.lines());
    }

    private ExchangeState fold() {
        return snapshot.state();
    }

    @Override
    public String toString() {
        return "Exchange[" + id() + ", " + state() + "]";
    }
}

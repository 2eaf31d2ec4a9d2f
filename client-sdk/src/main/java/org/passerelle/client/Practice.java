package org.passerelle.client;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.client.internal.Engine;
import org.passerelle.client.internal.WiringEngine;
import org.passerelle.indicators.billing.BillLine;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Professional;
import org.passerelle.pathway.Document;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.refusal.Refusal;

/**
 * A node of Passerelle inside a practice's software: it seals, sends, receives, keeps and proves. Open one per practice and keep
 * it open; several may live in one JVM, each in a folder of its own. It is safe for several threads.
 *
 * <pre>{@code
 * try (Practice practice = Practice.open(settings)) {
 *     Line line = practice.line("dermatologie@ch-exemple.mssante.fr");
 *     show(line.dueInWordsIfSentNow("ordinary"));
 *     for (Exchange exchange : practice.exchanges()) {
 *         show(exchange.id(), exchange.now().progress());
 *     }
 * }
 * }</pre>
 *
 * <p>Every expected “no” is a {@link org.passerelle.refusal.Refused} with a stable code and one sentence; an
 * {@link Draft.Emergency} is thrown where people must call.
 */
public final class Practice implements AutoCloseable {
    private final Engine engine;

    private Practice(Engine engine) {
        this.engine = engine;
    }

    /**
     * Opens the practice's node and starts its threads, unless the settings give it a world of its own.
     *
     * @throws org.passerelle.refusal.Refused at once, with what to mend: folder in use, expired certificate, a card that does not
     *     hold, clock earlier than the ledger. A mail server that is away is no reason
     */
    public static Practice open(Settings settings) {
        return new Practice(WiringEngine.open(settings.setup()));
    }

    /**
     * Gives the practice's ledger a new key, after its signing certificate was replaced or when somebody may have copied the key.
     * The practice is closed meanwhile; its correspondents follow by themselves.
     *
     * @throws org.passerelle.refusal.Refused {@code store.folder-in-use} while it is open
     */
    public static void rotateLedgerKey(Settings settings) {
        WiringEngine.rotateLedgerKey(settings.setup());
    }

    /**
     * Begins the practice's ledger anew, after its folder was restored from an older copy (the alarm {@code ledger.behind}) or its
     * key was lost ({@code flow.ledger-key-lost}). The practice is closed meanwhile; its exchanges go on, and the older copy must
     * never be opened again.
     *
     * @throws org.passerelle.refusal.Refused {@code store.folder-in-use} while it is open
     */
    public static void renewLedger(Settings settings) {
        WiringEngine.renewLedger(settings.setup());
    }

    /** The lines that can be asked, by the cards at hand. */
    public List<Line> lines() {
        return Line.all(engine);
    }

    /**
     * The line with this address.
     *
     * @throws org.passerelle.refusal.Refused when no confirmed card lists it
     */
    public Line line(String address) {
        MailAddress wanted = MailAddress.of(address);
        return new Line(engine, Line.card(engine.lines(), wanted, ClientRefusal.UNKNOWN_LINE), wanted);
    }

    /** Lines to choose from, known or not, by the catalogues that are held; it is read at each question. */
    public Catalogue catalogue() {
        return new Catalogue(engine);
    }

    /**
     * One of our own lines, to answer for it.
     *
     * @throws org.passerelle.refusal.Refused when no own card lists it
     */
    public Team team(String address) {
        MailAddress wanted = MailAddress.of(address);
        Line.card(engine.ownLines(), wanted, ClientRefusal.NOT_OUR_LINE);
        return new Team(engine, wanted);
    }

    /**
     * An exchange by its id.
     *
     * @throws org.passerelle.refusal.Refused when it is not here, or was altered on disk
     */
    public Exchange exchange(String id) {
        return new Exchange(engine, engine.view(Id.parse(id)));
    }

    /** Every exchange that is here. */
    public List<Exchange> exchanges() {
        return changedSince(Instant.EPOCH);
    }

    /** The exchanges changed at or after an instant; one that was seen before is told from its {@link Exchange#version}. */
    public List<Exchange> changedSince(Instant since) {
        return engine.rows(ExchangeQuery.all(), since).stream()
                .map(row -> new Exchange(engine, engine.view(row.exchange())))
                .toList();
    }

    /**
     * Calls back for every exchange that changes, those included that changed at or after an instant, as
     * {@link Exchange#follow(long, Consumer)} does for one.
     */
    public AutoCloseable follow(Instant since, Consumer<Exchange> told) {
        return engine.followAll(since, id -> told.accept(new Exchange(engine, engine.view(id))));
    }

    /**
     * Takes in a mail that the host read from one of our mailboxes, as the server holds it. When it returns, all that the mail
     * causes is durable. Mail that is not ours changes nothing.
     *
     * @return why the mail had no effect: it was put apart, or, with the code {@code flow.seen}, it brought a letter that was
     *     received before, which is nothing to worry about; empty when it had its effect, waits, or is not ours
     */
    public Optional<Refusal> accept(InputStream mail, String mailbox) {
        return engine.accept(mail, MailAddress.of(mailbox));
    }

    /** The next mail that the host must send, of the mailboxes that it sends for. */
    public Optional<Outgoing> nextToSend() {
        return engine.nextToSend().map(Outgoing::new);
    }

    /** How mailboxes, outbox, ledger and clocks are doing at this moment. */
    public Health health() {
        return Health.of(engine);
    }

    /**
     * The mails that had no effect and are kept for people to look at: letters that wait for an earlier one first, then those whose
     * sender is verified, then the others; each the youngest first.
     *
     * @param most how many at most; 200 are given at most
     */
    public List<Health.Apart> apart(int most) {
        return engine.apart(most).stream()
                .map(aside -> new Health.Apart(
                        aside.id().hex(),
                        aside.mailbox().value(),
                        aside.arrivedAt(),
                        aside.code(),
                        aside.why(),
                        aside.sender(),
                        aside.verified(),
                        aside.readable(),
                        aside.exchange().map(Id::hex)))
                .toList();
    }

    /**
     * What such a mail says, read by one of the people whose mailbox it came into; that stands in the trace.
     *
     * @throws org.passerelle.refusal.Refused when it had its effect meanwhile, the reader is no member of that line, or its
     *     signature was not verified
     */
    public Health.Said read(Health.Apart letter, Professional reader) {
        var said = engine.readApart(Sha256.parse(letter.id()), reader);
        return new Health.Said(said.signedAt(), said.text(), said.step(), said.by(), said.content(), said.documents());
    }

    /** A document of such a mail, likewise; the caller closes the stream. */
    public InputStream open(Health.Apart letter, Document document, Professional reader) {
        return engine.apartDocument(Sha256.parse(letter.id()), document.id(), reader);
    }

    /**
     * Learns a correspondent's card while the node runs, as {@link Settings#card(Path, String, String, Instant)} does before. Letters
     * that were put apart for want of it are judged again by themselves, as of their arrival, and have their effect once.
     *
     * @param signed a PEM or DER file
     * @param confirmedBy the person who made sure that its addresses are the correspondent's
     * @param role in what capacity
     * @param at when
     * @throws org.passerelle.refusal.Refused when the card does not hold
     */
    public void learn(Path signed, String confirmedBy, String role, Instant at) {
        learn(FromFile.card(signed), confirmedBy, role, at);
    }

    /** As the other, with the CMS that a file would hold. */
    public void learn(byte[] signed, String confirmedBy, String role, Instant at) {
        engine.learn(signed, FromFile.byPerson(confirmedBy, role, at));
    }

    /**
     * Somebody who introduced themselves and waits for an address to be confirmed; nothing of theirs has an effect until then.
     *
     * @param id to be given back
     * @param organisation what their card calls them
     * @param structure the structure that their certificate names
     * @param address where the introduction came from, unconfirmed
     * @param cameAt when
     * @param challengedAt when the address was challenged last
     */
    public record Newcomer(
            String id,
            String organisation,
            String structure,
            String address,
            Instant cameAt,
            Optional<Instant> challengedAt) {}

    /**
     * Introduces the practice to somebody who may not know it: sends its signed card, and asks for theirs.
     *
     * @throws org.passerelle.refusal.Refused {@code flow.written-today} more than once a day, {@code flow.outside-trust-space}
     */
    public void introduce(String address) {
        engine.introduce(MailAddress.of(address));
    }

    /** Those who introduced themselves and wait, the youngest first. */
    public List<Newcomer> newcomers() {
        return engine.newcomers(Health.MOST_QUARANTINED).stream()
                .map(one -> new Newcomer(
                        one.id().hex(),
                        one.name(),
                        one.structure().value(),
                        one.address().value(),
                        one.arrival().at(),
                        one.findChallenge().map(sent -> sent.sent())))
                .toList();
    }

    /**
     * Records that a person made sure that the address is the newcomer's. What they wrote before is judged again and has its effect.
     *
     * @param role in what capacity
     * @throws org.passerelle.refusal.Refused {@code flow.unknown-newcomer} once they wait no longer
     */
    public void confirm(Newcomer newcomer, String confirmedBy, String role, Instant at) {
        engine.confirm(Sha256.parse(newcomer.id()), FromFile.byPerson(confirmedBy, role, at));
    }

    /**
     * Has the newcomer's software prove that it reads the address under the card's key; the answer, within 7 days, confirms it.
     *
     * @throws org.passerelle.refusal.Refused {@code flow.written-today}, {@code flow.unknown-newcomer}
     */
    public void challenge(Newcomer newcomer) {
        engine.challenge(Sha256.parse(newcomer.id()));
    }

    /**
     * What the practice's people may perhaps bill in these months: proposals to be checked, each with what to look at.
     * {@link org.passerelle.indicators.billing.BillingCsv} writes them as a table.
     */
    public List<BillLine> bills(YearMonth from, YearMonth until) {
        return engine.bills(from, until);
    }

    /** The practice's people: who acts, and who files in whose name. */
    public People people() {
        return new People(engine);
    }

    /** This node's id, which its own cards name. */
    public String nodeId() {
        return engine.nodeId().hex();
    }

    /** Turns a node without threads once. Tells how many things were done. */
    public int step() {
        return engine.step();
    }

    /** Lets what runs finish, stops the threads, leaves the mail servers and frees the folder. */
    @Override
    public void close() {
        engine.close();
    }
}

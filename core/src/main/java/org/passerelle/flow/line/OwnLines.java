package org.passerelle.flow.line;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.exchange.Event;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.desk.Staff;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.CardRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;

/**
 * The books of our own lines, and of our practices. The settings begin a line's, the first of its people a practice's; from then on it
 * changes here alone, by its coordinators, each change an entry of the node's own chain. What a line's card says changes with a new
 * version of it, signed at once.
 */
public final class OwnLines {
    private final Premises premises;
    private final LearnCard cards;
    private final OwnCircuits circuits;
    private final Signer signer;
    private final BiConsumer<LineBook, CardRow> told;
    private final Map<MailAddress, LineBook> books = new ConcurrentHashMap<>();
    private volatile List<MailAddress> differing = List.of();

    /** Signs a card with the organisation's key. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(byte[] canonical, Instant at);
    }

    /** @param told hears of each book and its card, once they are here and after each change */
    public OwnLines(Premises premises, LearnCard cards, Signer signer, BiConsumer<LineBook, CardRow> told) {
        this.premises = premises;
        this.cards = cards;
        this.circuits = new OwnCircuits(premises);
        this.signer = signer;
        this.told = told;
    }

    /**
     * Reads the books of the lines that the settings name, and begins those that are not here.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} when a book is not as the chain tells; {@link OwnCircuits}
     */
    public synchronized void open(Staff seed) {
        List<MailAddress> others = new ArrayList<>();
        new TreeMap<>(seed.lines()).forEach((line, members) -> {
            if (findCard(line).isPresent()) {
                LineBook book = read(LineBook.Kind.LINE, line).orElseGet(() -> begin(line, members));
                hold(book);
                if (!LineBook.hash(members).equals(LineBook.hash(book.members()))) {
                    others.add(line);
                }
            }
        });
        differing = List.copyOf(others);
    }

    /**
     * Reads the books of our practices; that of one which has named nobody is empty.
     *
     * @throws org.passerelle.refusal.Refused {@link StoreRefusal#ALTERED} as {@link #open} says
     */
    public synchronized void openPractices() {
        LastTold known = lastTold(LineBook.Kind.PRACTICE);
        for (PracticeCard card : premises.practices()) {
            List<MailAddress> addresses =
                    card.base().addresses().stream().map(CardAddress::address).toList();
            MailAddress practice = addresses.stream()
                    .filter(address -> known.of(address).isPresent())
                    .findFirst()
                    .orElse(addresses.get(0));
            hold(read(LineBook.Kind.PRACTICE, practice).orElseGet(() -> LineBook.empty(practice, card.hash())));
        }
    }

    private LastTold lastTold(LineBook.Kind kind) {
        return LastTold.of(premises.store().journals(), kind);
    }

    /** The lines of whose people the settings say something else than their books, as they were opened; the books hold. */
    public List<MailAddress> differing() {
        return differing;
    }

    private Optional<LineBook> read(LineBook.Kind kind, MailAddress line) {
        Optional<LineBook> kept =
                premises.store().secrets().secret(name(kind, line)).map(LineBook::read);
        Optional<Sha256> told = lastTold(kind).of(line);
        if (kept.isPresent() && told.isEmpty()) { // the ledger began anew since: its chain tells of the book again
            commit(kept.get(), Optional.empty(), "restated", Json.object().build());
        } else if (!told.equals(kept.map(LineBook::hash))) {
            throw Refusal.of(StoreRefusal.ALTERED).refused();
        }
        return kept;
    }

    private LineBook begin(MailAddress line, List<Member> members) {
        LineCard card = card(line);
        circuits.requireFit(card);
        LineBook book = LineBook.first(line, card.hash(), members);
        commit(book, Optional.empty(), "begun", Json.object().build());
        return book;
    }

    private void hold(LineBook book) {
        books.put(book.line(), book);
        if (book.kind() == LineBook.Kind.PRACTICE) {
            premises.staff().replacePractice(book.line(), book.members());
            return;
        }
        circuits.know(book);
        premises.staff().replace(book.line(), book.members(), book.contact());
        premises.store().cards().byHash(card(book.line()).hash()).ifPresent(row -> told.accept(book, row));
    }

    /** The lines whose books are here. */
    public List<MailAddress> lines() {
        return addresses(LineBook.Kind.LINE);
    }

    /** The practices whose books are here, by the address under which each one's people stand. */
    public List<MailAddress> practices() {
        return addresses(LineBook.Kind.PRACTICE);
    }

    private List<MailAddress> addresses(LineBook.Kind kind) {
        return new TreeMap<>(books)
                .values().stream()
                        .filter(book -> book.kind() == kind)
                        .map(LineBook::line)
                        .toList();
    }

    /**
     * The book of that line or practice.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_LINE}
     */
    public LineBook book(MailAddress line) {
        return Optional.ofNullable(books.get(line))
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
    }

    /** The circuits known here now, with the forms of lines. */
    public Pathways pathways() {
        return premises.pathways();
    }

    /** The line's card as it stands. */
    public LineCard card(MailAddress line) {
        return findCard(line)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
    }

    /** The same as its organisation signed it. */
    public byte[] signedCard(MailAddress line) {
        return premises.store()
                .cards()
                .byHash(card(line).hash())
                .map(CardRow::signed)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
    }

    private Optional<LineCard> findCard(MailAddress line) {
        return premises.book().ownCard(LineCard.class, line);
    }

    /**
     * Changes a line, or a practice's people.
     *
     * @param version the book's version that the change was made against
     * @param by who changes it: a coordinator, or somebody what is theirs; where a practice has named nobody, whoever names themself
     *     its coordinator
     * @return the book afterwards; the same where nothing changed
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#LINE_CHANGED} where somebody else changed it meanwhile,
     *     {@link FlowRefusal#RIGHT_MISSING}, {@link FlowRefusal#NO_COORDINATOR}, or what is wrong in the change: circuits that the
     *     card could not keep, too
     */
    public LineBook change(MailAddress line, long version, PersonId by, LineChange change) {
        return Retry.onConflict(() -> changed(line, version, by, change));
    }

    /** The card that the line would have after that change, which is refused as there; nothing is kept, signed or sent. */
    public LineCard preview(MailAddress line, PersonId by, LineChange change) {
        LineBook book = book(line);
        MayChange.require(book, by, change);
        LineCard card = card(line);
        change.contact(book.contact(), card.document());
        return circuits.next(book, card, change).orElse(card);
    }

    private synchronized LineBook changed(MailAddress line, long version, PersonId by, LineChange change) {
        LineBook book = book(line);
        MayChange.require(book, by, change);
        if (version != book.version()) {
            throw Refusal.of(FlowRefusal.LINE_CHANGED)
                    .with(FactKey.VERSION, book.version())
                    .refused();
        }
        boolean ofLine = book.kind() == LineBook.Kind.LINE;
        Optional<LineCard> card = ofLine ? circuits.next(book, card(line), change) : Optional.empty();
        Member.Reach contact =
                ofLine ? change.contact(book.contact(), card(line).document()) : Member.Reach.NONE;
        if (ofLine) {
            circuits.require(book, card(line), change);
        }
        LineBook next = book.next(card.map(LineCard::hash).orElse(book.card()), change, contact);
        if (next.saysAs(book)) {
            return book;
        }
        boolean nobody = !ofLine && next.members().isEmpty(); // as before it named anybody
        if (book.isLookedAfter() && !next.isLookedAfter() && !nobody) {
            throw Refusal.of(FlowRefusal.NO_COORDINATOR).refused();
        }
        commit(next, card, by.number(), change.json());
        hold(next);
        return next;
    }

    /** One entry of the node's chain, the book, and the card where it changed: everything or nothing. */
    private void commit(LineBook book, Optional<LineCard> card, String by, Json.Obj change) {
        Instant now = premises.now();
        Json.Builder facts = Json.object()
                .put(book.kind().word(), book.line().value())
                .put("version", book.version())
                .put("hash", book.hash())
                .put("card", book.card())
                .put("by", by)
                .put("change", change)
                .put(LastTold.OTHERS, lastTold(book.kind()).others(book.line()));
        var remark = new Event.Remark(LastTold.event(book.kind()), facts.build());
        var kept = new Change.Secret(name(book.kind(), book.line()), Canon.octets(book.json()));
        if (card.isEmpty()) {
            List<Change> changes = new ArrayList<>(NodeChain.remarks(premises, List.of(remark), now));
            changes.add(kept);
            premises.commit(changes);
        } else {
            publish(card.get(), remark, kept);
        }
    }

    private void publish(LineCard card, Event.Remark remark, Change.Secret kept) {
        LearnCard.Judged judged = cards.judge(signer.sign(card.octets(), premises.now()));
        if (!card.base().keys().signing().contains(CardCertificate.of(judged.signerOctets()))) {
            throw Refusal.of(FlowRefusal.CARD_SIGNER).refused();
        }
        cards.publish(judged, remark, kept);
    }

    private static String name(LineBook.Kind kind, MailAddress line) {
        return kind.word() + "-book/" + line.value();
    }
}

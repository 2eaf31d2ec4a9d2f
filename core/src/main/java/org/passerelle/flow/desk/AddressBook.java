package org.passerelle.flow.desk;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardBook;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.card.Reception;
import org.passerelle.flow.onboarding.LearnCard;
import org.passerelle.flow.trust.Capabilities;
import org.passerelle.flow.trust.Signers;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.Change;
import org.passerelle.port.trust.Sender;
import org.passerelle.refusal.Refusal;

/** Who is who, by card, as this node holds them in memory; {@link LearnCard} is the only one that changes it. */
public final class AddressBook {
    private volatile CardBook cards = CardBook.empty();
    private final Set<Id> own = new HashSet<>();
    private volatile long learned;

    public CardBook cards() {
        return cards;
    }

    public synchronized void replace(CardBook changed, Id card, boolean ours) {
        cards = changed;
        if (ours) {
            own.add(card);
        }
    }

    /** How many versions of cards this book holds at least: rises with each that is learned. */
    public long learned() {
        return learned;
    }

    /** To be called once the book holds what the store does. */
    public void learned(long cards) {
        learned = cards;
    }

    /** The lines that this node answers. */
    public synchronized List<LineCard> ownLines() {
        return ownCards(LineCard.class).toList();
    }

    /** The practice that this node writes for. */
    public synchronized PracticeCard ownPractice() {
        return ownCards(PracticeCard.class)
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.NOT_A_PRACTICE).refused());
    }

    private <C extends Card> Stream<C> ownCards(Class<C> kind) {
        return own.stream()
                .flatMap(id -> cards.find(id).stream())
                .map(CardRecord::current)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    public synchronized boolean isOwn(Card card) {
        return own.contains(card.base().id());
    }

    /** The card of ours that lists this address. */
    public Optional<Card> ownCard(MailAddress address) {
        return ownCard(Card.class, address);
    }

    /** The same of one kind. */
    public synchronized <C extends Card> Optional<C> ownCard(Class<C> kind, MailAddress address) {
        return ownCards(kind).filter(card -> card.base().lists(address)).findFirst();
    }

    /** The address by which we introduce ourselves: the practice card's first, else that of our first line. */
    public synchronized Optional<MailAddress> ownAddress() {
        return Stream.concat(ownCards(PracticeCard.class), ownCards(LineCard.class))
                .map(card -> card.base().addresses().get(0).address())
                .findFirst();
    }

    /** Every line whose address is confirmed, ours or not. */
    public List<LineCard> lines() {
        return cards.records().values().stream()
                .filter(record -> !record.confirmations().isEmpty())
                .map(CardRecord::current)
                .filter(LineCard.class::isInstance)
                .map(LineCard.class::cast)
                .toList();
    }

    /**
     * The card of a line with which an exchange may be started now.
     *
     * @throws org.passerelle.refusal.Refused when the line is unknown, unconfirmed, closed or its card expired
     */
    public LineCard line(MailAddress address, Instant now) {
        CardRecord record = cards.findConfirmed(address)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_LINE).refused());
        if (cards.start(record.id(), address, now) instanceof LineCard line) {
            return line;
        }
        throw Refusal.of(FlowRefusal.UNKNOWN_LINE).refused();
    }

    /**
     * The card that an opening letter cites, when it is one of ours that lists this address, may still be cited, and may start
     * an exchange.
     *
     * @param kind a line's card where somebody asks, a practice's where a line begins
     * @param at when the letter arrived
     */
    public <C extends Card> Optional<C> cited(Class<C> kind, Sha256 hash, MailAddress ours, Instant at) {
        Card cited = cards.cited(hash, at);
        cards.record(cited.base().id()).mayStart(at);
        return Optional.of(cited)
                .filter(card -> isOwn(card) && card.base().lists(ours))
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /**
     * Somebody to write to.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#UNKNOWN_CORRESPONDENT} without a confirmed card,
     *     {@link CardRefusal#NOT_SEALED} when the card takes no sealed letters
     */
    public Correspondent correspondent(MailAddress address, Instant now) {
        Card card = cards.findConfirmed(address)
                .map(CardRecord::current)
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_CORRESPONDENT).refused());
        if (!card.base().reception().carriage().contains(Reception.Carriage.SEALED)) {
            throw Refusal.of(CardRefusal.NOT_SEALED).refused();
        }
        return correspondent(address, card, now);
    }

    /** The same, with every encryption certificate that is valid now; when none is, all, for sealing to say what is wrong. */
    public Optional<Correspondent> findCorrespondent(MailAddress address, Instant now) {
        return cards.findConfirmed(address).map(record -> correspondent(address, record.current(), now));
    }

    /**
     * Whether letters to that address may be written in GCM, by {@link Capabilities}' rule.
     *
     * @param said what they last said that they read, null where they never did
     */
    public boolean readsGcm(MailAddress address, Change.@Nullable Reads said) {
        return cards.findConfirmed(address)
                .filter(record -> Capabilities.gcm(record, address, said))
                .isPresent();
    }

    /** Whether we read GCM at that address of ours: every card of ours that lists it says so. No mail from there may claim more. */
    public synchronized boolean ownReadGcm(MailAddress address) {
        List<Card> listing =
                ownCards(Card.class).filter(card -> card.base().lists(address)).toList();
        return !listing.isEmpty() && listing.stream().allMatch(Capabilities::gcm);
    }

    /**
     * Whether those who write to that address of ours may know from us that GCM is not read there: a card of ours says so, or an
     * earlier version that is remembered, and that they may have still.
     */
    public synchronized boolean ownAskedCompatible(MailAddress address) {
        return own.stream()
                .flatMap(id -> cards.find(id).stream())
                .flatMap(record -> Stream.concat(
                        Stream.of(record.current()), record.replaced().stream().map(CardRecord.Replaced::card)))
                .anyMatch(card -> card.base().lists(address) && !Capabilities.gcm(card));
    }

    private static Correspondent correspondent(MailAddress address, Card card, Instant now) {
        return new Correspondent(
                address,
                card.base().organisation(),
                valid(card, now),
                card.hash(),
                Capabilities.binary(card),
                card.base().reception().sizeLimit(),
                card.base().reception().findOuterSubject().orElse(null));
    }

    private static List<X509Certificate> valid(Card card, Instant now) {
        List<X509Certificate> all =
                card.base().keys().encryption().stream().map(Signers::parse).toList();
        List<X509Certificate> valid =
                all.stream().filter(certificate -> isValid(certificate, now)).toList();
        return valid.isEmpty() ? all : valid;
    }

    /** The largest mail that our own cards accept at that address, in octets; 0 when none lists it. */
    public synchronized long promised(MailAddress address) {
        return ownCards(Card.class)
                .filter(card -> card.base().lists(address))
                .mapToLong(card -> card.base().reception().sizeLimit())
                .max()
                .orElse(0);
    }

    /** Whether one of our own cards lists that address and takes mail so carried. */
    public synchronized boolean ownTake(MailAddress address, Reception.Carriage carriage) {
        return ownCards(Card.class)
                .filter(card -> card.base().lists(address))
                .anyMatch(card -> card.base().reception().carriage().contains(carriage));
    }

    /**
     * What one of our mailboxes answers to: itself, and every address, aliases included, of our own cards that list it, because
     * people and rules forward from one of them to another.
     */
    public synchronized Set<MailAddress> answeredBy(MailAddress mailbox) {
        Set<MailAddress> addresses = addresses(card -> card.base().lists(mailbox));
        addresses.add(mailbox);
        return addresses;
    }

    /** The addresses, aliases included, of our own lines that list this mailbox. */
    public synchronized Set<MailAddress> linesOf(MailAddress mailbox) {
        return addresses(card -> card instanceof LineCard && card.base().lists(mailbox));
    }

    /** Our own addresses: those of our own cards, with their aliases. */
    public synchronized Set<MailAddress> ownAddresses() {
        return addresses(card -> true);
    }

    private Set<MailAddress> addresses(Predicate<Card> among) {
        Set<MailAddress> addresses = new HashSet<>();
        ownCards(Card.class)
                .filter(among)
                .flatMap(card -> card.base().addresses().stream())
                .forEach(address -> addresses.addAll(address.all()));
        return addresses;
    }

    /** The address that stands for this one in streams and exchanges: the one whose confirmed alias it is, else itself. */
    public MailAddress canonical(MailAddress address) {
        return canonical(address, record -> true);
    }

    /** The same for a sender, whose alias an address is only by a card of their own organisation. */
    public MailAddress canonical(MailAddress from, Sender sender) {
        return canonical(
                from,
                record -> sender.organisation()
                        .filter(record.current().base().organisation().structure()::equals)
                        .isPresent());
    }

    private MailAddress canonical(MailAddress address, Predicate<CardRecord> among) {
        List<CardRecord> naming = cards.records().values().stream()
                .filter(record -> record.confirmations().containsKey(address))
                .toList();
        boolean itself = naming.stream()
                .flatMap(record -> record.current().base().addresses().stream())
                .anyMatch(listed -> listed.address().equals(address));
        return itself
                ? address
                : naming.stream()
                        .filter(among)
                        .flatMap(record -> mailboxOf(record, address).stream())
                        .findFirst()
                        .orElse(address);
    }

    private static Optional<MailAddress> mailboxOf(CardRecord record, MailAddress alias) {
        return record.current().base().addresses().stream()
                .filter(listed -> listed.aliases().contains(alias))
                .map(CardAddress::address)
                .filter(record.confirmations()::containsKey)
                .findFirst();
    }

    private static boolean isValid(X509Certificate certificate, Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && !now.isAfter(certificate.getNotAfter().toInstant());
    }
}

package org.passerelle.flow.desk;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Instants;
import org.passerelle.card.CardAddress;
import org.passerelle.card.CardRecord;
import org.passerelle.card.LineCard;
import org.passerelle.card.PracticeCard;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.ExchangeState;
import org.passerelle.exchange.Terms;
import org.passerelle.flow.trust.ClearRules;
import org.passerelle.ledger.MerkleTree;
import org.passerelle.media.MediaGate;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Rpps;
import org.passerelle.pathway.Side;
import org.passerelle.pathway.yaml.LivePathways;
import org.passerelle.pathway.yaml.Pathways;
import org.passerelle.port.keep.Blobs;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.Store;
import org.passerelle.port.letter.Letters;
import org.passerelle.port.tell.TextRules;
import org.passerelle.port.trust.Directory;
import org.passerelle.port.trust.Revocations;
import org.passerelle.port.trust.TrustSpace;
import org.passerelle.refusal.Refusal;
import org.passerelle.sla.LineCalendar;

/**
 * What every operation works with.
 *
 * @param self which node this is
 * @param store where everything is kept
 * @param blobs where large octets are kept
 * @param letters who writes and opens mails
 * @param circuits those known here
 * @param book who is who, by card
 * @param staff the people of our own lines
 * @param media who judges attached files
 * @param revocations who tells of revoked certificates
 * @param trustSpace MSSanté's domains, inside which ordinary mails travel
 * @param directory whose mailbox is whose
 * @param clear what ordinary mails may be
 * @param texts whether people are told by short messages
 * @param pages where our people open what they are told of, or null where they have no pages
 * @param ledgerKeys who judges a correspondent's ledger key
 * @param random ids, salts and keys
 * @param clock the time
 */
public record Premises(
        Self self,
        Store store,
        Blobs blobs,
        Letters letters,
        LivePathways circuits,
        AddressBook book,
        Staff staff,
        MediaGate media,
        Revocations revocations,
        TrustSpace trustSpace,
        Directory directory,
        ClearRules clear,
        TextRules texts,
        @Nullable URI pages,
        LedgerKeys ledgerKeys,
        SecureRandom random,
        InstantSource clock) {

    /** The circuits known here now. */
    public Pathways pathways() {
        return circuits.now();
    }

    public Instant now() {
        return Instants.toMillis(clock.instant());
    }

    public Id newId() {
        return Id.random(random);
    }

    /** The octets of a mail or short message that must leave, wherever they lie; the caller closes the stream. */
    public InputStream open(OutboxItem item) {
        return store.outbox()
                .octets(item.id())
                .<InputStream>map(ByteArrayInputStream::new)
                .orElseGet(() -> blobs.open(item.exchange(), item.blob()));
    }

    public MerkleTree tree() {
        return new MerkleTree(store.ledger().hashes(), store.ledger().size());
    }

    /** The cards of our practices. */
    public List<PracticeCard> practices() {
        return book.cards().records().values().stream()
                .map(CardRecord::current)
                .filter(PracticeCard.class::isInstance)
                .map(PracticeCard.class::cast)
                .filter(book::isOwn)
                .toList();
    }

    /** The address under which the people of the practice stand that has this one; itself where it is no practice's of ours. */
    public MailAddress practice(MailAddress ours) {
        return book.ownCard(PracticeCard.class, ours)
                .flatMap(card -> card.base().addresses().stream()
                        .map(CardAddress::address)
                        .filter(staff.practices()::containsKey)
                        .findFirst())
                .orElse(ours);
    }

    /**
     * Who reads here what an exchange says of its patient: of its line, whoever is no mere secretary; of a practice, who acts there in
     * their own name.
     *
     * @throws org.passerelle.refusal.Refused {@link FlowRefusal#NOT_A_MEMBER}
     */
    public void requireReader(ExchangeState state, Rpps reader) {
        if (state.begun().own() == Side.EXPERT) {
            staff.requireMember(state, reader);
        } else if (!staff.mayRead(practice(state.begun().ours()), reader)) {
            throw Refusal.of(FlowRefusal.NOT_A_MEMBER).refused();
        }
    }

    /** Whether that person of the line could ever act in it. */
    public boolean mayAct(ExchangeState state, Rpps person) {
        return staff.mayAct(state, person);
    }

    /** What the line of an exchange that is under way brings to a decision; a card that expired or was closed since still says whom to call. */
    public Terms terms(Event.Begun begun) {
        return terms(begun.line(), null);
    }

    /** The same for an opening that cites a card. */
    public Terms terms(MailAddress line, @Nullable LineCard cited) {
        Optional<LineCard> card = Optional.ofNullable(cited).or(() -> card(line));
        return new Terms(
                card.orElse(null),
                staff.coordinators(line),
                card.flatMap(known -> known.offer().findFallback())
                        .map(this::standIn)
                        .orElse(null),
                card.map(known -> known.offer().phone()).orElse(null));
    }

    /** The time zone of a line, by its card: where its people, its patients and their recorders live. */
    public ZoneId zone(MailAddress line) {
        return card(line).map(card -> card.offer().calendar().zone()).orElse(LineCalendar.USUAL_ZONE);
    }

    /** A line's present card, ours or a correspondent's. */
    public Optional<LineCard> card(MailAddress line) {
        return book.ownCard(LineCard.class, line)
                .or(() -> book.lines().stream()
                        .filter(card -> card.base().lists(line))
                        .findFirst());
    }

    private Terms.StandIn standIn(MailAddress fallback) {
        MailAddress line = book.canonical(fallback);
        return new Terms.StandIn(
                line,
                staff.of(line).stream()
                        .filter(member -> member.may(Member.Right.EXPERT))
                        .flatMap(member -> member.id().findRpps().stream())
                        .toList());
    }

    public void commit(List<Change> changes) {
        store.commit(changes);
    }
}

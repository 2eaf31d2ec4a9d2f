package org.passerelle.flow.onboarding;

import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.Confirmation;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.party.MailAddress;
import org.passerelle.party.PersonId;
import org.passerelle.party.StructureId;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Those who come to know us, and we them. Nothing that a newcomer sends moves anything until a person, a directory or the answer
 * to a challenge confirmed the address; then what they wrote before is judged again.
 */
public final class Newcomers {
    private final Desk desk;
    private final Premises premises;
    private final Introduce introduce;
    private final TakeIntroduction introductions;
    private final Challenges challenges;
    private final AnswerChallenge answers;

    /**
     * How a mail came.
     *
     * @param mailbox which of our addresses received it
     * @param at when the mail server says that it came
     * @param cursor what else its taking in changes
     */
    public record Came(MailAddress mailbox, Instant at, List<Change> cursor) {
        public Came {
            cursor = List.copyOf(cursor);
        }
    }

    /** @param reachable which addresses may be written to at all */
    public Newcomers(Premises premises, LearnCard cards, Predicate<MailAddress> reachable) {
        this(premises, cards, reachable, (catalogue, sender) -> {});
    }

    /** @param catalogues who takes the catalogues that confirmed correspondents send */
    public Newcomers(
            Premises premises,
            LearnCard cards,
            Predicate<MailAddress> reachable,
            BiConsumer<byte[], StructureId> catalogues) {
        this.premises = premises;
        this.desk = new Desk(premises, cards, reachable, catalogues);
        this.introduce = new Introduce(desk);
        this.introductions = new TakeIntroduction(desk);
        this.challenges = new Challenges(desk);
        this.answers = new AnswerChallenge(desk);
    }

    /**
     * Sends our card to an address, from the first of our own, and asks for theirs: one a day for each address.
     *
     * @throws Refused outside the trust space, our own address, or {@link FlowRefusal#WRITTEN_TODAY}
     */
    public void introduce(MailAddress to) {
        MailAddress from = premises.book()
                .ownAddress()
                .orElseThrow(() -> Refusal.of(FlowRefusal.CARD_NOT_CURRENT).refused());
        introduce(from, to);
    }

    /** The same from another address of a card of our own. */
    public void introduce(MailAddress from, MailAddress to) {
        Retry.onConflict(() -> {
            introduce.introduce(from, to, true);
            return to;
        });
    }

    /**
     * The card by which we introduce ourselves from one of our addresses.
     *
     * @throws Refused when none of ours lists it
     */
    public Card card(MailAddress from) {
        return introduce.card(from);
    }

    /** Those who wait to be confirmed, the youngest first. */
    public List<Newcomer> waiting(int limit) {
        Instant oldest = premises.now().minus(Desk.COUNTS);
        return premises.store().cards().newcomers(Math.min(limit, TakeIntroduction.MOST_WAITING)).stream()
                .filter(one -> !one.arrival().at().isBefore(oldest))
                .toList();
    }

    /**
     * A person or a directory made sure that the address is the newcomer's: it stands in the trace, and what they wrote before is
     * judged again. Who asked for our card gets it.
     *
     * @throws Refused {@link FlowRefusal#UNKNOWN_NEWCOMER}, or what speaks against their card now
     */
    public void confirm(Sha256 newcomer, Confirmation confirmation) {
        Newcomer confirmed = Retry.onConflict(() -> {
            Newcomer waits = require(newcomer);
            List<Change> gone = List.of(new Change.NewcomerGone(waits.id()));
            desk.cards().confirm(desk.cards().judge(waits.signed()), waits.address(), confirmation, gone);
            return waits;
        });
        introduceBack(confirmed);
    }

    /**
     * A person does not take the newcomer for whom they say they are: they wait no longer, which stands in the trace. What they send
     * next makes them a newcomer anew.
     *
     * @throws Refused {@link FlowRefusal#UNKNOWN_NEWCOMER}
     */
    public void refuse(Sha256 newcomer, PersonId by) {
        Retry.onConflict(() -> {
            Newcomer waits = require(newcomer);
            Json.Builder facts = Json.object()
                    .put("card", waits.card())
                    .put("from", waits.address().value())
                    .put("by", by.number());
            List<Change> changes =
                    new ArrayList<>(NodeChain.remark(premises, Kind.NEWCOMER_REFUSED, facts, premises.now()));
            changes.add(new Change.NewcomerGone(waits.id()));
            premises.commit(changes);
            return waits;
        });
    }

    /** Who sends the next versions of our own cards to those who hold an earlier one. */
    public SpreadCards spreading() {
        return new SpreadCards(desk);
    }

    /** Who sends our catalogue to correspondents. */
    public SpreadCatalogue spreading(Supplier<Optional<SpreadCatalogue.Leaving>> catalogue) {
        return new SpreadCatalogue(desk, catalogue);
    }

    /**
     * Challenges the newcomer's address: one a day, to be answered within 7 days. A good answer confirms it.
     *
     * @throws Refused {@link FlowRefusal#UNKNOWN_NEWCOMER}, {@link FlowRefusal#WRITTEN_TODAY}, or no certificate to seal to
     */
    public void challenge(Sha256 newcomer) {
        Retry.onConflict(() -> {
            challenges.challenge(require(newcomer));
            return newcomer;
        });
    }

    /** Takes such a mail in; why it had no effect, else empty. */
    public Optional<Refusal> receive(OpenedMail.Onboards mail, Came came) {
        boolean seen = mail.verdict()
                .letterId()
                .flatMap(premises.store().correspondence()::seen)
                .isPresent();
        if (seen) {
            premises.commit(came.cursor());
            return Optional.of(Refusal.of(FlowRefusal.SEEN));
        }
        Onboarding said = mail.said();
        if (said instanceof Onboarding.Introduction introduction) {
            return introductions.take(mail, introduction, came);
        } else if (said instanceof Onboarding.Challenge challenge) {
            return answers.take(mail, challenge, came);
        }
        Optional<Newcomer> waiting = challenges.waiting((Onboarding.Answer) said);
        Optional<Refusal> why = challenges.answered(mail, (Onboarding.Answer) said, came);
        if (why.isEmpty()) {
            waiting.ifPresent(this::introduceBack);
        }
        return why;
    }

    /** Our card goes to whoever asked for it, once they are believed; that it cannot go now undoes nothing. */
    private void introduceBack(Newcomer confirmed) {
        if (!confirmed.arrival().asks()) {
            return;
        }
        try {
            Retry.onConflict(() -> {
                introduce.introduce(confirmed.arrival().mailbox(), confirmed.address(), false);
                return confirmed;
            });
        } catch (Refused notNow) {
            if (notNow.code() instanceof StoreRefusal) {
                throw notNow;
            } else if (notNow.code() != FlowRefusal.WRITTEN_TODAY) {
                premises.commit(List.of(new Change.Alarm(
                        new AlarmRow(Journals.NODE, notNow.code().code(), premises.now()))));
            }
        }
    }

    private Newcomer require(Sha256 id) {
        return waiting(TakeIntroduction.MOST_WAITING).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.of(FlowRefusal.UNKNOWN_NEWCOMER).refused());
    }

    /** So that a mail has its effect once. */
    static SeenLetter seen(Verdict verdict, Instant now) {
        Sha256 letter = verdict.letterId().orElseThrow(() -> new HouseBug("a readable mail has an id"));
        return new SeenLetter(letter, Journals.NODE, "onboarding:" + letter, 0, now);
    }

    static byte[] der(Sender sender) {
        try {
            return sender.certificate().getEncoded();
        } catch (CertificateEncodingException unencodable) {
            throw new HouseBug("a parsed certificate can be encoded", unencodable);
        }
    }
}

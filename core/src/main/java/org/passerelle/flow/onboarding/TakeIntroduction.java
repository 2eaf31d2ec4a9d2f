package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.passerelle.canon.Instants;
import org.passerelle.canon.Json;
import org.passerelle.card.Card;
import org.passerelle.card.CardBase;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.CardRecord;
import org.passerelle.card.CardRefusal;
import org.passerelle.card.Confirmation;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.onboarding.Newcomers.Came;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Sender;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Somebody introduces themselves. Their card is kept beside those that are believed, where nothing but a confirmation of their
 * address makes it count; a known correspondent's next version is taken as cards are.
 */
final class TakeIntroduction {
    /** Most newcomers that wait to be confirmed; beyond, another one is not kept, and people are alarmed. */
    static final int MOST_WAITING = 200;
    /** Most of them of one structure. */
    static final int MOST_OF_STRUCTURE = 8;

    static final String FULL = "flow.newcomers-full";
    private static final Duration HOUR = Duration.ofHours(1);

    private final Desk desk;
    private final Premises premises;
    private final Map<String, Instant> told = new HashMap<>();

    TakeIntroduction(Desk desk) {
        this.desk = desk;
        this.premises = desk.premises();
    }

    Optional<Refusal> take(OpenedMail.Onboards mail, Onboarding.Introduction said, Came came) {
        Optional<Refusal> doubt = Desk.doubt(mail.verdict(), List.of(Desk.UNBOUND, Desk.OTHER_CERTIFICATE));
        if (doubt.isPresent()) {
            return doubt;
        }
        LearnCard.Judged judged = desk.cards().judge(said.card());
        Card card = judged.card();
        MailAddress from = mail.claimedFrom();
        if (!isTheirs(mail.verdict(), judged, from)) {
            return Optional.of(Refusal.of(FlowRefusal.NOT_THEIR_CARD));
        }
        Instant now = premises.now();
        if (known(card, from).isEmpty()) { // who is known may well tell that they are closed
            CardRecord.first(card, now).mayStart(now);
        }
        requirePossible(card, from, now);
        takeCatalogue(mail, said, card);
        Optional<CardRecord> known = known(card, from);
        var changes = new ArrayList<>(came.cursor());
        changes.add(new Change.Seen(Newcomers.seen(mail.verdict(), now)));
        if (known.isPresent() && known.get().current().hash().equals(card.hash())) {
            premises.commit(changes);
        } else if (known.isPresent() && isVouchedFor(mail.verdict(), known.get(), judged)) {
            desk.cards().renew(judged, changes);
        } else {
            wait(newcomer(judged, mail, said, came), judged, changes);
        }
        return Optional.empty();
    }

    private Optional<CardRecord> known(Card card, MailAddress from) {
        return premises.book()
                .cards()
                .find(card.base().id())
                .filter(record -> record.confirmations().containsKey(from));
    }

    /** Before the mail counts as seen, so that one that is interrupted is taken again; a stranger's is not looked at. */
    private void takeCatalogue(OpenedMail.Onboards mail, Onboarding.Introduction said, Card card) {
        boolean confirmed =
                mail.verdict().applicable() && known(card, mail.claimedFrom()).isPresent();
        said.findCatalogue()
                .filter(sent -> confirmed)
                .ifPresent(sent -> desk.catalogues()
                        .accept(sent, card.base().organisation().structure()));
    }

    /** The card is of whoever signed the mail, names the certificates of both signatures, and lists the address. */
    private boolean isTheirs(Verdict verdict, LearnCard.Judged judged, MailAddress from) {
        CardBase base = judged.card().base();
        Sender sender = sender(verdict);
        return sender.organisation()
                        .filter(base.organisation().structure()::equals)
                        .isPresent()
                && base.keys().signing().contains(CardCertificate.of(Newcomers.der(sender)))
                && base.keys().signing().contains(CardCertificate.of(Newcomers.der(judged.signer())))
                && base.lists(from)
                && !premises.book().ownAddresses().contains(from);
    }

    /** Refuses a card that no confirmation could make count: an older version, a fork, somebody else's id or address. */
    private void requirePossible(Card card, MailAddress from, Instant now) {
        var anybody = new Confirmation(new Confirmation.Witness("-", "-"), Confirmation.How.CHALLENGE, now);
        premises.book().cards().take(card, now).confirm(card.base().id(), from, anybody);
    }

    /** The pinned signer of the version that we believe sends the next one, from an address that is theirs. */
    private static boolean isVouchedFor(Verdict verdict, CardRecord known, LearnCard.Judged judged) {
        List<CardCertificate> pinned = known.current().base().keys().signing();
        return verdict.applicable()
                && pinned.contains(CardCertificate.of(Newcomers.der(sender(verdict))))
                && pinned.contains(CardCertificate.of(Newcomers.der(judged.signer())));
    }

    private static Newcomer newcomer(
            LearnCard.Judged judged, OpenedMail.Onboards mail, Onboarding.Introduction said, Came came) {
        CardBase base = judged.card().base();
        return new Newcomer(
                base.id(),
                mail.claimedFrom(),
                judged.card().hash(),
                judged.signed(),
                base.organisation().structure(),
                base.organisation().name(),
                new CardShelf.Arrival(came.mailbox(), Instants.toMillis(came.at()), mail.messageId(), said.asks()),
                null);
    }

    private void wait(Newcomer newcomer, LearnCard.Judged judged, List<Change> changes) {
        Instant now = premises.now();
        List<Newcomer> waiting = waiting(now, changes);
        Optional<Newcomer> before =
                waiting.stream().filter(one -> one.id().equals(newcomer.id())).findFirst();
        if (before.isPresent()) {
            again(before.get(), newcomer, judged, changes);
        } else if (fits(newcomer, waiting)) {
            changes.add(new Change.Newcomer(newcomer));
            announce(newcomer, judged, changes, now);
        } else if (hourly(now)) {
            changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, FULL, now)));
        }
        premises.commit(changes);
    }

    /** The same card once more may be challenged by its new introduction; another version takes its place. */
    private void again(Newcomer before, Newcomer newcomer, LearnCard.Judged judged, List<Change> changes) {
        if (before.hash().equals(newcomer.hash())) {
            changes.add(new Change.Newcomer(
                    before.findChallenge().map(newcomer::challenged).orElse(newcomer)));
            return;
        }
        int waits = desk.cards().judge(before.signed()).card().base().version();
        int comes = judged.card().base().version();
        if (comes < waits) {
            throw Refusal.of(CardRefusal.LOWER_VERSION).refused();
        } else if (comes == waits) {
            throw Refusal.of(CardRefusal.FORKED).refused();
        }
        changes.add(new Change.Newcomer(newcomer));
        announce(newcomer, judged, changes, premises.now());
    }

    private void announce(Newcomer newcomer, LearnCard.Judged judged, List<Change> changes, Instant now) {
        Json.Builder facts = Json.object()
                .put("card", newcomer.card())
                .put("version", judged.card().base().version())
                .put("hash", newcomer.hash())
                .put("from", newcomer.address().value());
        changes.addAll(NodeChain.remark(premises, Kind.NEWCOMER, facts, now));
        desk.cards()
                .news(judged.card())
                .ifPresent(code -> changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, code, now))));
    }

    /** Those who still wait; who waited too long goes with this commit. */
    private List<Newcomer> waiting(Instant now, List<Change> changes) {
        List<Newcomer> still = new ArrayList<>();
        for (Newcomer one : premises.store().cards().newcomers(MOST_WAITING)) {
            if (one.arrival().at().plus(Desk.COUNTS).isBefore(now)) {
                changes.add(new Change.NewcomerGone(one.id()));
            } else {
                still.add(one);
            }
        }
        return still;
    }

    private static boolean fits(Newcomer newcomer, List<Newcomer> waiting) {
        long same = waiting.stream()
                .filter(one -> one.structure().equals(newcomer.structure()))
                .count();
        return waiting.size() < MOST_WAITING && same < MOST_OF_STRUCTURE;
    }

    private synchronized boolean hourly(Instant now) {
        told.values().removeIf(at -> !now.isBefore(at.plus(HOUR)));
        return told.putIfAbsent(FULL, now) == null;
    }

    private static Sender sender(Verdict verdict) {
        return verdict.sender().orElseThrow(() -> new HouseBug("a sure signer is known"));
    }
}

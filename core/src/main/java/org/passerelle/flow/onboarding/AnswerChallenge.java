package org.passerelle.flow.onboarding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.onboarding.Newcomers.Came;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Answers a challenge by itself: only one that follows an introduction which people here sent to that very address, one a day for
 * each correspondent, and never anything else. So no two nodes can write to each other for ever, and nobody who was not written
 * to learns that an address is read.
 */
final class AnswerChallenge {
    private final Desk desk;
    private final Premises premises;
    private final OnceADay daily;

    AnswerChallenge(Desk desk) {
        this.desk = desk;
        this.premises = desk.premises();
        this.daily = new OnceADay(premises, "answer");
    }

    Optional<Refusal> take(OpenedMail.Onboards mail, Onboarding.Challenge said, Came came) {
        Optional<Refusal> doubt = Desk.doubt(mail.verdict(), List.of(Desk.UNBOUND));
        if (doubt.isPresent()) {
            return doubt;
        }
        Instant now = premises.now();
        if (!isAsked(mail, said, now)) {
            return Optional.of(Refusal.of(FlowRefusal.CHALLENGE_UNASKED));
        }
        Verdict.Proven proven = Optional.ofNullable(mail.verdict().proven())
                .orElseThrow(() -> new HouseBug("a readable mail has a signer"));
        var changes = new ArrayList<>(came.cursor());
        changes.add(new Change.Seen(Newcomers.seen(mail.verdict(), now)));
        changes.add(new Change.Seen(daily.daily(mail.claimedFrom(), now)));
        var to = new Addressee(mail.claimedFrom(), List.of(proven.sender().certificate()));
        var way = new Desk.Way(said.address(), to, Optional.of(mail.messageId()), false);
        Sha256 challenge = proven.letterId();
        changes.addAll(desk.write(new Onboarding.Answer(challenge, said.nonce()), way, now)
                .changes());
        Json.Builder facts = Json.object()
                .put("letter", challenge)
                .put("from", said.address().value())
                .put("to", mail.claimedFrom().value());
        changes.addAll(NodeChain.remark(premises, Kind.CHALLENGE_ANSWERED, facts, now));
        premises.commit(changes);
        return Optional.empty();
    }

    /** It names our card, an address of it, and an introduction that we sent to whoever challenges. */
    private boolean isAsked(OpenedMail.Onboards mail, Onboarding.Challenge said, Instant now) {
        boolean ourCard = premises.book()
                .ownCard(said.address())
                .filter(card -> card.hash().equals(said.card()))
                .isPresent();
        Sha256 key = SeenLetter.keyOfMail(said.introduction());
        boolean introduced = premises.store()
                .correspondence()
                .seen(key)
                // exchanges' mails are no introductions
                .filter(sent -> sent.exchange().equals(Journals.NODE))
                .filter(sent -> sent.stream()
                        .equals(
                                SeenLetter.sentMail(said.introduction(), sent.exchange(), mail.claimedFrom(), sent.at())
                                        .stream()))
                .filter(sent -> now.isBefore(sent.at().plus(Desk.COUNTS).plus(Challenges.ANSWERED_WITHIN)))
                .isPresent();
        return ourCard && introduced && !now.isAfter(said.until());
    }
}

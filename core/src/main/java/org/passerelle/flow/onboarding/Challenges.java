package org.passerelle.flow.onboarding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.card.Card;
import org.passerelle.card.CardCertificate;
import org.passerelle.card.Confirmation;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.onboarding.Newcomers.Came;
import org.passerelle.flow.trust.Capabilities;
import org.passerelle.flow.trust.RecipientKeys;
import org.passerelle.flow.trust.Signers;
import org.passerelle.port.keep.CardShelf;
import org.passerelle.port.keep.CardShelf.Newcomer;
import org.passerelle.port.keep.Change;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Sender;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * Challenges a newcomer's address (WIRE §1): only who reads its mail and has the card's keys can answer. The nonce is kept as a
 * hash; an answer counts once, in time, from the very address and under a certificate of the very card.
 */
final class Challenges {
    /** How long an answer may take, the last millisecond included. */
    static final Duration ANSWERED_WITHIN = Duration.ofDays(7);

    private static final Confirmation.Witness WITNESS = new Confirmation.Witness("Passerelle", "challenge");
    private static final String NONCE = "passerelle/nonce/1\0";

    private final Desk desk;
    private final Premises premises;
    private final RecipientKeys recipients;
    private final OnceADay daily;

    Challenges(Desk desk) {
        this.desk = desk;
        this.premises = desk.premises();
        this.recipients = new RecipientKeys(premises.revocations());
        this.daily = new OnceADay(premises, "challenge");
    }

    /** @throws org.passerelle.refusal.Refused challenged within a day, outside the trust space, or no certificate to seal to */
    void challenge(Newcomer newcomer) {
        Instant now = premises.now();
        Card card = desk.cards().judge(newcomer.signed()).card();
        desk.requireReachable(newcomer.address());
        var changes = new ArrayList<Change>();
        changes.add(new Change.Seen(daily.spaced(newcomer.address(), now)));
        byte[] nonce = new byte[Onboarding.NONCE];
        premises.random().nextBytes(nonce);
        Instant until = now.plus(ANSWERED_WITHIN);
        var said = new Onboarding.Challenge(
                newcomer.hash(), newcomer.address(), newcomer.arrival().messageId(), nonce, until);
        var way = new Desk.Way(
                newcomer.arrival().mailbox(),
                new Addressee(
                        newcomer.address(), certificates(card, now), Capabilities.gcm(card), Capabilities.binary(card)),
                Optional.of(newcomer.arrival().messageId()),
                false);
        Desk.Written written = desk.write(said, way, now);
        changes.addAll(written.changes());
        Sha256 letter = written.mail().letter();
        changes.add(new Change.Newcomer(newcomer.challenged(new CardShelf.Challenge(letter, hash(nonce), now))));
        Json.Builder facts = Json.object()
                .put("card", newcomer.card())
                .put("to", newcomer.address().value())
                .put("letter", letter)
                .put("until", until);
        changes.addAll(NodeChain.remark(premises, Kind.CHALLENGED, facts, now));
        premises.commit(changes);
    }

    /** Those that a challenge may be sealed to now: they lead to our authorities and nobody says that they are revoked. */
    private List<X509Certificate> certificates(Card card, Instant now) {
        List<X509Certificate> valid = card.base().keys().encryption().stream()
                .map(Signers::parse)
                .filter(certificate -> !Date.from(now).before(certificate.getNotBefore())
                        && !Date.from(now).after(certificate.getNotAfter()))
                .toList();
        switch (recipients.known(valid)) {
            case REVOKED -> throw Refusal.of(FlowRefusal.RECIPIENT_REVOKED).refused();
            case NO_PATH -> throw Refusal.of(FlowRefusal.RECIPIENT_UNTRUSTED).refused();
            default -> {
                return valid;
            }
        }
    }

    /** Whose challenge an answer names. */
    Optional<Newcomer> waiting(Onboarding.Answer said) {
        return premises.store().cards().newcomers(TakeIntroduction.MOST_WAITING).stream()
                .filter(one -> one.findChallenge()
                        .filter(sent -> sent.letter().equals(said.challenge()))
                        .isPresent())
                .findFirst();
    }

    /** What an answer to one of ours brings. */
    Optional<Refusal> answered(OpenedMail.Onboards mail, Onboarding.Answer said, Came came) {
        Optional<Refusal> doubt = Desk.doubt(mail.verdict(), List.of(Desk.UNBOUND, Desk.OTHER_CERTIFICATE));
        if (doubt.isPresent()) {
            return doubt;
        }
        Instant now = premises.now();
        Optional<Newcomer> waiting = waiting(said);
        if (waiting.isEmpty()) {
            return Optional.of(Refusal.of(FlowRefusal.ANSWER_UNKNOWN));
        }
        Newcomer newcomer = waiting.get();
        CardShelf.Challenge sent =
                newcomer.findChallenge().orElseThrow(() -> new HouseBug("a challenge that was just found"));
        LearnCard.Judged judged = desk.cards().judge(newcomer.signed());
        Sender sender = mail.verdict().sender().orElseThrow(() -> new HouseBug("a sure signer is known"));
        boolean theirs = mail.claimedFrom().equals(newcomer.address())
                && judged.card().base().keys().signing().contains(CardCertificate.of(Newcomers.der(sender)))
                && MessageDigest.isEqual(
                        hash(said.nonce()).bytes(), sent.nonce().bytes());
        if (!theirs) {
            return Optional.of(Refusal.of(FlowRefusal.ANSWER_DIFFERS));
        }
        if (came.at().isAfter(sent.sent().plus(ANSWERED_WITHIN))) {
            return Optional.of(Refusal.of(FlowRefusal.ANSWER_LATE));
        }
        var changes = new ArrayList<>(came.cursor());
        changes.add(new Change.Seen(Newcomers.seen(mail.verdict(), now)));
        changes.add(new Change.NewcomerGone(newcomer.id()));
        desk.cards()
                .confirm(
                        judged,
                        newcomer.address(),
                        new Confirmation(WITNESS, Confirmation.How.CHALLENGE, now),
                        changes);
        return Optional.empty();
    }

    private static Sha256 hash(byte[] nonce) {
        byte[] tag = NONCE.getBytes(StandardCharsets.US_ASCII);
        byte[] all = java.util.Arrays.copyOf(tag, tag.length + nonce.length);
        System.arraycopy(nonce, 0, all, tag.length, nonce.length);
        return Sha256.hash(all);
    }
}

package org.passerelle.flow.onboarding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.passerelle.canon.Id;
import org.passerelle.card.CardRecord;
import org.passerelle.card.Reception;
import org.passerelle.flow.desk.Correspondent;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.party.MailAddress;
import org.passerelle.party.StructureId;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.Addressee;
import org.passerelle.port.letter.Letter;
import org.passerelle.port.letter.Onboarding;
import org.passerelle.port.letter.SealedMail;
import org.passerelle.port.trust.Check;
import org.passerelle.port.trust.CheckResult;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refusal;

/**
 * What every step of coming to know somebody works with.
 *
 * @param premises the node's
 * @param cards who judges and keeps cards
 * @param reachable which addresses may be written to at all: MSSanté's trust space, where its list is at hand
 * @param catalogues who takes the catalogues that confirmed correspondents send
 */
record Desk(
        Premises premises,
        LearnCard cards,
        Predicate<MailAddress> reachable,
        BiConsumer<byte[], StructureId> catalogues) {
    /** For so long an introduction counts: its sender answers a challenge that follows it, its reader waits for a confirmation. */
    static final Duration COUNTS = Duration.ofDays(30);

    /** The sender's certificate is sure, and nobody confirmed the address yet. */
    static final String UNBOUND = "seal.unbound";
    /** The sender's certificate is sure, and it is another than those that a confirmed card of the address names. */
    static final String OTHER_CERTIFICATE = "seal.other-certificate";

    /**
     * A mail on its way.
     *
     * @param from one of our addresses
     * @param to who gets it
     * @param answered the Message-ID that it answers, without angle brackets
     * @param bounces whether its sender wants to know of a failure; else the envelope's sender is empty
     */
    record Way(MailAddress from, Addressee to, Optional<String> answered, boolean bounces) {}

    /**
     * A mail that was written.
     *
     * @param mail its ids
     * @param messageId without angle brackets
     * @param changes by which it leaves
     */
    record Written(SealedMail mail, String messageId, List<Change> changes) {}

    /** @throws org.passerelle.refusal.Refused when nobody may write there */
    void requireReachable(MailAddress to) {
        if (!reachable.test(to)) {
            throw Refusal.of(FlowRefusal.OUTSIDE_TRUST_SPACE).refused();
        }
        if (premises.book().ownAddresses().contains(to)) {
            throw Refusal.of(FlowRefusal.OWN_ADDRESS).refused();
        }
    }

    /** One address of each correspondent who reads sealed letters. */
    List<MailAddress> correspondents() {
        List<MailAddress> addresses = new ArrayList<>();
        for (CardRecord record : premises.book().cards().records().values()) {
            boolean sealed = record.current().base().reception().carriage().contains(Reception.Carriage.SEALED);
            if (sealed && !premises.book().isOwn(record.current())) {
                record.current().base().addresses().stream()
                        .map(listed -> listed.address())
                        .filter(record.confirmations()::containsKey)
                        .findFirst()
                        .ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    Written write(Onboarding said, Way way, Instant now) {
        String messageId = premises.newId() + "@" + way.from().domain();
        var head = new Letter.Head(
                way.from(),
                List.of(way.to()),
                now,
                messageId,
                way.answered().stream().toList(),
                Correspondent.DEFAULT_SUBJECT);
        Id blob = premises.newId();
        SealedMail mail = premises.blobs()
                .write(Journals.NODE, blob, out -> premises.letters().seal(said, head, out));
        MailAddress to = way.to().address();
        var item = OutboxItem.ready(
                premises.newId(),
                Journals.NODE,
                OutboxItem.Kind.NOTICE,
                null,
                way.from(),
                !way.bounces(),
                to,
                blob,
                mail.size(),
                0,
                now);
        return new Written(
                mail,
                messageId,
                List.of(
                        new Change.Seen(SeenLetter.sentMail(messageId, Journals.NODE, to, now)),
                        new Change.Outbox(item)));
    }

    /**
     * Why the mail's signer is not sure; empty when they are, whether or not somebody confirmed the address that they write from.
     *
     * @param allowed the codes under which an address may be in doubt
     */
    static Optional<Refusal> doubt(Verdict verdict, List<String> allowed) {
        boolean onlyTheAddress = verdict.readable()
                && verdict.results().entrySet().stream()
                        .filter(result -> result.getValue() instanceof CheckResult.Failed)
                        .allMatch(result -> result.getKey() == Check.FROM
                                && allowed.contains(((CheckResult.Failed) result.getValue())
                                        .code()
                                        .code()));
        return onlyTheAddress ? Optional.empty() : verdict.refusal().map(Refusal::of);
    }
}

package org.passerelle.flow.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.About;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.NodeChain;
import org.passerelle.flow.desk.Premises;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.QuarantineRow;
import org.passerelle.port.letter.OpenedMail;
import org.passerelle.port.trust.Verdict;
import org.passerelle.refusal.Refusal;

/** Puts a mail apart that is not applied, in the trace and before people's eyes; only a verified signer of a letter gets an answer. */
final class PutApart {
    private final Premises premises;
    private final ReceiveLetter letters;
    private final Strangers strangers;

    PutApart(Premises premises, ReceiveLetter letters, Strangers strangers) {
        this.premises = premises;
        this.letters = letters;
        this.strangers = strangers;
    }

    /**
     * Why, and what is known of the mail.
     *
     * @param why the reason
     * @param about what lists show of it
     * @param answered the verdict by which the signer may be answered, null for nobody
     * @param awaitsCard whether a card may change what becomes of it
     * @param cards how many cards were known when it was judged
     */
    record Judged(Refusal why, About about, @Nullable Verdict answered, boolean awaitsCard, long cards) {

        static Judged of(Refusal why, OpenedMail opened, @Nullable Verdict answered, long cards) {
            boolean awaits = About.isUnbound(opened) || why.is(FlowRefusal.UNKNOWN_CORRESPONDENT);
            // a signer who may be revoked is told nothing
            Verdict told = About.isRevocationUnknown(opened) ? null : answered;
            return new Judged(why, About.of(opened), told, awaits, cards);
        }

        /** A mail that could not even be opened. */
        static Judged unopened(Refusal why) {
            return new Judged(why, About.NOTHING, null, false, 0);
        }
    }

    ReceiveMail.Taken put(Arrival arrival, Sha256 content, Judged judged) {
        String mailbox = arrival.mailbox().value();
        String code = judged.why().code().code();
        Instant now = premises.now();
        boolean known = !arrival.again() && isKnown(content, mailbox, code, judged.about());
        List<Change> changes = new ArrayList<>(arrival.cursor());
        boolean stranger = !known && !arrival.again() && judged.about().letter() == null;
        boolean fits = !stranger || strangers.fits(arrival.size());
        if (stranger) {
            changes.addAll(strangers.came(judged.about().from(), fits, now));
        }
        if (!fits) {
            premises.commit(changes);
            letters.forget(arrival);
            return new ReceiveMail.Taken.Quarantined(judged.why());
        }
        if (!known && !arrival.before().filter(code::equals).isPresent()) {
            var facts = Json.object().put("content", content).put("code", code);
            changes.addAll(NodeChain.remark(premises, Kind.QUARANTINED, facts, now));
            changes.add(new Change.Alarm(new AlarmRow(Journals.NODE, code, now)));
        }
        if (!known) {
            changes.add(new Change.Quarantine(new QuarantineRow(
                    content,
                    mailbox,
                    arrival.arrivedAt(),
                    arrival.receivedAt(),
                    code,
                    arrival.raw(),
                    arrival.size(),
                    judged.about().letter(),
                    judged.awaitsCard() ? judged.cards() : null,
                    judged.about().json())));
        }
        if (judged.answered() != null) {
            changes.addAll(letters.refusalReceipt(judged.answered(), arrival, code, now));
        }
        premises.commit(changes);
        if (known) {
            letters.forget(arrival);
        }
        return new ReceiveMail.Taken.Quarantined(judged.why());
    }

    /**
     * Whether it is apart already: by its bytes, or as the letter of a verified signer that was refused for the same reason. Relays
     * write into a mail, so a letter that is sent again seldom has the same bytes.
     */
    private boolean isKnown(Sha256 content, String mailbox, String code, About about) {
        Sha256 letter = about.letter();
        return premises.store().correspondence().quarantined(content, mailbox)
                || letter != null && premises.store().apart().refused(letter, mailbox, code);
    }
}

package org.passerelle.flow.clear;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.LetterDesk;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Sayings;
import org.passerelle.flow.desk.Tidings;
import org.passerelle.party.MailAddress;
import org.passerelle.party.Organisation;
import org.passerelle.pathway.Side;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.SeenLetter;
import org.passerelle.port.letter.ClearLetter;
import org.passerelle.port.letter.Saying;
import org.passerelle.port.letter.SealedMail;

/**
 * Writes an exchange's ordinary mails: the bytes lie in the blobs before the dossier's commit makes them ready to leave. Each may only
 * be written inside the trust space, and says in the trace that it went in clear. One with a step asks to be told that it arrived.
 */
public final class ClearDesk {
    private final Premises premises;
    private final TrustGate gate;

    public ClearDesk(Premises premises) {
        this.premises = premises;
        this.gate = new TrustGate(premises);
    }

    /**
     * Tells the other side a step of ours.
     *
     * @throws org.passerelle.refusal.Refused when they may not be written to in clear, or the mail is too large for them
     */
    public void send(Dossier dossier, Saying saying) {
        Event.Begun begun = dossier.state().begun();
        write(
                dossier,
                begun.theirs(),
                saying,
                List.of(),
                thread(dossier),
                saying.step().name());
    }

    /**
     * Tells the other side what was decided since they were last written to; nothing when there is nothing to tell. Where they may not
     * be written to any more, what was decided stands, and people are alarmed.
     */
    public void tell(Dossier dossier) {
        List<String> tidings = Tidings.of(dossier, told(dossier));
        if (tidings.isEmpty()) {
            return;
        }
        LetterDesk.orAlarm(
                dossier, () -> write(dossier, dossier.state().begun().theirs(), null, tidings, thread(dossier), null));
    }

    /** A report's copy to somebody who is no party: a mail of its own, in no thread. */
    public void copy(Dossier dossier, Saying saying, MailAddress to) {
        write(dossier, to, saying, List.of(), List.of(), null);
    }

    private void write(
            Dossier dossier,
            MailAddress to,
            @Nullable Saying saying,
            List<String> tidings,
            List<String> references,
            @Nullable String step) {
        MailAddress ours = dossier.state().begun().ours();
        gate.require(ours, to);
        var head = new ClearLetter.Head(
                ours,
                name(dossier),
                List.of(to),
                dossier.now(),
                premises.newId() + "@" + ours.domain(),
                references,
                false,
                saying != null);
        Id blob = premises.newId();
        Saying said = saying == null ? null : Sayings.filed(premises, dossier, saying);
        var letter = new ClearLetter(head, said, tidings);
        SealedMail mail = premises.blobs().write(dossier.exchange(), blob, out -> {
            SealedMail written = premises.letters()
                    .writeClear(letter, document -> premises.blobs().open(dossier.exchange(), document), out);
            LetterDesk.requireFits(written, premises.clear().size(to));
            return written;
        });
        dossier.remark(
                Kind.MAIL_WRITTEN,
                Json.object()
                        .put("mail", mail.letter())
                        .put("messageId", head.messageId())
                        .put("to", to.value())
                        .put("size", mail.size())
                        .put("event", dossier.state().lastNumber())
                        .put("step", step)
                        .put("copy", !to.equals(dossier.state().begun().theirs())));
        dossier.also(new Change.Seen(SeenLetter.sentMail(head.messageId(), dossier.exchange(), to, dossier.now())));
        dossier.also(new Change.Outbox(OutboxItem.ready(
                premises.newId(),
                dossier.exchange(),
                saying == null ? OutboxItem.Kind.CLEAR : OutboxItem.Kind.CLEAR_ASKING,
                mail.letter(),
                ours,
                false,
                to,
                blob,
                mail.size(),
                0,
                dossier.now())));
    }

    private static @Nullable String name(Dossier dossier) {
        Event.Begun begun = dossier.state().begun();
        Organisation own = begun.own() == Side.EXPERT ? begun.lineOrganisation() : begun.requesterOrganisation();
        return own == null ? null : own.name();
    }

    /** Every mail between the two sides, oldest first. */
    private static List<String> thread(Dossier dossier) {
        List<String> ids = new ArrayList<>();
        for (Event event : dossier.events()) {
            if (event instanceof Event.Remark remark
                    && (remark.kind() == Kind.MAIL_RECEIVED || remark.kind() == Kind.MAIL_WRITTEN)
                    && !remark.facts().has("unverified")
                    && !isCopy(remark.facts())) {
                ids.add(remark.facts().text("messageId"));
            }
        }
        return ids.subList(Math.max(0, ids.size() - LetterDesk.MOST_REFERENCES), ids.size());
    }

    private static long told(Dossier dossier) {
        return dossier.remarks(Kind.MAIL_WRITTEN).stream()
                .filter(facts -> !isCopy(facts))
                .mapToLong(facts -> facts.whole("event"))
                .reduce(-1, (earlier, later) -> later);
    }

    private static boolean isCopy(Json.Obj facts) {
        return facts.has("copy") && facts.bool("copy");
    }
}

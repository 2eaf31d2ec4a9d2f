package org.passerelle.flow.mail;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.flow.trust.RecipientKeys;
import org.passerelle.party.PersonId;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.Journals;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/**
 * What becomes of an outbox item once the mail server, or the host that sends for us, has said something. The same bytes go
 * again until a final receipt, spaced.
 */
public final class HandOver {
    /** Without a final receipt for so long, the same bytes go again. Doubled each time. */
    public static final Duration RECEIPT_PATIENCE = Duration.ofHours(4);
    /** First pause after a temporary failure. Doubled each time. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    /** Longest pause after a temporary failure. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    /** Longest pause between two sendings without a receipt. */
    public static final Duration LONGEST_PATIENCE = Duration.ofHours(24);
    /** A mail that no server took for so long is given up (RFC 5321 §4.5.4.1). */
    public static final Duration GIVE_UP = Duration.ofDays(5);
    /** A letter without a final receipt for so long is given up: it would be stale. */
    public static final Duration GIVE_UP_RECEIPT = Duration.ofDays(30);

    /** How long a letter waits before its recipient's certificate is asked about again. */
    public static final Duration UNCHECKED_PAUSE = Duration.ofMinutes(1);

    public static final String NO_RECEIPT = "outbox.no-receipt";

    /** The alarm: one of our people gave it up. */
    public static final String GIVEN_UP = "outbox.given-up";

    private final Premises premises;
    private final RecipientKeys recipients;

    public HandOver(Premises premises) {
        this.premises = premises;
        this.recipients = new RecipientKeys(premises.revocations());
    }

    /**
     * Whether it may leave now, as far as its recipient's certificates go. A letter whose recipient is revoked ends here; one of
     * whose recipient that cannot be learned now waits and leaves by itself later. People are alarmed of both.
     */
    public boolean mayLeave(OutboxItem item) {
        if (item.kind().inClear()) {
            // one that is only waited for never leaves twice
            return item.standing() == OutboxItem.Standing.READY && inTrustSpace(item);
        }
        if (item.kind() != OutboxItem.Kind.LETTER) {
            return true;
        }
        switch (recipients.ask(certificates(item))) {
            case REVOKED -> failed(item, FlowRefusal.RECIPIENT_REVOKED.code());
            case NO_PATH -> failed(item, FlowRefusal.RECIPIENT_UNTRUSTED.code());
            case AWAITED -> unchecked(item);
            default -> {
                return true;
            }
        }
        return false;
    }

    /** The list may have changed since the mail was written; without a list it waits. */
    private boolean inTrustSpace(OutboxItem item) {
        if (premises.trustSpace().generated().isEmpty()) {
            String code = FlowRefusal.NO_TRUST_SPACE.code();
            if (!code.equals(item.lastCode())) {
                premises.commit(List.of(new Change.Alarm(new AlarmRow(item.exchange(), code, premises.now()))));
            }
            postponed(item, code);
            return false;
        }
        boolean inside = premises.trustSpace().contains(item.from())
                && item.to().stream().allMatch(premises.trustSpace()::contains);
        if (!inside) {
            failed(item, FlowRefusal.OUTSIDE_TRUST_SPACE.code());
        }
        return inside;
    }

    /** Those of the recipients' cards; somebody without a card has nothing to be asked about. */
    private List<X509Certificate> certificates(OutboxItem item) {
        return item.to().stream()
                .flatMap(to -> premises.book().findCorrespondent(to, premises.now()).stream())
                .flatMap(found -> found.certificates().stream())
                .toList();
    }

    private void unchecked(OutboxItem item) {
        Instant now = premises.now();
        String code = FlowRefusal.RECIPIENT_UNCHECKED.code();
        boolean neverTaken = item.standing() == OutboxItem.Standing.READY;
        if (neverTaken && item.createdAt().plus(GIVE_UP).isBefore(now)) {
            failed(item, code);
        } else if (!settled(item)) {
            boolean told = code.equals(item.lastCode());
            commit(
                    item.moved(item.standing(), item.attempts(), now.plus(UNCHECKED_PAUSE), code),
                    told ? List.of() : List.of(new Change.Alarm(new AlarmRow(item.exchange(), code, now))));
        }
    }

    /** A mail server took it. */
    public void taken(OutboxItem item) {
        Instant now = premises.now();
        int tries = item.attempts() + 1;
        if (item.kind() == OutboxItem.Kind.CLEAR) {
            record(item.moved(OutboxItem.Standing.DONE, tries, now, null), Kind.HANDED_OVER, Json.object());
        } else if (item.kind() == OutboxItem.Kind.CLEAR_ASKING) {
            Instant end = item.createdAt().plus(GIVE_UP_RECEIPT);
            record(item.moved(OutboxItem.Standing.AWAITING_RECEIPT, tries, end, null), Kind.HANDED_OVER, Json.object());
        } else if (item.kind() != OutboxItem.Kind.LETTER) {
            commit(item.moved(OutboxItem.Standing.DONE, tries, now, null), List.of());
        } else {
            Instant next = now.plus(doubled(RECEIPT_PATIENCE, tries, LONGEST_PATIENCE));
            record(
                    item.moved(OutboxItem.Standing.AWAITING_RECEIPT, tries, next, null),
                    Kind.HANDED_OVER,
                    Json.object());
        }
    }

    /** It could not be handed over now. */
    public void postponed(OutboxItem item, String code) {
        Instant now = premises.now();
        boolean neverTaken = item.standing() == OutboxItem.Standing.READY;
        if (neverTaken && item.createdAt().plus(GIVE_UP).isBefore(now)) {
            failed(item, code);
            return;
        }
        if (settled(item)) {
            return;
        }
        int tries = item.attempts() + 1;
        Instant next = now.plus(doubled(FIRST_PAUSE, tries, LONGEST_PAUSE));
        commit(item.moved(item.standing(), tries, next, code), List.of());
    }

    /** It will never be handed over: people are alarmed. */
    public void failed(OutboxItem item, String code) {
        Instant now = premises.now();
        OutboxItem given = item.moved(OutboxItem.Standing.FAILED, item.attempts() + 1, now, code);
        if (item.exchange().equals(Journals.NODE)) {
            commit(given, List.of(new Change.Alarm(new AlarmRow(item.exchange(), code, now))));
        } else {
            record(given, Kind.BOUNCED, Json.object());
        }
    }

    /** Somebody decided that it is not sent again: as if it could not be handed over. */
    public void givenUp(OutboxItem item, PersonId by) {
        OutboxItem given = item.moved(OutboxItem.Standing.FAILED, item.attempts(), premises.now(), GIVEN_UP);
        if (item.exchange().equals(Journals.NODE) || item.kind() == OutboxItem.Kind.TEXT) {
            abandon(given, GIVEN_UP);
        } else {
            record(given, Kind.BOUNCED, Json.object().put("by", by.value()));
        }
    }

    /** Its exchange or its bytes cannot be read any more: nothing can be told of it but an alarm. */
    public void abandon(OutboxItem item, String code) {
        Instant now = premises.now();
        commit(
                item.moved(OutboxItem.Standing.FAILED, item.attempts(), now, code),
                List.of(new Change.Alarm(new AlarmRow(item.exchange(), code, now))));
    }

    /** The letter waited for its final receipt too long; tells whether it was given up. */
    public boolean expired(OutboxItem item) {
        boolean late = item.standing() == OutboxItem.Standing.AWAITING_RECEIPT
                && item.createdAt().plus(GIVE_UP_RECEIPT).isBefore(premises.now());
        if (late) {
            failed(item, NO_RECEIPT);
        }
        return late;
    }

    /** What cannot be written into its exchange's trace, because that is not served any more, ends here with an alarm. */
    private void record(OutboxItem item, Kind kind, Json.Builder more) {
        try {
            trace(item, kind, more);
        } catch (Refused refused) {
            if (!refused.refusal().is(StoreRefusal.ALTERED)) {
                throw refused;
            }
            abandon(item, refused.code().code());
        }
    }

    /** An item that failed says why by its code. */
    private void trace(OutboxItem item, Kind kind, Json.Builder more) {
        String code = item.lastCode();
        Json.Builder facts = more.put("letter", item.findLetter().map(letter -> letter.hex()))
                .put("attempt", item.attempts())
                .put("code", code);
        Retry.onConflict(() -> {
            Dossier dossier = Dossier.require(premises, item.exchange(), premises.now());
            dossier.remark(kind, facts);
            if (!settled(item)) {
                dossier.also(new Change.Outbox(item));
                if (kind == Kind.BOUNCED) {
                    dossier.alarm(code == null ? "bounced" : code);
                }
            }
            dossier.commit();
            return item;
        });
    }

    /** Whether it ended while it was still being handed over: its final receipt came, or somebody gave it up. */
    private boolean settled(OutboxItem item) {
        return premises.store()
                .outbox()
                .item(item.id())
                .filter(one ->
                        one.standing() == OutboxItem.Standing.DONE || one.standing() == OutboxItem.Standing.FAILED)
                .isPresent();
    }

    private void commit(OutboxItem item, List<Change> more) {
        var changes = new ArrayList<Change>(more);
        changes.add(new Change.Outbox(item));
        premises.commit(changes);
    }

    private static Duration doubled(Duration first, int tries, Duration longest) {
        Duration pause = first.multipliedBy(1L << Math.min(tries - 1, 20));
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}

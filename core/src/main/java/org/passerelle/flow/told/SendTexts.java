package org.passerelle.flow.told;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Json;
import org.passerelle.exchange.Event.Remark.Kind;
import org.passerelle.flow.desk.Dossier;
import org.passerelle.flow.desk.Member;
import org.passerelle.flow.desk.Premises;
import org.passerelle.flow.desk.Retry;
import org.passerelle.port.keep.AlarmRow;
import org.passerelle.port.keep.Change;
import org.passerelle.port.keep.OutboxItem;
import org.passerelle.port.keep.OutboxItem.Standing;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.RefusalCode;
import org.passerelle.refusal.Refused;

/**
 * Hands over the short messages whose time has come. One that the provider refuses, or does not take in {@link #MOST_TRIES} tries, ends
 * with an alarm and stands in the exchange's trace; the mail that says the same is another's business.
 */
public final class SendTexts {
    /** Most messages of one look. */
    public static final int BATCH = 50;
    /** Tries of one message, over about an hour. */
    public static final int MOST_TRIES = 10;
    /** First pause after a provider did not take one. Doubled each time. */
    public static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    /** Longest pause. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** The alarm: somebody could not be told by a short message; once a day for an exchange. */
    public static final String FAILED = "told.sms-failed";

    /** Why a message waits after a bug of ours, which the node's health names. */
    static final String UNFORESEEN = "told.sms-unforeseen";

    private final Premises premises;
    private final TextPost post;

    public SendTexts(Premises premises, TextPost post) {
        this.premises = premises;
        this.post = post;
    }

    /** One look; tells how many were handed over. */
    public int step() {
        int sent = 0;
        for (OutboxItem item : premises.store().outbox().dueTexts(premises.now(), BATCH)) {
            @Nullable TextOutcome outcome = outcome(item);
            if (outcome instanceof TextOutcome.Taken) {
                commit(item.moved(Standing.DONE, item.attempts() + 1, premises.now(), null));
                sent++;
            } else if (outcome instanceof TextOutcome.Later) {
                return sent; // whoever is away is not asked for each of the others
            }
        }
        return sent;
    }

    /** What became of it; null where it could not be read. */
    private @Nullable TextOutcome outcome(OutboxItem item) {
        TextJson.Kept kept;
        try {
            kept = read(item);
        } catch (Refused unreadable) {
            unreadable(item, unreadable.code());
            return null;
        }
        TextOutcome outcome = posted(item, kept);
        if (outcome instanceof TextOutcome.Later later) {
            postponed(item, kept, later.why());
        } else if (outcome instanceof TextOutcome.Never never) {
            failed(item, kept, never.why());
        }
        return outcome;
    }

    private TextOutcome posted(OutboxItem item, TextJson.Kept kept) {
        try {
            return post.post(kept.message());
        } catch (RuntimeException unforeseen) {
            commit(item.moved(Standing.READY, item.attempts() + 1, next(item), UNFORESEEN));
            throw unforeseen;
        }
    }

    private TextJson.Kept read(OutboxItem item) {
        try (InputStream in = premises.blobs().open(item.exchange(), item.blob())) {
            return TextJson.read(in.readAllBytes());
        } catch (IOException broken) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(broken);
        }
    }

    private void unreadable(OutboxItem item, RefusalCode why) {
        Instant now = premises.now();
        if (why.lasting() == RefusalCode.Lasting.TEMPORARY) {
            commit(item.moved(Standing.READY, item.attempts(), next(item), why.code()));
        } else {
            commit(
                    item.moved(Standing.FAILED, item.attempts(), now, why.code()),
                    new Change.Alarm(new AlarmRow(item.exchange(), why.code(), now)));
        }
    }

    private void postponed(OutboxItem item, TextJson.Kept kept, Refusal why) {
        if (item.attempts() + 1 >= MOST_TRIES) {
            failed(item, kept, why);
        } else {
            commit(item.moved(
                    Standing.READY, item.attempts() + 1, next(item), why.code().code()));
        }
    }

    private Instant next(OutboxItem item) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(item.attempts(), MOST_TRIES));
        return premises.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void failed(OutboxItem item, TextJson.Kept kept, Refusal why) {
        OutboxItem given = item.moved(
                Standing.FAILED, item.attempts() + 1, premises.now(), why.code().code());
        try {
            Retry.onConflict(() -> {
                Dossier dossier = Dossier.require(premises, item.exchange(), premises.now());
                dossier.remark(
                        Kind.UNTOLD,
                        Json.object()
                                .put("who", kept.who())
                                .put("by", Channel.name(Member.Way.SMS))
                                .put("code", why.code().code()));
                dossier.also(new Change.Outbox(given));
                alarm(item).ifPresent(told -> {
                    dossier.also(told);
                    dossier.alarm(FAILED);
                });
                dossier.commit();
                return given;
            });
        } catch (Refused altered) {
            if (!altered.refusal().is(StoreRefusal.ALTERED)) {
                throw altered;
            }
            commit(given, new Change.Alarm(new AlarmRow(item.exchange(), FAILED, premises.now())));
        }
    }

    private Optional<Change> alarm(OutboxItem item) {
        Instant now = premises.now();
        long day = now.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return Once.place(premises, item.exchange(), FAILED + ":" + item.exchange(), day, now);
    }

    private void commit(OutboxItem item, Change... more) {
        List<Change> changes = new ArrayList<>(List.of(more));
        changes.add(new Change.Outbox(item));
        premises.commit(changes);
    }
}

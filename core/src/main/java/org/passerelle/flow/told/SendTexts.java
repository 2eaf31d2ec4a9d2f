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
 * Hands over the short messages whose time has come. One that the provider refuses, or does not take in {@link #MOST_TRIES} tries, or that is older than {@link #OLDEST}, ends with an alarm and stands in the exchange's trace; where no mail said the same, one goes then.
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

    /** A message that is older, counted from when it was to leave, is not sent any more: what it says is no news. */
    public static final Duration OLDEST = Duration.ofDays(1);

    /** The alarm: somebody could not be told by a short message; once a day for an exchange. */
    public static final String FAILED = "told.sms-failed";

    /** Why a message waits after a bug of ours, which the node's health names. */
    static final String UNFORESEEN = "told.sms-unforeseen";

    /** Why a message that is too old was not sent. */
    static final String LATE = "told.sms-late";

    private final Premises premises;
    private final TextPost post;
    private final Notices notices;

    public SendTexts(Premises premises, TextPost post) {
        this.premises = premises;
        this.post = post;
        this.notices = new Notices(premises);
    }

    /** One look; tells how many were handed over. What a bug of ours stops waits by itself, and is thrown when the others were tried. */
    public int step() {
        int sent = 0;
        List<RuntimeException> bugs = new ArrayList<>();
        for (OutboxItem item : premises.store().outbox().dueTexts(premises.now(), BATCH)) {
            @Nullable TextOutcome outcome = outcome(item, bugs);
            if (outcome instanceof TextOutcome.Taken) {
                commit(item.moved(Standing.DONE, item.attempts() + 1, premises.now(), null));
                sent++;
            } else if (outcome instanceof TextOutcome.Later) {
                break; // whoever is away is not asked for each of the others
            }
        }
        if (!bugs.isEmpty()) {
            throw bugs.get(0);
        }
        return sent;
    }

    /** What became of it; null where it could not be read, was too old or met a bug. */
    private @Nullable TextOutcome outcome(OutboxItem item, List<RuntimeException> bugs) {
        TextJson.Kept kept;
        try {
            kept = read(item);
        } catch (Refused unreadable) {
            unreadable(item, unreadable.code());
            return null;
        } catch (RuntimeException unforeseen) {
            bugs.add(unforeseen);
            unreadable(item);
            return null;
        }
        if (isLate(item)) {
            failed(item, kept, LATE);
            return null;
        }
        TextOutcome outcome;
        try {
            outcome = post.post(kept.message());
        } catch (RuntimeException unforeseen) {
            bugs.add(unforeseen);
            postponed(item, kept, UNFORESEEN);
            return null;
        }
        if (outcome instanceof TextOutcome.Later later) {
            postponed(item, kept, later.why().code().code());
        } else if (outcome instanceof TextOutcome.Never never) {
            failed(item, kept, never.why().code().code());
        }
        return outcome;
    }

    /** One that quiet hours held is as old as their end. */
    private boolean isLate(OutboxItem item) {
        Instant from = item.attempts() == 0 && item.lastCode() == null ? item.nextAt() : item.createdAt();
        return premises.now().isAfter(from.plus(OLDEST));
    }

    private TextJson.Kept read(OutboxItem item) {
        try (InputStream in = premises.open(item)) {
            return TextJson.read(in.readAllBytes());
        } catch (IOException broken) {
            throw Refusal.of(StoreRefusal.UNAVAILABLE).refused(broken);
        }
    }

    private void unreadable(OutboxItem item, RefusalCode why) {
        if (why.lasting() == RefusalCode.Lasting.TEMPORARY && !isLate(item)) {
            commit(item.moved(Standing.READY, item.attempts(), next(item), why.code()));
        } else {
            commit(item.moved(Standing.FAILED, item.attempts(), premises.now(), why.code()), alarmed(item, why.code()));
        }
    }

    /** By a bug of ours: nobody is known to whom a mail could go. */
    private void unreadable(OutboxItem item) {
        int tries = item.attempts() + 1;
        if (tries < MOST_TRIES && !isLate(item)) {
            commit(item.moved(Standing.READY, tries, next(item), UNFORESEEN));
        } else {
            commit(item.moved(Standing.FAILED, tries, premises.now(), UNFORESEEN), alarmed(item, FAILED));
        }
    }

    private Change alarmed(OutboxItem item, String code) {
        return new Change.Alarm(new AlarmRow(item.exchange(), code, premises.now()));
    }

    private void postponed(OutboxItem item, TextJson.Kept kept, String why) {
        if (item.attempts() + 1 >= MOST_TRIES) {
            failed(item, kept, why);
        } else {
            commit(item.moved(Standing.READY, item.attempts() + 1, next(item), why));
        }
    }

    private Instant next(OutboxItem item) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(item.attempts(), MOST_TRIES));
        return premises.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private void failed(OutboxItem item, TextJson.Kept kept, String why) {
        OutboxItem given = item.moved(Standing.FAILED, item.attempts() + 1, premises.now(), why);
        try {
            Retry.onConflict(() -> {
                Dossier dossier = Dossier.require(premises, item.exchange(), premises.now());
                dossier.remark(
                        Kind.UNTOLD,
                        Json.object()
                                .put("who", kept.who())
                                .put("by", Channel.name(Member.Way.SMS))
                                .put("code", why));
                dossier.also(new Change.Outbox(given));
                notices.untaken(dossier, item.from(), kept);
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
            commit(given, alarmed(item, FAILED));
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

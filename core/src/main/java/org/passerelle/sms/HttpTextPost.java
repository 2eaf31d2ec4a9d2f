package org.passerelle.sms;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.port.fetch.Sender;
import org.passerelle.port.mail.MailboxState;
import org.passerelle.port.tell.TextMessage;
import org.passerelle.port.tell.TextOutcome;
import org.passerelle.port.tell.TextPost;
import org.passerelle.port.tell.TextRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/** A provider's HTTP API. Its status decides; nothing else that it answers is read. */
public final class HttpTextPost implements TextPost {
    private static final int SERVER_ERRORS = 500;
    /** Request Timeout, Too Early, Too Many Requests: what is asked for again. */
    private static final Set<Integer> AGAIN = Set.of(408, 425, 429);
    /** Unauthorized, Forbidden, Proxy Authentication Required. */
    private static final Set<Integer> CLOSED = Set.of(401, 403, 407);
    /** What a sound provider says of one wrong number. */
    private static final Set<Integer> OF_ONE = Set.of(400, 409, 413, 422);

    private final SmsRules rules;
    private final Sender sender;
    private final InstantSource clock;
    private volatile MailboxState state = new MailboxState.Ok();

    public HttpTextPost(SmsRules rules, Sender sender, InstantSource clock) {
        this.rules = rules;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public TextOutcome post(TextMessage message) {
        var body = new Fetcher.Body(rules.body().encoding().type(), rules.body().fill(values(message)));
        int status;
        try {
            status = sender.send(new Fetcher.Order(rules.url(), rules.headers(), body, rules.limits()));
        } catch (Refused away) {
            degraded(away.refusal());
            return new TextOutcome.Later(away.refusal());
        }
        return judged(status);
    }

    private Map<String, String> values(TextMessage message) {
        Map<String, String> values = new HashMap<>(rules.constants());
        values.put("to", message.to().value());
        values.put("digits", message.to().value().substring(1));
        values.put("text", message.text());
        values.put("id", message.id().hex());
        return values;
    }

    private TextOutcome judged(int status) {
        if (rules.statuses().hold(status)) {
            state = new MailboxState.Ok();
            return new TextOutcome.Taken();
        } else if (status >= SERVER_ERRORS || AGAIN.contains(status)) {
            Refusal why = refusal(TextRefusal.BUSY, status);
            degraded(why);
            return new TextOutcome.Later(why);
        } else if (CLOSED.contains(status)) {
            Refusal why = refusal(TextRefusal.NOT_LET_IN, status);
            state = MailboxState.notLoggedIn(state, clock.instant(), why);
            return new TextOutcome.Never(why);
        }
        Refusal why = refusal(TextRefusal.REFUSED, status);
        if (OF_ONE.contains(status)) {
            state = new MailboxState.Ok();
        } else {
            degraded(why);
        }
        return new TextOutcome.Never(why);
    }

    private static Refusal refusal(TextRefusal code, int status) {
        return Refusal.of(code).with(FactKey.ACTUAL, status);
    }

    private void degraded(Refusal why) {
        state = MailboxState.degraded(state, clock.instant(), why);
    }

    @Override
    public MailboxState state() {
        return state;
    }
}

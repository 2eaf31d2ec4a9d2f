package org.passerelle.port.mail;

import java.time.Instant;
import org.passerelle.refusal.Refusal;

/** How an account is doing, to be shown to people. It never stops a node or its clock. */
public sealed interface MailboxState {

    /** The last attempt worked, or none was made yet. */
    record Ok() implements MailboxState {}

    /**
     * The server is away or misbehaves; attempts go on.
     *
     * @param since the first of the failures in a row
     * @param why the latest one
     */
    record Degraded(Instant since, Refusal why) implements MailboxState {}

    /**
     * The server answers but does not let us in; a person has to log in or mend the settings.
     *
     * @param since the first of the failures in a row
     * @param why the latest one
     */
    record NotLoggedIn(Instant since, Refusal why) implements MailboxState {}

    /** The state after another failure: {@code since} stays that of the first failure of the same kind. */
    static MailboxState degraded(MailboxState before, Instant now, Refusal why) {
        return new Degraded(before instanceof Degraded old ? old.since() : now, why);
    }

    /** As {@link #degraded}, for a login that failed. */
    static MailboxState notLoggedIn(MailboxState before, Instant now, Refusal why) {
        return new NotLoggedIn(before instanceof NotLoggedIn old ? old.since() : now, why);
    }
}

package org.passerelle.port.mail;

import org.passerelle.refusal.HouseBug;

/**
 * A place in a mailbox: everything up to {@code uid} has been taken in. Kept by whoever polls, in the transaction that
 * takes the mail in.
 *
 * @param uidValidity the numbering {@code uid} belongs to (RFC 9051 §2.3.1.1); 0 before the first poll
 * @param uid the last one taken in; 0 for none
 */
public record MailCursor(long uidValidity, long uid) {
    private static final long MOST = 0xFFFF_FFFFL;

    /** Before the first mail. */
    public static final MailCursor START = new MailCursor(0, 0);

    public MailCursor {
        if (uidValidity < 0 || uidValidity > MOST || uid < 0 || uid > MOST) {
            throw new HouseBug("UIDVALIDITY and UID are 32-bit numbers");
        }
    }
}

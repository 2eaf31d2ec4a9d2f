package org.passerelle.gateway.console.line;

import java.time.Instant;
import java.util.List;
import org.passerelle.party.MailAddress;
import org.passerelle.port.keep.ExchangeRow;

/** What pages ask of the node about exchanges that somebody must look at; nothing of what their letters say. */
public interface Watching {
    /** Most exchanges that are looked through: the most pressing open ones, and as many that ended lately. */
    int MOST = 200;

    /** Of that line, the oldest trouble first. */
    List<Trouble> troubles(MailAddress line);

    /**
     * One thing that is not as it should be.
     *
     * @param row the exchange
     * @param since since when
     * @param code of the last refusal, or empty
     */
    record Trouble(ExchangeRow row, Kind kind, Instant since, String code) {}

    /** What is wrong. */
    enum Kind {
        /** The due date passed unanswered. */
        LATE,
        /** Nobody of the line has read it yet. */
        UNREAD,
        /** A mail of ours came back. */
        BOUNCED,
        /** A letter of ours has not left yet. */
        NOT_LEFT,
        /** A letter of ours left, and its receipt has not come. */
        NO_RECEIPT
    }
}

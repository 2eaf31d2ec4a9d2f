package org.passerelle.gateway.console.account;

import java.util.List;
import org.passerelle.gateway.console.frame.Frame;
import org.passerelle.gateway.session.Account;

/**
 * What the page of one's own account shows.
 *
 * @param told what was done just now or is wrong, or empty
 * @param well whether that is good news
 * @param work lines and practices, each with what they may do there, and duties
 * @param account whether there is an account, with a password
 * @param passkeys how passkeys stand
 * @param sessions this session and the account's others
 */
public record AccountShown(
        Frame frame, String told, boolean well, List<Work> work, boolean account, Keys passkeys, List<Open> sessions) {
    /** Characters of a password, fewest and most. */
    public static final int SHORTEST = org.passerelle.gateway.session.PasswordHash.SHORTEST;

    public static final int LONGEST = org.passerelle.gateway.session.PasswordHash.LONGEST;

    public AccountShown {
        work = List.copyOf(work);
        sessions = List.copyOf(sessions);
    }

    /** A line or a practice, and what they may do there. */
    public record Work(String where, String rights) {}

    /**
     * The passkeys.
     *
     * @param on whether the gateway takes any
     * @param fresh whether one can be added without the password
     */
    public record Keys(boolean on, boolean fresh, List<Key> all) {
        public Keys {
            all = List.copyOf(all);
        }

        public boolean full() {
            return all.size() >= Account.MOST_PASSKEYS;
        }
    }

    /** One of them. */
    public record Key(String reference, String name, String story) {}

    /**
     * A session.
     *
     * @param story how and when it began
     * @param seen when it was used last
     */
    public record Open(boolean here, String story, String seen) {}

    public boolean elsewhere() {
        return sessions.size() > 1;
    }
}

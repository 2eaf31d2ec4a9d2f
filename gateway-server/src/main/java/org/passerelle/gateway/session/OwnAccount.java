package org.passerelle.gateway.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.passerelle.refusal.Refusal;

/** What somebody who is logged in does with their own account: its password, its passkeys, its sessions. */
public final class OwnAccount {
    /** How long after a login nobody is asked for the password again. */
    public static final Duration FRESH = Duration.ofMinutes(5);

    private final AccountFile accounts;
    private final Sessions sessions;
    private final Tries tries;
    private final InstantSource clock;
    private final RandomGenerator random;

    OwnAccount(AccountFile accounts, Sessions sessions, Tries tries, InstantSource clock, RandomGenerator random) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tries = tries;
        this.clock = clock;
        this.random = random;
    }

    /** Empty for who came by a provider's word and has none. */
    public Optional<Account> find(Session session) {
        return accounts.find(session.account());
    }

    /** Whether they logged in so lately that this proves who sits there. */
    public boolean isFresh(Session session) {
        return clock.instant().isBefore(session.begun().plus(FRESH));
    }

    /**
     * Holds that it is the account's owner who sits there: they logged in just now, or know the password.
     *
     * @param password what was typed, empty for nothing
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#PROOF_OLD}, {@link SessionRefusal#PASSWORD_OLD},
     *     {@link SessionRefusal#LOCKED}
     */
    public void requireOwner(Session session, char[] password) {
        Account account = require(session);
        if (password.length > 0) {
            judge(account, password);
        } else if (!isFresh(session)) {
            throw Refusal.of(SessionRefusal.PROOF_OLD).refused();
        }
    }

    /**
     * Sets another password and ends every session of the account.
     *
     * @param old the one that it has
     * @return the token of the session that takes this one's place
     */
    public String password(Session session, char[] old, char[] wanted, char[] again) {
        Account account = require(session);
        judge(account, old);
        if (!Arrays.equals(wanted, again)) {
            throw Refusal.of(SessionRefusal.PASSWORDS_DIFFER).refused();
        }
        PasswordHash hash = PasswordHash.of(wanted, random);
        accounts.change(account.name(), now -> {
            if (!now.password().equals(account.password())) {
                // somebody else set one meanwhile
                throw Refusal.of(SessionRefusal.PASSWORD_OLD).refused();
            }
            return now.with(hash);
        });
        Account changed = require(session);
        String token = sessions.begin(changed, changed.proof(), Session.Way.PASSWORD);
        sessions.endOthers(account.name(), token);
        return token;
    }

    public void add(Session session, Passkey passkey) {
        accounts.add(require(session).name(), passkey);
    }

    public void rename(Session session, String reference, String name) {
        accounts.change(require(session).name(), account -> account.changing(reference, each -> each.named(name)));
    }

    /** Takes a passkey away, and with it the sessions that it began. */
    public void remove(Session session, String reference) {
        accounts.removePasskey(require(session).name(), reference);
    }

    /** The account's sessions, the one that was used last first. */
    public List<Sessions.Open> sessions(Session session) {
        return sessions.of(session.account());
    }

    /** Ends every session of the account but the one of that token. */
    public void endOthers(Session session, String token) {
        sessions.endOthers(session.account(), token);
    }

    private void judge(Account account, char[] password) {
        tries.judge(
                account.name(),
                SessionRefusal.PASSWORD_OLD,
                () -> account.password().fits(password));
    }

    private Account require(Session session) {
        return find(session)
                .orElseThrow(() -> Refusal.of(SessionRefusal.NO_ACCOUNT).refused());
    }
}

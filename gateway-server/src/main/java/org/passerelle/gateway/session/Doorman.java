package org.passerelle.gateway.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;
import org.passerelle.refusal.Refusal;

/**
 * Lets people in: by name and password, by a passkey, by a provider's word, by a link. After five wrong ones in a row a name waits, twice as long each time, whether or not it is an
 * account's; a wrong name takes as long to refuse as a wrong password.
 */
public final class Doorman {
    /** Wrong passwords in a row that cost nothing but another try. */
    public static final int FREE_TRIES = 5;
    /** The first wait; each further wrong password doubles it. */
    public static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    /** The longest one. */
    public static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** Names whose failures are remembered; the one tried longest ago makes room. */
    public static final int MOST_NAMES = 10_000;
    /** Passwords hashed at the same time: each takes 19 MiB. */
    public static final int AT_ONCE = 4;

    /** In the place of a password's hash. */
    private static final Sha256 VOUCHED = Sha256.hash(new byte[0]);

    private final AccountFile accounts;
    private final Sessions sessions;
    private final Predicate<PersonId> people;
    private final InstantSource clock;
    private final PasswordHash nobodys;
    private final Invitations invitations;
    private final Tries tries;
    private final OwnAccount own;

    /** Knows nobody but the accounts. */
    public Doorman(AccountFile accounts, Sessions sessions, InstantSource clock, RandomGenerator random) {
        this(accounts, sessions, person -> false, clock, random);
    }

    /** @param people who is one of our lines' or practices' people at this moment */
    public Doorman(
            AccountFile accounts,
            Sessions sessions,
            Predicate<PersonId> people,
            InstantSource clock,
            RandomGenerator random) {
        this.people = people;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
        this.tries = new Tries(clock);
        this.own = new OwnAccount(accounts, sessions, tries, clock, random);
        this.invitations = new Invitations(clock, random);
        this.nobodys = PasswordHash.of("nobody ever has this one".toCharArray(), random);
    }

    /**
     * Begins a session.
     *
     * @return its token
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#WRONG}, {@link SessionRefusal#LOCKED},
     *     {@link SessionRefusal#BUSY}
     */
    public String enter(String name, char[] password) {
        Optional<Account> account = accounts.find(name);
        PasswordHash hash = account.map(Account::password).orElse(nobodys);
        tries.judge(name, SessionRefusal.WRONG, () -> hash.fits(password) && account.isPresent());
        return account.map(known -> sessions.begin(known, known.proof(), Session.Way.PASSWORD))
                .orElseThrow();
    }

    /** Whose passkey that is, by its credential id. */
    public Optional<Account> findByPasskey(String id) {
        return accounts.all().stream()
                .filter(account -> account.findPasskey(id).isPresent())
                .findFirst();
    }

    /**
     * Begins a session by a passkey that was judged; wrong passwords for the same name keep nobody waiting here.
     *
     * @param id its credential id
     * @param counted what it says of its signatures' number
     * @return its token
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#PASSKEY_COUNTER}, {@link SessionRefusal#PASSKEY_UNKNOWN} of one that
     *     went meanwhile
     */
    public String enter(Account account, String id, long counted) {
        Passkey known = passkey(account, id);
        accounts.change(
                account.name(), now -> now.changing(known.reference(), each -> each.used(counted, clock.instant())));
        Account changed = accounts.find(account.name()).orElse(account);
        return sessions.begin(changed, changed.proof(passkey(changed, id)), Session.Way.PASSKEY);
    }

    private static Passkey passkey(Account account, String id) {
        return account.findPasskey(id)
                .orElseThrow(() -> Refusal.of(SessionRefusal.PASSKEY_UNKNOWN).refused());
    }

    /** What whoever is logged in does with their own account. */
    public OwnAccount own() {
        return own;
    }

    /** The session of that token, while its account has the password that began it. */
    public Optional<Session> find(String token) {
        return sessions.find(token).filter(this::stands);
    }

    /** The same, which this does not use. */
    public Optional<Session> look(String token) {
        return sessions.look(token).filter(this::stands);
    }

    /**
     * Begins a session of somebody whom a provider vouches for, and who has an account or is one of our people.
     *
     * @param idToken the provider's word
     * @return its token
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#STRANGER}
     */
    public String welcome(PersonId person, String idToken) {
        String name = accountOf(person).map(Account::name).orElseGet(person::number);
        if (!isOurs(person)) {
            throw Refusal.of(SessionRefusal.STRANGER).refused();
        }
        return sessions.begin(name, person, VOUCHED, Session.Way.PROVIDER, idToken);
    }

    private boolean isOurs(PersonId person) {
        return people.test(person) || accountOf(person).isPresent();
    }

    private Optional<Account> accountOf(PersonId person) {
        return accounts.all().stream()
                .filter(account -> account.person().equals(person))
                .findFirst();
    }

    private boolean stands(Session session) {
        if (session.findIdToken().isPresent()) {
            return isOurs(session.person());
        }
        return accounts.find(session.account())
                .filter(account -> account.proves(session.proof()))
                .isPresent();
    }

    /**
     * Makes a link's token that logs somebody in once.
     *
     * @param lasting how long it may wait
     */
    public String invite(String name, Duration lasting) {
        return invitations.make(name, lasting, Invitations.Times.ONCE);
    }

    /** The same, as often as somebody follows it: for a simulation, whose links stand on a screen. */
    public String inviteAgainAndAgain(String name, Duration lasting) {
        return invitations.make(name, lasting, Invitations.Times.ANY);
    }

    /**
     * Begins a session by a link that {@link #invite} made.
     *
     * @return its token
     * @throws org.passerelle.refusal.Refused {@link SessionRefusal#INVITATION}
     */
    public String follow(String invitation) {
        return accounts.find(invitations.take(invitation))
                .map(account -> sessions.begin(account, account.proof(), Session.Way.LINK))
                .orElseThrow(() -> Refusal.of(SessionRefusal.INVITATION).refused());
    }

    /** What somebody does beside their lines' work, as their account says now. */
    public Set<Account.Duty> duties(Session session) {
        return accounts.find(session.account()).map(Account::duties).orElse(Set.of());
    }

    public void leave(String token) {
        sessions.end(token);
    }
}

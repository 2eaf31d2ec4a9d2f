package org.passerelle.gateway.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.refusal.Refusal;

/**
 * Logging in by a passkey and making one (Web Authentication, §7). A question is asked of one browser or session, and its answer judged
 * once: it was asked by our own page, of who unlocked their device, and is signed by the very key.
 */
public final class Passkeys {
    /** How long a browser may take. */
    public static final Duration LONGEST = Challenges.LONGEST;

    private final Place place;
    private final Challenges challenges;
    private final Ceremony ceremony = new Ceremony();
    private final InstantSource clock;

    public Passkeys(Place place, InstantSource clock, RandomGenerator random) {
        this.place = place;
        this.clock = clock;
        this.challenges = new Challenges(clock, random);
    }

    /**
     * What a browser that logs in is asked.
     *
     * @param browser stays in its cookie
     */
    public record LoginAsked(String challenge, String host, String browser) {
        @Override
        public String toString() {
            return "LoginAsked[…]";
        }
    }

    /**
     * What a browser that makes one is asked.
     *
     * @param handle the account's name for authenticators
     * @param kinds the ways of signing that are taken (COSE algorithms)
     * @param known the account's credential ids
     */
    public record AddingAsked(String challenge, String host, String handle, List<Long> kinds, List<String> known) {
        public AddingAsked {
            kinds = List.copyOf(kinds);
            known = List.copyOf(known);
        }

        @Override
        public String toString() {
            return "AddingAsked[…]";
        }
    }

    /**
     * Somebody whose passkey holds.
     *
     * @param id the passkey's credential id
     * @param counted its signatures, as it says
     */
    public record Opened(Account account, String id, long counted) {
        @Override
        public String toString() {
            return "Opened[…]";
        }
    }

    public LoginAsked askLogin() {
        String browser = challenges.drawn();
        return new LoginAsked(challenges.ask(Challenges.Question.LOGIN, browser), place.host(), browser);
    }

    /** @param session a secret of the session in which it is asked */
    public AddingAsked askAdding(Account account, String session) {
        return new AddingAsked(
                challenges.ask(Challenges.Question.ADDING, session),
                place.host(),
                handle(account),
                Ceremony.KINDS,
                account.passkeys().stream().map(Passkey::id).toList());
    }

    /**
     * Judges the answer to a login.
     *
     * @param browser what its cookie holds
     * @param holders finds whose passkey it is, by its credential id
     * @throws org.passerelle.refusal.Refused a {@link PasskeyRefusal}
     */
    public Opened login(Posted.Assertion answer, String browser, Function<String, Optional<Account>> holders) {
        ServerProperty asked = asked(Challenges.Question.LOGIN, browser);
        // as it is kept: base64url can write the same octets in more than one way
        String id = text(Posted.octets(answer.id(), Passkey.MOST_ID));
        Account account = holders.apply(id).orElseThrow(Passkeys::wrong);
        Passkey known = account.findPasskey(id).orElseThrow(Passkeys::wrong);
        if (!text(Posted.octets(answer.handle(), Posted.MOST_HANDLE)).equals(handle(account))) {
            throw wrong();
        }
        return new Opened(account, id, ceremony.judge(answer, known, asked));
    }

    /**
     * Judges a new passkey.
     *
     * @param session the secret with which it was asked
     * @param name what its owner calls it
     * @throws org.passerelle.refusal.Refused a {@link PasskeyRefusal}
     */
    public Passkey made(Posted.Attestation answer, String session, String name) {
        Ceremony.Made made = ceremony.judge(answer, asked(Challenges.Question.ADDING, session));
        return new Passkey(
                text(made.id()), text(made.key()), made.counted(), made.synced(), name, clock.instant(), null);
    }

    private ServerProperty asked(Challenges.Question question, String whom) {
        String challenge = challenges
                .take(question, whom)
                .orElseThrow(() -> Refusal.of(PasskeyRefusal.CHALLENGE).refused());
        return ServerProperty.builder()
                .origin(Origin.create(place.origin()))
                .rpId(place.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** Tells authenticators the accounts of one person apart; nothing that is secret, and no number of theirs. */
    private static String handle(Account account) {
        return text(Sha256.hash(("passerelle/handle/1 " + account.name()).getBytes(StandardCharsets.US_ASCII))
                .bytes());
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static RuntimeException wrong() {
        return Refusal.of(PasskeyRefusal.WRONG).refused();
    }
}

package org.passerelle.gateway.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;

/**
 * Somebody who is logged in.
 *
 * @param account the account's name; for who came by a provider's word and has none, their national number
 * @param person who
 * @param proof hash of what the account's password, or passkey, was kept as: another one ends the session
 * @param forms what every form of this session carries, so that no other site can send one (OWASP, synchronizer token)
 * @param way how they logged in
 * @param begun when
 * @param idToken the provider's word by which they came, which logs them out there; null for who came otherwise
 */
public record Session(
        String account,
        PersonId person,
        Sha256 proof,
        String forms,
        Way way,
        Instant begun,
        @Nullable String idToken) {

    /** How somebody logged in. */
    public enum Way {
        PASSWORD,
        PASSKEY,
        /** By a provider's word. */
        PROVIDER,
        /** By a link that the program made. */
        LINK
    }

    public Optional<String> findIdToken() {
        return Optional.ofNullable(idToken);
    }

    @Override
    public String toString() {
        return "Session[…]";
    }
}

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
 * @param proof hash of what the account's password was kept as: another one ends the session
 * @param forms what every form of this session carries, so that no other site can send one (OWASP, synchronizer token)
 * @param begun when they logged in
 * @param idToken the provider's word by which they came, which logs them out there; null for who came otherwise
 */
public record Session(
        String account,
        PersonId person,
        Sha256 proof,
        String forms,
        Instant begun,
        @Nullable String idToken) {

    public Optional<String> findIdToken() {
        return Optional.ofNullable(idToken);
    }

    @Override
    public String toString() {
        return "Session[…]";
    }
}

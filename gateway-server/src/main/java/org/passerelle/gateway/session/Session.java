package org.passerelle.gateway.session;

import java.time.Instant;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;

/**
 * Somebody who is logged in.
 *
 * @param account the account's name
 * @param person who
 * @param proof hash of what the account's password was kept as: another one ends the session
 * @param forms what every form of this session carries, so that no other site can send one (OWASP, synchronizer token)
 * @param begun when they logged in
 */
public record Session(String account, PersonId person, Sha256 proof, String forms, Instant begun) {
    @Override
    public String toString() {
        return "Session[…]";
    }
}

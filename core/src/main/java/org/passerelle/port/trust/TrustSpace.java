package org.passerelle.port.trust;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.passerelle.party.MailAddress;

/** MSSanté's trust space: the domains whose operators may exchange ordinary letters. */
public interface TrustSpace {

    /** Whether the address's domain is in it; never while no list is at hand. */
    boolean contains(MailAddress address);

    /**
     * The operators' certificates that may speak for a domain, by subject: RFC 2253 text as the list writes it. A domain has several
     * where it is served by several, and they change without the domain's doing.
     */
    Set<String> operators(String domain);

    /** When the list at hand was made; empty when there is none. */
    Optional<Instant> generated();

    /** Nobody is in it. */
    static TrustSpace none() {
        return new TrustSpace() {
            @Override
            public boolean contains(MailAddress address) {
                return false;
            }

            @Override
            public Set<String> operators(String domain) {
                return Set.of();
            }

            @Override
            public Optional<Instant> generated() {
                return Optional.empty();
            }
        };
    }
}

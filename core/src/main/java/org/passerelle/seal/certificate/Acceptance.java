package org.passerelle.seal.certificate;

import java.security.cert.X509Certificate;
import java.util.Set;
import org.passerelle.port.trust.Check;

/** What a correspondent may leave out (WIRE §3); only ever asked about checks that may be absent. */
@FunctionalInterface
public interface Acceptance {

    /**
     * @param absent the check that has nothing to judge
     * @param signer the signer's certificate, not yet proven
     */
    boolean allows(Check absent, X509Certificate signer);

    /** Everything must be there; only revocation data may be missing, which is our own lack and not the sender's. */
    static Acceptance strict() {
        return (absent, signer) -> absent == Check.REVOCATION;
    }

    /** Everything that may be absent may be. */
    static Acceptance unbound() {
        return (absent, signer) -> true;
    }

    /** These checks may be absent, for everybody. */
    static Acceptance of(Set<Check> allowed) {
        Set<Check> copy = Set.copyOf(allowed);
        return (absent, signer) -> copy.contains(absent);
    }
}

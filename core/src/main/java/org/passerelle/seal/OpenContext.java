package org.passerelle.seal;

import java.time.Instant;
import java.util.Set;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.certificate.AddressBindings;
import org.passerelle.seal.certificate.RevocationCheck;

/**
 * Who opens, when, and what is believed.
 *
 * @param keyring our keys
 * @param ours our own addresses
 * @param anchors the authorities believed, with the revocation lists known
 * @param acceptance what the correspondent may leave out
 * @param bindings the confirmed addresses of certificates
 * @param revocation who tells of revoked certificates
 * @param arrival first receipt in our ledger
 */
public record OpenContext(
        Keyring keyring,
        Set<MailAddress> ours,
        TrustAnchors anchors,
        Acceptance acceptance,
        AddressBindings bindings,
        RevocationCheck revocation,
        Instant arrival) {
    public OpenContext {
        ours = Set.copyOf(ours);
    }

    /** By the anchors' own revocation lists. */
    public OpenContext(
            Keyring keyring,
            Set<MailAddress> ours,
            TrustAnchors anchors,
            Acceptance acceptance,
            AddressBindings bindings,
            Instant arrival) {
        this(keyring, ours, anchors, acceptance, bindings, RevocationCheck.lists(anchors.crls()), arrival);
    }

    /** Strict, and no binding but the certificates' own. */
    public static OpenContext strict(Keyring keyring, Set<MailAddress> ours, TrustAnchors anchors, Instant arrival) {
        return new OpenContext(keyring, ours, anchors, Acceptance.strict(), AddressBindings.none(), arrival);
    }

    public OpenContext with(Acceptance other) {
        return new OpenContext(keyring, ours, anchors, other, bindings, revocation, arrival);
    }

    public OpenContext with(AddressBindings other) {
        return new OpenContext(keyring, ours, anchors, acceptance, other, revocation, arrival);
    }

    /** Nothing: it holds keys and addresses. */
    @Override
    public String toString() {
        return "OpenContext[…]";
    }
}

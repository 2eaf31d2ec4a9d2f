package org.passerelle.gateway.openid;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.passerelle.port.trust.Identity;

/**
 * What we are to a provider.
 *
 * @param issuer the provider, as its tokens name it
 * @param id what it calls us
 * @param proof by what it knows us
 * @param scope what is asked for
 * @param acr how sure it must be of the person, or null
 * @param claim which claim says who they are
 * @param pages where browsers reach our pages: scheme, host and port
 */
public record Client(
        URI issuer,
        String id,
        Proof proof,
        String scope,
        @Nullable String acr,
        String claim,
        URI pages) {

    /** By what a provider knows a client (OpenID Connect Core §9). */
    public sealed interface Proof {
        /** A secret that both hold. */
        record Shared(Supplier<String> secret) implements Proof {
            @Override
            public String toString() {
                return "Shared[…]";
            }
        }

        /** A key that signs each request ({@code private_key_jwt}). */
        record Signing(Identity identity) implements Proof {}
    }

    public Optional<String> findAcr() {
        return Optional.ofNullable(acr);
    }

    /** The one place to which the provider sends people back. */
    public URI back() {
        return pages.resolve("/login/back");
    }

    /** Where it sends those who logged out. */
    public URI left() {
        return pages.resolve("/login/left");
    }
}

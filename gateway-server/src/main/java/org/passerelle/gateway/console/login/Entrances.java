package org.passerelle.gateway.console.login;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.openid.OpenIdLogin;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.session.Doorman;

/**
 * The ways in.
 *
 * @param doorman who lets people in
 * @param openId a provider whose word is taken, or null
 * @param provider what people call that provider
 * @param passkeys what judges passkeys, or null where they are off
 */
public record Entrances(
        Doorman doorman,
        @Nullable OpenIdLogin openId,
        String provider,
        @Nullable Passkeys passkeys) {
    /** Passwords, and a provider. */
    public Entrances(Doorman doorman, @Nullable OpenIdLogin openId, String provider) {
        this(doorman, openId, provider, null);
    }

    /** Passwords alone. */
    public static Entrances of(Doorman doorman) {
        return new Entrances(doorman, null, "");
    }

    /** The same with passkeys. */
    public Entrances with(Passkeys keys) {
        return new Entrances(doorman, openId, provider, keys);
    }

    public Optional<OpenIdLogin> findOpenId() {
        return Optional.ofNullable(openId);
    }

    public Optional<Passkeys> findPasskeys() {
        return Optional.ofNullable(passkeys);
    }
}

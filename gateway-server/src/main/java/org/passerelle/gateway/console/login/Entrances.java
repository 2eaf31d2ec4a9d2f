package org.passerelle.gateway.console.login;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.gateway.openid.OpenIdLogin;
import org.passerelle.gateway.session.Doorman;

/**
 * The ways in.
 *
 * @param doorman who lets people in
 * @param openId a provider whose word is taken, or null
 * @param provider what people call that provider
 */
public record Entrances(Doorman doorman, @Nullable OpenIdLogin openId, String provider) {
    /** Passwords alone. */
    public static Entrances of(Doorman doorman) {
        return new Entrances(doorman, null, "");
    }

    public Optional<OpenIdLogin> findOpenId() {
        return Optional.ofNullable(openId);
    }
}

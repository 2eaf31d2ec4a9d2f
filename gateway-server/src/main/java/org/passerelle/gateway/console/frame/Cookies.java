package org.passerelle.gateway.console.frame;

import java.util.Optional;
import org.passerelle.gateway.http.Request;

/** Cookies, read and written (RFC 6265). */
public final class Cookies {
    /** The prefix binds it to this host, whole, over TLS (RFC 6265bis §4.1.3.2). */
    public static final String SESSION = "__Host-passerelle";

    /** Which browser began a login at a provider. */
    public static final String AWAY = "__Host-passerelle-away";

    /** Which browser was asked for a passkey. */
    public static final String ASKED = "__Host-passerelle-asked";

    private Cookies() {}

    public static Optional<String> find(Request request, String name) {
        for (String header : request.headers().all("Cookie")) {
            for (String pair : header.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                    return Optional.of(pair.substring(equals + 1).strip());
                }
            }
        }
        return Optional.empty();
    }

    /** Lax: a link in a mail opens the page; what another site posts carries none. */
    public static String session(String token) {
        return SESSION + "=" + token + "; Path=/; Secure; HttpOnly; SameSite=Lax";
    }

    /** As long as somebody may take at the provider; lax, since the way back begins at another site. */
    public static String away(String browser) {
        return AWAY + "=" + browser + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600";
    }

    /** As long as somebody may look for their key. */
    public static String asked(String browser) {
        return ASKED + "=" + browser + "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=300";
    }

    public static String ended() {
        return SESSION + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";
    }

    public static String speech(Speech speech) {
        return Speech.COOKIE + "=" + speech.code() + "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=31536000";
    }
}

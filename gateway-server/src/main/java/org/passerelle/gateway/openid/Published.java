package org.passerelle.gateway.openid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.Refusal;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0 §3).
 *
 * @param authorization where people log in
 * @param token where a code is exchanged
 * @param keys where its public keys are
 * @param userInfo where it says more of a person, or null
 * @param endSession where people log out, or null
 * @param namesItself whether what comes back must say whose it is (RFC 9207)
 * @param takesBasic whether it takes a secret in a header, not only in the body
 */
record Published(
        URI authorization,
        URI token,
        URI keys,
        @Nullable URI userInfo,
        @Nullable URI endSession,
        boolean namesItself,
        boolean takesBasic) {
    /** Largest document that is read, in octets. */
    static final int LARGEST = 256 * 1024;

    static Published read(byte[] octets, URI issuer) {
        Map<String, Object> said = json(octets);
        if (!issuer.toString().equals(said.get("issuer"))) {
            throw Refusal.of(OpenIdRefusal.ISSUER).refused();
        }
        boolean basic = !(said.get("token_endpoint_auth_methods_supported") instanceof List<?> methods)
                || methods.contains("client_secret_basic");
        return new Published(
                place(said, "authorization_endpoint").orElseThrow(Published::unusable),
                place(said, "token_endpoint").orElseThrow(Published::unusable),
                place(said, "jwks_uri").orElseThrow(Published::unusable),
                place(said, "userinfo_endpoint").orElse(null),
                place(said, "end_session_endpoint").orElse(null),
                Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported")),
                basic);
    }

    static Map<String, Object> json(byte[] octets) {
        try {
            return JSONObjectUtils.parse(new String(octets, java.nio.charset.StandardCharsets.UTF_8));
        } catch (ParseException malformed) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused(malformed);
        }
    }

    private static Optional<URI> place(Map<String, Object> said, String name) {
        if (!(said.get(name) instanceof String text)) {
            return Optional.empty();
        }
        try {
            var place = new URI(text);
            if ("https".equals(place.getScheme()) && place.getHost() != null && place.getRawFragment() == null) {
                return Optional.of(place);
            }
            throw unusable();
        } catch (URISyntaxException malformed) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused(malformed);
        }
    }

    private static org.passerelle.refusal.Refused unusable() {
        return Refusal.of(OpenIdRefusal.PROVIDER).refused();
    }
}

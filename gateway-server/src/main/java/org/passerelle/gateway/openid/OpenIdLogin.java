package org.passerelle.gateway.openid;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passerelle.canon.Sha256;
import org.passerelle.party.PersonId;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refusal;
import org.passerelle.refusal.Refused;

/**
 * Lets people in by a provider's word: authorization code flow (OpenID Connect Core §3.1) with PKCE (RFC 7636), state and nonce. The
 * token says who somebody is and gives no right.
 */
public final class OpenIdLogin {
    /** Who logged in, where that leads, and the token that logs them out at the provider. */
    public record Entered(PersonId person, String next, String idToken) {
        @Override
        public String toString() {
            return "Entered[…]";
        }
    }

    /** What a browser is told at the beginning: where to go, and what to keep in a cookie. */
    public record Leave(URI to, String browser) {
        @Override
        public String toString() {
            return "Leave[…]";
        }
    }

    /**
     * What came back through the browser (RFC 6749 §4.1.2, RFC 9207); each may be missing.
     *
     * @param browser what its cookie holds
     */
    public record Answer(
            @Nullable String state,
            @Nullable String browser,
            @Nullable String code,
            @Nullable String error,
            @Nullable String issuer) {
        @Override
        public String toString() {
            return "Answer[…]";
        }
    }

    private final Client client;
    private final Provider provider;
    private final IdToken tokens;
    private final ClientProof proof;
    private final Begun begun;
    private final InstantSource clock;

    public OpenIdLogin(Client client, Fetcher fetcher, InstantSource clock, RandomGenerator random) {
        this.client = client;
        this.provider = new Provider(client.issuer(), fetcher, clock);
        this.tokens = new IdToken(client, provider);
        this.proof = new ClientProof(client);
        this.begun = new Begun(clock, random);
        this.clock = clock;
    }

    /**
     * Begins a login.
     *
     * @param next where it leads, one of our own pages
     * @throws Refused {@link OpenIdRefusal#PROVIDER}, {@link OpenIdRefusal#ISSUER}
     */
    public Leave begin(String next) {
        URI authorization = provider.published().authorization();
        Begun.Login login = begun.begin(next);
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("response_type", "code");
        asked.put("client_id", client.id());
        asked.put("redirect_uri", client.back().toString());
        asked.put("scope", client.scope());
        asked.put("state", login.state());
        asked.put("nonce", login.nonce());
        asked.put("code_challenge", challenge(login.verifier()));
        asked.put("code_challenge_method", "S256");
        client.findAcr().ifPresent(acr -> asked.put("acr_values", acr));
        return new Leave(with(authorization, asked), login.browser());
    }

    /**
     * Ends it: the code is exchanged, the token judged.
     *
     * @throws Refused with an {@link OpenIdRefusal}
     */
    public Entered end(Answer answer) {
        String state = Optional.ofNullable(answer.state()).orElse("");
        String browser = Optional.ofNullable(answer.browser()).orElse("");
        Begun.Login login = begun.take(state, browser)
                .orElseThrow(() -> Refusal.of(OpenIdRefusal.STATE).refused());
        Published published = provider.published();
        String issuer = answer.issuer();
        if (issuer == null
                ? published.namesItself()
                : !issuer.equals(client.issuer().toString())) {
            throw Refusal.of(OpenIdRefusal.ISSUER).refused();
        }
        String code = answer.code();
        if (answer.error() != null || code == null) {
            throw Refusal.of(OpenIdRefusal.DENIED).refused();
        }
        Map<String, Object> given = exchanged(published, code, login.verifier());
        String access = given.get("access_token") instanceof String text ? text : null;
        if (!(given.get("id_token") instanceof String token)) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused();
        }
        JWTClaimsSet claims = tokens.judged(token, login.nonce(), access, clock.instant());
        return new Entered(person(claims, published.userInfo(), access), login.next(), token);
    }

    private Map<String, Object> exchanged(Published published, String code, String verifier) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", client.back().toString());
        form.put("code_verifier", verifier);
        Map<String, String> headers = proof.prove(published, form, begun.drawn(), clock.instant());
        return Published.json(provider.post(published.token(), headers, form(form)));
    }

    /** Who they are: by the token, or by what the provider says beside it of the same subject (§5.3.2). */
    private PersonId person(JWTClaimsSet claims, @Nullable URI userInfo, @Nullable String access) {
        Object said = claims.getClaim(client.claim());
        if (said == null && userInfo != null && access != null) {
            Map<String, Object> more =
                    Published.json(provider.get(userInfo, Map.of("Authorization", "Bearer " + access)));
            if (!claims.getSubject().equals(more.get("sub"))) {
                throw Refusal.of(OpenIdRefusal.PERSON).refused();
            }
            said = more.get(client.claim());
        }
        try {
            return PersonId.parse(said instanceof String text ? text : "");
        } catch (Refused none) {
            throw Refusal.of(OpenIdRefusal.PERSON).refused(none);
        }
    }

    /** Where somebody logs out at the provider too (RP-Initiated Logout 1.0); empty where it offers none or is not to be reached. */
    public Optional<URI> leave(String idToken) {
        try {
            return provider.endSession().map(place -> with(place, ends(idToken)));
        } catch (Refused unreachable) {
            return Optional.empty();
        }
    }

    private Map<String, String> ends(String idToken) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("id_token_hint", idToken);
        asked.put("client_id", client.id());
        asked.put("post_logout_redirect_uri", client.left().toString());
        return asked;
    }

    private static String challenge(String verifier) {
        byte[] hash = Sha256.hash(verifier.getBytes(StandardCharsets.US_ASCII)).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static URI with(URI place, Map<String, String> asked) {
        return URI.create(place + (place.getRawQuery() == null ? "?" : "&") + form(asked));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

package org.passerelle.gateway.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.passerelle.refusal.HouseBug;
import org.passerelle.refusal.Refusal;

/**
 * A provider's word of who logged in (OpenID Connect Core §2), judged as §3.1.3.7 says, and more narrowly: only signatures by a public
 * key, and nothing older than a few minutes.
 */
final class IdToken {
    /** Largest token that is read, in characters. */
    static final int LARGEST = 16 * 1024;
    /** By how much two clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);
    /** How old a token may be that answers a login of this moment. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /** Fewest bits of an RSA key (ANSSI, RGS B1). */
    private static final int LEAST_BITS = 2048;
    /** Keys tried for a token that names none. */
    private static final int MOST_KEYS = 8;
    /** Each with the hash that {@code at_hash} is made by. Never {@code none}, never one whose key is a secret. */
    private static final Map<JWSAlgorithm, String> ALLOWED = Map.of(
            JWSAlgorithm.RS256, "SHA-256",
            JWSAlgorithm.RS384, "SHA-384",
            JWSAlgorithm.RS512, "SHA-512",
            JWSAlgorithm.PS256, "SHA-256",
            JWSAlgorithm.PS384, "SHA-384",
            JWSAlgorithm.PS512, "SHA-512",
            JWSAlgorithm.ES256, "SHA-256",
            JWSAlgorithm.ES384, "SHA-384",
            JWSAlgorithm.ES512, "SHA-512");

    private final Client client;
    private final Provider provider;

    IdToken(Client client, Provider provider) {
        this.client = client;
        this.provider = provider;
    }

    /**
     * Its claims, once everything holds.
     *
     * @param nonce the one that this login began with
     * @param access the access token that came with it, or null
     */
    JWTClaimsSet judged(String token, String nonce, @Nullable String access, Instant now) {
        if (token.length() > LARGEST) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused();
        }
        try {
            SignedJWT jwt = signed(token);
            JWSAlgorithm algorithm = jwt.getHeader().getAlgorithm();
            String hash = ALLOWED.get(algorithm);
            if (hash == null || keys(jwt, algorithm).noneMatch(key -> signs(key, jwt))) {
                throw Refusal.of(OpenIdRefusal.SIGNATURE).refused();
            }
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            requireOurs(claims);
            requireNow(claims, now);
            require(nonce.equals(claims.getStringClaim("nonce")), OpenIdRefusal.NONCE);
            String atHash = claims.getStringClaim("at_hash");
            require(atHash == null || access != null && atHash.equals(half(access, hash)), OpenIdRefusal.SIGNATURE);
            String acr = client.acr();
            require(acr == null || acr.equals(claims.getStringClaim("acr")), OpenIdRefusal.ASSURANCE);
            return claims;
        } catch (ParseException malformed) {
            throw Refusal.of(OpenIdRefusal.PROVIDER).refused(malformed);
        }
    }

    private static SignedJWT signed(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException unsigned) {
            throw Refusal.of(OpenIdRefusal.SIGNATURE).refused(unsigned);
        }
    }

    private java.util.stream.Stream<JWK> keys(SignedJWT jwt, JWSAlgorithm algorithm) {
        return provider.keys(jwt.getHeader().getKeyID()).stream()
                .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .filter(key -> !(key instanceof RSAKey rsa) || rsa.size() >= LEAST_BITS)
                .limit(MOST_KEYS);
    }

    /** A key of another kind than the signature's does not sign it. */
    private static boolean signs(JWK key, SignedJWT jwt) {
        if (!(key instanceof AsymmetricJWK pair)) {
            return false;
        }
        try {
            JWSVerifier verifier =
                    new DefaultJWSVerifierFactory().createJWSVerifier(jwt.getHeader(), pair.toPublicKey());
            return jwt.verify(verifier);
        } catch (JOSEException otherKind) {
            return false;
        }
    }

    private void requireOurs(JWTClaimsSet claims) throws ParseException {
        require(client.issuer().toString().equals(claims.getIssuer()), OpenIdRefusal.ISSUER);
        List<String> audience = claims.getAudience();
        String party = claims.getStringClaim("azp");
        require(audience.contains(client.id()), OpenIdRefusal.AUDIENCE);
        require(party == null ? audience.size() == 1 : party.equals(client.id()), OpenIdRefusal.AUDIENCE);
        String subject = claims.getSubject();
        require(subject != null && !subject.isBlank(), OpenIdRefusal.PERSON);
    }

    private static void requireNow(JWTClaimsSet claims, Instant now) {
        Instant expires = instant(claims.getExpirationTime());
        Instant issued = instant(claims.getIssueTime());
        require(now.isBefore(expires.plus(SKEW)), OpenIdRefusal.TIME);
        require(!issued.isAfter(now.plus(SKEW)), OpenIdRefusal.TIME);
        require(!issued.isBefore(now.minus(OLDEST)), OpenIdRefusal.TIME);
        Date from = claims.getNotBeforeTime();
        require(from == null || !from.toInstant().isAfter(now.plus(SKEW)), OpenIdRefusal.TIME);
    }

    private static Instant instant(@Nullable Date date) {
        if (date == null) {
            throw Refusal.of(OpenIdRefusal.TIME).refused();
        }
        return date.toInstant();
    }

    /** The left half of its hash (§3.1.3.6). */
    private static String half(String access, String hash) {
        try {
            byte[] whole = MessageDigest.getInstance(hash).digest(access.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, whole.length / 2));
        } catch (NoSuchAlgorithmException impossible) {
            throw new HouseBug("every Java platform has SHA-2", impossible);
        }
    }

    private static void require(boolean holds, OpenIdRefusal otherwise) {
        if (!holds) {
            throw Refusal.of(otherwise).refused();
        }
    }
}

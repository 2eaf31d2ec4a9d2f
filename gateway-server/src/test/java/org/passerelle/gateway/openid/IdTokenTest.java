package org.passerelle.gateway.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.passerelle.port.fetch.Fetcher;
import org.passerelle.refusal.Refused;

/** How large and how old a provider's word may be. */
class IdTokenTest {
    private static final URI ISSUER = URI.create("https://wallet.test/realm");
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final String NONCE = "nonce";

    private static ECKey key;

    private final List<Fetcher.Order> orders = new ArrayList<>();
    private final Provider provider = new Provider(ISSUER, new Wallet(), () -> NOW);
    private final IdToken token = new IdToken(
            new Client(
                    ISSUER,
                    "passerelle",
                    new Client.Proof.Shared(() -> "secret"),
                    "openid",
                    null,
                    "SubjectNameID",
                    URI.create("https://avis.test")),
            provider);

    @BeforeAll
    static void make() throws JOSEException {
        key = new ECKeyGenerator(Curve.P_256).keyID("first").generate();
    }

    @Test
    void readsATokenOfTheMostCharactersAndNoneOfOneMore() throws JOSEException {
        String most = padded(IdToken.LARGEST);
        assertThat(judged(most).getSubject()).isEqualTo("somebody");
        assertRefused(padded(IdToken.LARGEST + 1), OpenIdRefusal.PROVIDER);
    }

    @Test
    void believesATokenOfTenMinutesAgoAndNoneThatIsOlder() throws JOSEException {
        assertThat(judged(issued(NOW.minus(IdToken.OLDEST)))).isNotNull();
        assertRefused(issued(NOW.minus(IdToken.OLDEST).minusSeconds(1)), OpenIdRefusal.TIME);
    }

    @Test
    void allowsForClocksThatDifferByAMinute() throws JOSEException {
        assertThat(judged(issued(NOW.plus(IdToken.SKEW)))).isNotNull();
        assertRefused(issued(NOW.plus(IdToken.SKEW).plusSeconds(1)), OpenIdRefusal.TIME);

        assertThat(judged(signed(claims ->
                        claims.expirationTime(Date.from(NOW.minus(IdToken.SKEW).plusSeconds(1))))))
                .isNotNull();
        assertRefused(signed(claims -> claims.expirationTime(Date.from(NOW.minus(IdToken.SKEW)))), OpenIdRefusal.TIME);
    }

    @Test
    void asksTheProviderForNoLongerAnswersThanAreRead() throws JOSEException {
        judged(signed(claims -> claims));
        assertThat(orders)
                .extracting(order -> order.limits().octets())
                .containsOnly(Published.LARGEST)
                .hasSize(2);
    }

    private JWTClaimsSet judged(String written) {
        return token.judged(written, NONCE, null, NOW);
    }

    private void assertRefused(String written, OpenIdRefusal code) {
        assertThatThrownBy(() -> judged(written))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private static String issued(Instant at) throws JOSEException {
        return signed(claims -> claims.issueTime(Date.from(at)));
    }

    /** Of exactly that many characters: a claim and a member of the header fill it up. */
    private static String padded(int characters) throws JOSEException {
        int rest = characters - signed(claims -> claims.claim("filler", "")).length();
        for (int octets = rest / 4 * 3 - 8; ; octets++) {
            for (String type : List.of("JWT", "JWT1", "JWT12")) {
                String filler = "x".repeat(octets);
                String written = signed(type, claims -> claims.claim("filler", filler));
                if (written.length() == characters) {
                    return written;
                }
                if (written.length() > characters + 8) {
                    throw new AssertionError("no token has " + characters + " characters");
                }
            }
        }
    }

    private static String signed(UnaryOperator<JWTClaimsSet.Builder> altered) throws JOSEException {
        return signed("JWT", altered);
    }

    private static String signed(String type, UnaryOperator<JWTClaimsSet.Builder> altered) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.toString())
                .audience("passerelle")
                .subject("somebody")
                .claim("nonce", NONCE)
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(60)));
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(key.getKeyID())
                .customParam("filler", type)
                .build();
        var jwt = new SignedJWT(header, altered.apply(claims).build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    /** The provider's pages. */
    private final class Wallet implements Fetcher {
        @Override
        public boolean allows(URI uri) {
            return true;
        }

        @Override
        public byte[] fetch(Order order) {
            orders.add(order);
            String said = order.uri().getPath().endsWith("/keys")
                    ? new JWKSet(key.toPublicJWK()).toString()
                    : JSONObjectUtils.toJSONString(Map.of(
                            "issuer", ISSUER.toString(),
                            "authorization_endpoint", ISSUER + "/auth",
                            "token_endpoint", ISSUER + "/token",
                            "jwks_uri", ISSUER + "/keys"));
            return said.getBytes(StandardCharsets.UTF_8);
        }
    }
}

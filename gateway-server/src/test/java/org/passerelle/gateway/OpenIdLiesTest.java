package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token that must not be believed. */
class OpenIdLiesTest extends OpenIdScene {

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("nonce", claims -> claims.claim("nonce", "another"), "autre connexion"),
                lie("no nonce", claims -> claims.claim("nonce", null), "autre connexion"),
                lie("audience", claims -> claims.audience("another"), "autre logiciel"),
                lie(
                        "two audiences",
                        claims -> claims.audience(List.of(TestProvider.CLIENT, "b"))
                                .claim("azp", null),
                        "autre logiciel"),
                lie("other party", claims -> claims.claim("azp", "another"), "autre logiciel"),
                lie("issuer", claims -> claims.issuer("https://elsewhere.test"), "autre service"),
                lie("expired", claims -> claims.expirationTime(Date.from(now.minusSeconds(60))), "trop ancienne"),
                lie("no end", claims -> claims.expirationTime(null), "trop ancienne"),
                lie("old", claims -> claims.issueTime(Date.from(now.minusSeconds(601))), "trop ancienne"),
                lie("future", claims -> claims.issueTime(Date.from(now.plusSeconds(62))), "trop ancienne"),
                lie("not yet", claims -> claims.notBeforeTime(Date.from(now.plusSeconds(62))), "trop ancienne"),
                lie("weak", claims -> claims.claim("acr", "low"), "pas assez sûr"),
                lie("other access token", claims -> claims.claim("at_hash", "AAAA"), "pas signée"),
                lie("no person", claims -> claims.claim("SubjectNameID", "Dr Paul"), "identifiant national"),
                lie(
                        "odd person",
                        claims -> claims.claim("SubjectNameID", List.of("810000000002")),
                        "identifiant national"));
    }

    private static Arguments lie(String name, UnaryOperator<JWTClaimsSet.Builder> claims, String told) {
        return Arguments.of(name, claims, told);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void refusesATokenThatSaysSomethingElse(String name, UnaryOperator<JWTClaimsSet.Builder> claims, String told) {
        provider.claims = claims;
        refused(told);
    }

    @Test
    void clocksMayDifferByLessThanAMinute() {
        provider.claims = claims -> claims.expirationTime(Date.from(now.minusSeconds(58)));
        assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
        provider.claims = claims -> claims.issueTime(Date.from(now.plusSeconds(58)));
        assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
    }

    @Test
    void refusesATokenThatNobodySigned() {
        provider.signing = (own, set) -> new PlainJWT(set).serialize();
        refused("pas signée");
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() {
        provider.signing = (own, set) -> {
            try {
                var jwt = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), set);
                jwt.sign(new MACSigner(own.key.toRSAPublicKey().getEncoded()));
                return jwt.serialize();
            } catch (JOSEException impossible) {
                throw new AssertionError(impossible);
            }
        };
        refused("pas signée");
    }

    @Test
    void refusesAnotherKeyUnderTheSameNameAndASignatureOfOtherClaims() {
        RSAKey other = TestProvider.key(provider.key.getKeyID());
        provider.signing = (own, set) -> own.signed(set, other, JWSAlgorithm.RS256);
        refused("pas signée");
        provider.signing = (own, set) -> {
            String[] parts = own.signed(set, own.key, JWSAlgorithm.RS256).split("\\.");
            String more = new JWTClaimsSet.Builder(set)
                    .claim("SubjectNameID", "810000000003")
                    .build()
                    .toString();
            return parts[0] + "." + com.nimbusds.jose.util.Base64URL.encode(more) + "." + parts[2];
        };
        refused("pas signée");
    }

    @Test
    void takesTheSignaturesThatAreAllowed() {
        for (JWSAlgorithm allowed : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS512)) {
            provider.signing = (own, set) -> own.signed(set, own.key, allowed);
            assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
        }
    }

    @Test
    void aNewKeyOfTheProvidersIsLookedForAndAMadeUpOneOnlyOnceAMinute() {
        assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
        pass(Duration.ofMinutes(1));
        provider.key = TestProvider.key("second" + provider.keysAsked);
        assertThat(at(through(new Browser(), "/worklist"))).isEqualTo("/worklist");
        pass(Duration.ofMinutes(1));
        RSAKey unknown = TestProvider.key("unknown");
        int asked = provider.keysAsked;
        provider.signing = (own, set) -> own.signed(set, unknown, JWSAlgorithm.RS256);
        refused("pas signée");
        refused("pas signée");
        assertThat(provider.keysAsked).isEqualTo(asked + 1);
    }

    @Test
    void refusesWhatUserinfoSaysOfAnotherSubject() {
        provider.otherSubject = "f:550dc1c8:810000000003";
        refused("identifiant national");
    }
}

package org.passerelle.gateway.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.passerelle.port.trust.Identity;
import org.passerelle.refusal.HouseBug;

/** Shows a provider that it is us who ask (OpenID Connect Core §9). */
final class ClientProof {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LASTING = Duration.ofMinutes(1);

    private final Client client;

    ClientProof(Client client) {
        this.client = client;
    }

    /**
     * Adds to a form what proves it.
     *
     * @param unique for this request alone
     * @return header fields that go with it
     */
    Map<String, String> prove(Published published, Map<String, String> form, String unique, Instant now) {
        if (client.proof() instanceof Client.Proof.Signing signing) {
            form.put("client_id", client.id());
            form.put("client_assertion_type", ASSERTION);
            form.put("client_assertion", signed(signing.identity(), published, unique, now));
            return Map.of();
        }
        String secret = ((Client.Proof.Shared) client.proof()).secret().get();
        if (published.takesBasic()) {
            // RFC 6749 §2.3.1: each is written as in a form before they are joined
            String pair = URLEncoder.encode(client.id(), StandardCharsets.UTF_8) + ":"
                    + URLEncoder.encode(secret, StandardCharsets.UTF_8);
            byte[] octets = pair.getBytes(StandardCharsets.US_ASCII);
            return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(octets));
        }
        form.put("client_id", client.id());
        form.put("client_secret", secret);
        return Map.of();
    }

    private String signed(Identity identity, Published published, String unique, Instant now) {
        PrivateKey key = identity.key();
        boolean curve = key instanceof ECPrivateKey;
        Base64URL hash = X509CertUtils.computeSHA256Thumbprint(identity.certificate());
        var header = new JWSHeader.Builder(curve ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256)
                .keyID(hash.toString())
                .x509CertSHA256Thumbprint(hash)
                .build();
        var claims = new JWTClaimsSet.Builder()
                .issuer(client.id())
                .subject(client.id())
                .audience(published.token().toString())
                .jwtID(unique)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LASTING)))
                .build();
        var jwt = new SignedJWT(header, claims);
        try {
            JWSSigner signer = key instanceof ECPrivateKey ec ? new ECDSASigner(ec) : new RSASSASigner(key);
            jwt.sign(signer);
        } catch (JOSEException unfit) {
            throw new HouseBug("a client key is RSA or P-256", unfit);
        }
        return jwt.serialize();
    }
}

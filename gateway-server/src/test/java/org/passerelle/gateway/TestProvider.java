package org.passerelle.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.http.Query;
import org.passerelle.seal.pki.Pem;

/** A provider of logins over real TLS, shaped like Pro Santé Connect, which can be made to lie. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "passerelle-test";
    static final String SECRET = "un secret: partagé";
    private static final char[] PASSWORD = "password".toCharArray();

    private final HttpsServer server;
    private final InstantSource clock;
    private final Map<String, Query> codes = new ConcurrentHashMap<>();
    private final Map<String, String> subjects = new ConcurrentHashMap<>();
    RSAKey key = key("first");
    /** Whom it vouches for, in the claim SubjectNameID of its userinfo. */
    String person = "810000000002";
    /** How the token's claims are altered before they are signed. */
    UnaryOperator<JWTClaimsSet.Builder> claims = builder -> builder;
    /** How the token is written. */
    BiFunction<TestProvider, JWTClaimsSet, String> signing = (own, set) -> own.signed(set, own.key, JWSAlgorithm.RS256);
    /** What userinfo says the subject is, in place of the token's. */
    String otherSubject = "";
    /** Whose public key signs client assertions; null where a secret is shared. */
    RSAPublicKey assertions;

    int keysAsked;

    TestProvider(Station station, InstantSource clock) throws GeneralSecurityException, IOException {
        this.clock = clock;
        KeyStore held = KeyStore.getInstance("PKCS12");
        held.load(null, null);
        held.setKeyEntry(
                "own",
                Pem.key(station.text("keys/server.key.pem")),
                PASSWORD,
                Pem.certificates(station.text("keys/server.cert.pem")).toArray(new X509Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(held, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/realm/.well-known/openid-configuration", exchange -> say(exchange, 200, published()));
        server.createContext("/realm/keys", this::keys);
        server.createContext("/realm/token", this::token);
        server.createContext("/realm/userinfo", this::userInfo);
        server.start();
    }

    String host() {
        return "localhost:" + server.getAddress().getPort();
    }

    URI issuer() {
        return URI.create("https://" + host() + "/realm");
    }

    static RSAKey key(String id) {
        try {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
            pairs.initialize(2048);
            var pair = pairs.generateKeyPair();
            return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID(id)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Somebody logs in there: where their browser is sent back to, at our pages. */
    String authorize(String location) {
        Query asked = Query.parse(URI.create(location).getRawQuery());
        if (!asked.one("response_type").orElse("").equals("code")
                || !asked.one("code_challenge_method").orElse("").equals("S256")
                || !asked.one("client_id").orElse("").equals(CLIENT)) {
            throw new AssertionError("not what a client asks");
        }
        String code = "code" + codes.size() + asked.one("nonce").orElseThrow().substring(0, 8);
        codes.put(code, asked);
        String back = URI.create(asked.one("redirect_uri").orElseThrow()).getPath();
        return back + "?code=" + code + "&session_state=x&state="
                + asked.one("state").orElseThrow() + "&iss="
                + URLEncoder.encode(issuer().toString(), StandardCharsets.UTF_8);
    }

    private String published() {
        String base = issuer() + "/";
        return JSONObjectUtils.toJSONString(Map.of(
                "issuer",
                issuer().toString(),
                "authorization_endpoint",
                "https://wallet.test/auth",
                "token_endpoint",
                base + "token",
                "jwks_uri",
                base + "keys",
                "userinfo_endpoint",
                base + "userinfo",
                "end_session_endpoint",
                "https://wallet.test/logout",
                "authorization_response_iss_parameter_supported",
                true));
    }

    private void keys(HttpExchange exchange) throws IOException {
        keysAsked++;
        say(exchange, 200, new JWKSet(key).toString());
    }

    private void token(HttpExchange exchange) throws IOException {
        Query form = Query.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
        Query asked = codes.remove(form.one("code").orElse(""));
        if (asked == null
                || !form.one("redirect_uri").equals(asked.one("redirect_uri"))
                || !challenge(form.one("code_verifier").orElse(""))
                        .equals(asked.one("code_challenge").orElseThrow())
                || !isClient(exchange, form)) {
            say(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var set = new JWTClaimsSet.Builder()
                .issuer(issuer().toString())
                .subject("f:550dc1c8:" + person)
                .audience(CLIENT)
                .claim("azp", CLIENT)
                .claim("nonce", asked.one("nonce").orElseThrow())
                .claim("acr", "eidas1")
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(120)));
        JWTClaimsSet said = claims.apply(set).build();
        String access = "access" + codes.size();
        subjects.put(access, String.valueOf(said.getSubject()));
        say(
                exchange,
                200,
                JSONObjectUtils.toJSONString(
                        Map.of("token_type", "Bearer", "access_token", access, "id_token", signing.apply(this, said))));
    }

    private boolean isClient(HttpExchange exchange, Query form) {
        try {
            if (assertions != null) {
                SignedJWT jwt = SignedJWT.parse(form.one("client_assertion").orElse(""));
                return jwt.verify(new RSASSAVerifier(assertions))
                        && jwt.getJWTClaimsSet().getIssuer().equals(CLIENT)
                        && jwt.getJWTClaimsSet().getAudience().contains(issuer() + "/token");
            }
        } catch (java.text.ParseException | JOSEException forged) {
            return false;
        }
        String pair = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String subject = subjects.get(bearer.replace("Bearer ", ""));
        var said = new HashMap<String, Object>();
        said.put("sub", otherSubject.isEmpty() ? subject : otherSubject);
        said.put("SubjectNameID", person);
        said.put("given_name", "Paul");
        say(exchange, subject == null ? 401 : 200, JSONObjectUtils.toJSONString(said));
    }

    String signed(JWTClaimsSet set, RSAKey by, JWSAlgorithm algorithm) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(by.getKeyID()).build(), set);
            jwt.sign(new RSASSASigner(by));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String challenge(String verifier) {
        byte[] hash = Sha256.hash(verifier.getBytes(StandardCharsets.US_ASCII)).bytes();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static void say(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            byte[] octets = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package org.passerelle.specs.fuzz.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.passerelle.canon.Sha256;
import org.passerelle.gateway.passkey.Passkeys;
import org.passerelle.gateway.passkey.Place;
import org.passerelle.gateway.passkey.Posted;
import org.passerelle.gateway.session.Account;
import org.passerelle.gateway.session.Passkey;
import org.passerelle.gateway.session.PasswordHash;
import org.passerelle.party.PersonId;
import org.passerelle.specs.fuzz.FuzzTarget;
import org.passerelle.specs.fuzz.Seeds;

/**
 * What a browser and an authenticator say of a passkey, new or known: the browser's words, a zero octet, the authenticator's. Whatever they
 * say, nobody gets in whose signature does not hold; here none can.
 */
final class PasskeyFuzz extends FuzzTarget {
    private static final String HOST = "avis.exemple.fr";
    private static final String SESSION = "a session's secret";
    private static final Instant NOW = Instant.parse("2026-11-22T20:00:00Z");
    private static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    /** ES256 with P-256's own base point for a key, whose private half is 1 and signs nothing here. */
    private static final byte[] KEY = HexFormat.of()
            .parseHex("a5010203262001215820"
                    + "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                    + "225820"
                    + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");

    private final Account account = new Account(
            "jeanne.essai",
            PersonId.parse("10000000003"),
            new PasswordHash(8, 1, new byte[16], new byte[32]),
            Set.of(),
            List.of(new Passkey(ID, text(KEY), 0, false, "Téléphone", NOW, null)));

    @Override
    protected List<byte[]> seeds() throws IOException {
        Passkeys passkeys = passkeys();
        String adding = passkeys.askAdding(account, SESSION).challenge();
        String login = passkeys().askLogin().challenge();
        return List.of(
                seed("webauthn.create", adding, attestation("none", "a0")),
                seed("webauthn.create", adding, attestation("packed", "a263616c6726637369674101")),
                seed("webauthn.create", login, attestation("fido-u2f", "a0")),
                seed("webauthn.get", login, said(5)),
                seed("webauthn.get", login, said(0xC5)),
                Seeds.utf8("{\0"));
    }

    @Override
    protected void read(byte[] octets) throws IOException {
        int zero = 0;
        while (zero < octets.length && octets[zero] != 0) {
            zero++;
        }
        String client = text(Arrays.copyOf(octets, zero));
        String said = text(Arrays.copyOfRange(octets, Math.min(zero + 1, octets.length), octets.length));
        Passkeys passkeys = passkeys();
        passkeys.askAdding(account, SESSION);
        tried(() -> {
            Passkey made = passkeys.made(new Posted.Attestation(client, said), SESSION, "nom");
            require(made.findUsed().isEmpty(), "a new passkey was never used");
        });
        Passkeys.LoginAsked asked = passkeys().askLogin();
        Passkeys judging = passkeys();
        judging.askLogin();
        String handle = passkeys().askAdding(account, SESSION).handle();
        tried(() -> {
            var answer = new Posted.Assertion(ID, client, said, text(new byte[70]), handle);
            judging.login(answer, asked.browser(), id -> Optional.of(account));
            require(false, "nobody gets in without a signature");
        });
    }

    /** The same questions each time. */
    private static Passkeys passkeys() {
        return new Passkeys(Place.of(URI.create("https://" + HOST)).orElseThrow(), () -> NOW, new Random(1));
    }

    private static byte[] seed(String type, String challenge, byte[] said) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Seeds.utf8("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"https://"
                + HOST + "\",\"crossOrigin\":false}"));
        out.write(0);
        out.writeBytes(said);
        return out.toByteArray();
    }

    private static byte[] attestation(String format, String statement) {
        var said = new ByteArrayOutputStream();
        said.writeBytes(said(0x45));
        said.writeBytes(new byte[16]);
        said.writeBytes(new byte[] {0, 16});
        said.writeBytes(Base64.getUrlDecoder().decode(ID));
        said.writeBytes(KEY);
        var out = new ByteArrayOutputStream();
        out.write(0xA3);
        word(out, "fmt");
        word(out, format);
        word(out, "attStmt");
        out.writeBytes(HexFormat.of().parseHex(statement));
        word(out, "authData");
        out.write(0x58);
        out.write(said.size());
        out.writeBytes(said.toByteArray());
        return out.toByteArray();
    }

    private static void word(ByteArrayOutputStream out, String word) {
        out.write(0x60 + word.length());
        out.writeBytes(Seeds.utf8(word));
    }

    private static byte[] said(int flags) {
        return ByteBuffer.allocate(37)
                .put(Sha256.hash(Seeds.utf8(HOST)).bytes())
                .put((byte) flags)
                .putInt(0)
                .array();
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}

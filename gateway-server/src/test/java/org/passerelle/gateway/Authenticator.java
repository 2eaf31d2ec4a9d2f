package org.passerelle.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.passerelle.canon.Sha256;

/**
 * A telephone's authenticator and the browser before it, as much of them as passkeys need (Web Authentication, §5.8.1, §6.1): each says
 * what it is told to, true or not.
 */
final class Authenticator {
    static final int PRESENT = 1;
    static final int VERIFIED = 4;
    static final int SYNCED = 8;
    private static final int CREDENTIAL = 64;

    byte[] id = new byte[16];
    byte[] handle = new byte[0];
    int flags = PRESENT | VERIFIED;
    int counter;
    String origin = "https://pages.test";
    String host = "pages.test";
    /** Written behind the origin, a comma first. */
    String more = ",\"crossOrigin\":false";
    /** COSE: ES256. */
    int kind = -7;

    private final KeyPair keys;

    private Authenticator(KeyPair keys) {
        this.keys = keys;
    }

    /** One that holds a passkey of its own; another number makes another credential id. */
    static Authenticator number(int number) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var made = new Authenticator(generator.generateKeyPair());
            made.id[0] = (byte) number;
            return made;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String id() {
        return text(id);
    }

    /** The fields that a page posts of a new passkey. */
    Map<String, String> made(String challenge) {
        var fields = new HashMap<String, String>();
        fields.put("client", text(client("webauthn.create", challenge)));
        fields.put("attestation", text(attestation()));
        return fields;
    }

    /** The fields that a page posts of a login. */
    Map<String, String> login(String challenge) {
        byte[] client = client("webauthn.get", challenge);
        byte[] said = said(flags);
        var fields = new HashMap<String, String>();
        fields.put("id", id());
        fields.put("client", text(client));
        fields.put("said", text(said));
        fields.put("signature", text(signature(said, client)));
        fields.put("handle", text(handle));
        return fields;
    }

    byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\"" + more
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** {@code {"fmt": "none", "attStmt": {}, "authData": …}} in CBOR (RFC 8949). */
    private byte[] attestation() {
        var said = new ByteArrayOutputStream();
        said.writeBytes(said(flags | CREDENTIAL));
        said.writeBytes(new byte[16]);
        said.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        said.writeBytes(id);
        said.writeBytes(key());
        var out = new ByteArrayOutputStream();
        out.write(0xA3);
        word(out, "fmt");
        word(out, "none");
        word(out, "attStmt");
        out.write(0xA0);
        word(out, "authData");
        out.write(0x59);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) said.size()).array());
        out.writeBytes(said.toByteArray());
        return out.toByteArray();
    }

    private static void word(ByteArrayOutputStream out, String word) {
        out.write(0x60 + word.length());
        out.writeBytes(word.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code {1: 2, 3: kind, -1: 1, -2: x, -3: y}} (RFC 9053 §7.1.1). */
    private byte[] key() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xA5, 1, 2, 3});
        out.writeBytes(kind >= -24 ? new byte[] {(byte) (0x20 - 1 - kind)} : new byte[] {0x38, (byte) (-1 - kind)});
        out.writeBytes(new byte[] {0x20, 1, 0x21, 0x58, 32});
        out.writeBytes(whole(point.getAffineX().toByteArray()));
        out.writeBytes(new byte[] {0x22, 0x58, 32});
        out.writeBytes(whole(point.getAffineY().toByteArray()));
        return out.toByteArray();
    }

    private static byte[] whole(byte[] number) {
        byte[] all = new byte[32];
        int from = Math.max(0, number.length - all.length);
        System.arraycopy(number, from, all, all.length - (number.length - from), number.length - from);
        return all;
    }

    private byte[] said(int flagged) {
        return ByteBuffer.allocate(37)
                .put(Sha256.hash(host.getBytes(StandardCharsets.UTF_8)).bytes())
                .put((byte) flagged)
                .putInt(counter)
                .array();
    }

    private byte[] signature(byte[] said, byte[] client) {
        try {
            Signature signing = Signature.getInstance("SHA256withECDSA");
            signing.initSign(keys.getPrivate());
            signing.update(said);
            signing.update(Sha256.hash(client).bytes());
            return signing.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}

package org.passerelle.specs.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.ledger.LedgerKey;
import org.passerelle.ledger.Origin;
import org.passerelle.party.MailAddress;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.pki.Pem;

/** What every vector starts from; nothing in it is drawn at random. */
final class Given {
    static final Path FOLDER = Path.of("wire", "vectors");

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.000Z");
    static final MailAddress PRACTICE = new MailAddress("cabinet@saulx.mssante.example");
    static final MailAddress LINE = new MailAddress("dermatologie@ch-barrois.mssante.example");
    static final Id EXCHANGE = new Id("00000000000000000000000000000001");
    static final Id CHAIN = new Id("00000000000000000000000000000002");
    static final Id STEP = new Id("00000000000000000000000000000003");
    static final Origin ORIGIN =
            new Origin(new Id("0000000000000000000000000000000a"), new Id("0000000000000000000000000000000b"));

    /** RFC 8032 §7.1, test 1. */
    static final LedgerKey LEDGER_KEY = LedgerKey.restore(HexFormat.of()
            .parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                    + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

    /** RFC 8032 §7.1, test 2. */
    static final LedgerKey NEXT_LEDGER_KEY = LedgerKey.restore(HexFormat.of()
            .parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
                    + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));

    private Given() {}

    static TrustAnchors anchors() {
        List<X509Certificate> certificates = Pem.certificates(text("anchors.pem"));
        return new TrustAnchors(certificates.subList(0, 1), certificates.subList(1, 2), List.of());
    }

    static Identity signer(String who) {
        return new Identity(Pem.key(text(who + ".sign.key.pem")), Pem.certificates(text(who + ".sign.cert.pem")));
    }

    static DecryptionKey decryption(String who) {
        return new DecryptionKey(Pem.key(text(who + ".enc.key.pem")), certificate(who + ".enc"));
    }

    static X509Certificate certificate(String name) {
        return Pem.certificates(text(name + ".cert.pem")).get(0);
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Octets that count up, for salts and the like. */
    static byte[] counting(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) i;
        }
        return octets;
    }

    static Json.Obj file(String about, List<Json.Obj> cases) {
        return Json.object().put("about", about).put("cases", cases).build();
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve("pki").resolve(file), StandardCharsets.US_ASCII);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

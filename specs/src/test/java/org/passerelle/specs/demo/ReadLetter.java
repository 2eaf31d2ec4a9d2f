package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Json;
import org.passerelle.canon.Sha256;
import org.passerelle.port.trust.DecryptionKey;
import org.passerelle.port.trust.Identity;
import org.passerelle.port.trust.Keyring;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.seal.OpenContext;
import org.passerelle.seal.Opened;
import org.passerelle.seal.Opener;
import org.passerelle.seal.pki.Pem;

/**
 * The first letter that a demonstration left, opened with the keys that it left.
 *
 * @param summary what it left beside them
 * @param payload the letter's payload
 */
record ReadLetter(Json.Obj summary, byte[] payload) {

    static ReadLetter first(Path out) throws IOException {
        byte[] summary = Files.readAllBytes(out.resolve("summary.json"));
        Path file = Files.list(out.resolve("letters")).sorted().findFirst().orElseThrow();
        try (Opened opened = open(out, Files.readAllBytes(file));
                var payload = opened.payload()) {
            return new ReadLetter(compact(summary), payload.readAllBytes());
        }
    }

    static Opened open(Path out, byte[] mail) throws IOException {
        var opener = new Opener(Files.createTempDirectory("spool"), new SecureRandom());
        return opener.open(new ByteArrayInputStream(mail), context(out));
    }

    /** The hospital's. */
    static OpenContext context(Path out) throws IOException {
        Path keys = out.resolve("keys");
        var anchors = Pem.certificates(text(keys.resolve("anchors.pem")));
        var sign = new Identity(
                Pem.key(text(keys.resolve("hospital.sign.key.pem"))),
                Pem.certificates(text(keys.resolve("hospital.sign.cert.pem"))));
        var decrypt = new DecryptionKey(
                Pem.key(text(keys.resolve("hospital.enc.key.pem"))),
                Pem.certificates(text(keys.resolve("hospital.enc.cert.pem"))).get(0));
        return OpenContext.strict(
                Keyring.of(sign, List.of(decrypt)),
                Set.of(Cast.LINE),
                new TrustAnchors(anchors.subList(0, 1), anchors.subList(1, 2), List.of()),
                Cast.at("2026-11-20T16:30"));
    }

    byte[] part(String sha256) {
        return parts(payload).stream()
                .filter(part -> Sha256.hash(part).hex().equals(sha256))
                .findFirst()
                .orElseThrow();
    }

    /** What the base64 parts of a multipart entity hold. */
    static List<byte[]> parts(byte[] payload) {
        List<byte[]> parts = new ArrayList<>();
        for (String part : new String(payload, StandardCharsets.ISO_8859_1).split("\r\n--")) {
            int body = part.indexOf("\r\n\r\n");
            if (body > 0 && part.substring(0, body).toLowerCase(Locale.ROOT).contains("encoding: base64")) {
                parts.add(Base64.getMimeDecoder().decode(part.substring(body + 4)));
            }
        }
        return parts;
    }

    /** Members on lines of their own are for people; between them only blanks may stand. */
    private static Json.Obj compact(byte[] pretty) {
        var out = new StringBuilder();
        for (String line : new String(pretty, StandardCharsets.UTF_8).split("\n", -1)) {
            out.append(line.strip().replaceFirst("^(\"(?:[^\"\\\\]|\\\\.)*\"): ", "$1:"));
        }
        return Canon.read(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII);
    }
}

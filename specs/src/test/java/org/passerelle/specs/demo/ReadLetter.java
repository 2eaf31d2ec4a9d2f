package org.passerelle.specs.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
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
import org.passerelle.specs.demo.world.Cast;

/**
 * The first letter that a demonstration left, opened with the keys that it left.
 *
 * @param summary what it left beside them
 * @param payload the letter's payload
 */
record ReadLetter(Json.Obj summary, byte[] payload) {

    private static final Pattern INSIDE = Pattern.compile("<value[^>]* representation=\"B64\"[^>]*>([^<]*)</value>");

    static ReadLetter first(Path out) throws IOException {
        byte[] summary = Files.readAllBytes(out.resolve("summary.json"));
        Path file = Files.list(out.resolve("letters")).sorted().findFirst().orElseThrow();
        try (Opened opened = open(out, Files.readAllBytes(file));
                var payload = opened.payload()) {
            return new ReadLetter(compact(summary), payload.readAllBytes());
        }
    }

    static Opened open(Path out, byte[] mail) throws IOException {
        return open(out, mail, "hospital");
    }

    static Opened open(Path out, byte[] mail, String who) throws IOException {
        var opener = new Opener(Files.createTempDirectory("spool"), new SecureRandom());
        return opener.open(new ByteArrayInputStream(mail), context(out, who));
    }

    /** The hospital's. */
    static OpenContext context(Path out) throws IOException {
        return context(out, "hospital");
    }

    private static OpenContext context(Path out, String who) throws IOException {
        Path keys = out.resolve("keys");
        var anchors = Pem.certificates(text(keys.resolve("anchors.pem")));
        var sign = new Identity(
                Pem.key(text(keys.resolve(who + ".sign.key.pem"))),
                Pem.certificates(text(keys.resolve(who + ".sign.cert.pem"))));
        var decrypt = new DecryptionKey(
                Pem.key(text(keys.resolve(who + ".enc.key.pem"))),
                Pem.certificates(text(keys.resolve(who + ".enc.cert.pem"))).get(0));
        return OpenContext.strict(
                Keyring.of(sign, List.of(decrypt)),
                Set.of(who.equals("hospital") ? Cast.LINE : Cast.PRACTICE),
                new TrustAnchors(anchors.subList(0, 1), anchors.subList(1, 2), List.of()),
                Cast.at("2026-11-20T16:30"));
    }

    byte[] part(String sha256) throws IOException {
        return octets(payload).stream()
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

    /** The parts, the files of a zip among them, and the files inside its CDA. */
    static List<byte[]> octets(byte[] payload) throws IOException {
        List<byte[]> octets = new ArrayList<>(parts(payload));
        for (byte[] part : parts(payload)) {
            if (part.length > 1 && part[0] == 'P' && part[1] == 'K') {
                octets.addAll(unzip(part).values());
            }
        }
        for (byte[] file : List.copyOf(octets)) {
            Matcher inside = INSIDE.matcher(new String(file, StandardCharsets.ISO_8859_1));
            while (inside.find()) {
                octets.add(Base64.getMimeDecoder().decode(inside.group(1)));
            }
        }
        return octets;
    }

    /** A zip's files by their names. */
    static Map<String, byte[]> unzip(byte[] octets) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(octets))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
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

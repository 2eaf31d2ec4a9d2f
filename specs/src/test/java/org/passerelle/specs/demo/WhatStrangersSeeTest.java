package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;

/** Letters as others see them: OpenSSL with the right keys opens them, and without keys nothing of the patient is to be seen. */
class WhatStrangersSeeTest {
    private static final List<String> SECRETS = List.of(
            "VAUTRIN",
            "COLLIGNON",
            "ÉLISE",
            "ELISE",
            "MARGUERITE",
            "Tilleuls",
            "1968-03-12",
            "12-MAR-1968",
            "12/03/1968",
            "19680312",
            Cast.INS.value(),
            "06 00 00 00 68",
            Cast.QUESTION,
            Cast.SECOND_QUESTION,
            Cast.HISTORY,
            "exérèse",
            "dermoscopic-1",
            "recording-2",
            "Polygraphie",
            "Avant-bras");

    @TempDir
    private Path folder;

    @Test
    void opensslOpensTheFirstLetterAndFindsTheCleanedImageAndRecording() throws Exception {
        Assumptions.assumeTrue(run("openssl", "version") == 0, "openssl absent");
        Played demo = Played.once();
        Path keys = demo.out().resolve("keys").toAbsolutePath();
        String letter = demo.letter("01").toAbsolutePath().toString();

        assertThat(run(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-in",
                        letter,
                        "-recip",
                        keys.resolve("hospital.enc.cert.pem").toString(),
                        "-inkey",
                        keys.resolve("hospital.enc.key.pem").toString(),
                        "-out",
                        "signed.eml"))
                .isZero();
        assertThat(run(
                        "openssl",
                        "cms",
                        "-verify",
                        "-in",
                        "signed.eml",
                        "-CAfile",
                        keys.resolve("anchors.pem").toString(),
                        "-out",
                        "payload.eml"))
                .isZero();

        List<String> hashes = parts(Files.readString(folder.resolve("payload.eml"), StandardCharsets.ISO_8859_1));
        demo.exchange(1)
                .array("attachments")
                .objects()
                .forEach(attachment -> assertThat(hashes).contains(attachment.text("sha256After")));
    }

    @Test
    void opensslRefusesWithTheWrongKey() throws Exception {
        Assumptions.assumeTrue(run("openssl", "version") == 0, "openssl absent");
        Played demo = Played.once();
        Path keys = demo.out().resolve("keys").toAbsolutePath();

        assertThat(run(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-in",
                        demo.letter("01").toAbsolutePath().toString(),
                        "-recip",
                        keys.resolve("practice.enc.cert.pem").toString(),
                        "-inkey",
                        keys.resolve("practice.enc.key.pem").toString(),
                        "-out",
                        "signed.eml"))
                .isNotZero();
    }

    @Test
    void nothingOfThePatientStandsInAnyMail() throws IOException {
        for (Path mail : Played.once().letters()) {
            byte[] octets = Files.readAllBytes(mail);
            for (String view : List.of(
                    new String(octets, StandardCharsets.UTF_8),
                    new String(octets, StandardCharsets.ISO_8859_1),
                    decoded(octets))) {
                String lower = view.toLowerCase(Locale.ROOT);
                for (String secret : SECRETS) {
                    assertThat(lower.contains(secret.toLowerCase(Locale.ROOT)))
                            .as("%s in %s", secret, mail.getFileName())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void outerHeadersAreThoseThatTheWireNamesAndNoOthers() throws IOException {
        for (Path mail : Played.once().letters()) {
            String text = Files.readString(mail, StandardCharsets.ISO_8859_1);
            String headers = text.substring(0, text.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]", " ");
            assertThat(headers.lines().map(line -> line.substring(0, line.indexOf(':'))))
                    .isSubsetOf(
                            "From",
                            "To",
                            "Date",
                            "Message-ID",
                            "In-Reply-To",
                            "References",
                            "Subject",
                            "MIME-Version",
                            "Content-Type",
                            "Content-Transfer-Encoding",
                            "Content-Disposition",
                            "Auto-Submitted",
                            "X-MSS-NIL")
                    .doesNotHaveDuplicates();
        }
    }

    /** Hashes of what the base64 parts hold. */
    private static List<String> parts(String payload) {
        List<String> hashes = new ArrayList<>();
        for (String part : payload.split("\r\n--")) {
            int body = part.indexOf("\r\n\r\n");
            if (body > 0 && part.substring(0, body).toLowerCase(Locale.ROOT).contains("encoding: base64")) {
                byte[] octets = Base64.getMimeDecoder().decode(part.substring(body + 4));
                hashes.add(Sha256.hash(octets).hex());
            }
        }
        return hashes;
    }

    /** The body with its base64 undone, as far as it is base64. */
    private static String decoded(byte[] mail) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        String body = text.substring(text.indexOf("\r\n\r\n") + 4).replaceAll("[^A-Za-z0-9+/]", "");
        byte[] octets = Base64.getDecoder().decode(body.substring(0, body.length() / 4 * 4));
        return new String(octets, StandardCharsets.UTF_8);
    }

    private int run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        try {
            Process process =
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } catch (IOException absent) {
            return -1;
        }
    }
}

package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.specs.demo.world.Cast;

/** Letters as others see them: OpenSSL with the right keys opens them, and without keys nothing of the patient is to be seen. */
class WhatStrangersSeeTest {
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

        List<String> hashes = ReadLetter.octets(Files.readAllBytes(folder.resolve("payload.eml"))).stream()
                .map(octets -> Sha256.hash(octets).hex())
                .toList();
        assertThat(demo.exchange(1).array("attachments").objects())
                .hasSize(2)
                .allSatisfy(attachment -> assertThat(hashes).contains(attachment.text("sha256After")));
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
        Played demo = Played.once();
        Set<String> secrets = new TreeSet<>(Secrets.patient(demo));
        for (int exchange : List.of(1, 2)) {
            secrets.addAll(Secrets.said(demo, exchange));
            secrets.addAll(Secrets.files(demo, exchange));
        }
        assertThat(secrets).contains("VAUTRIN", Cast.INS.value(), Cast.QUESTION, Cast.SECOND_QUESTION, "IMG00001.");
        for (Path mail : demo.letters()) {
            PlainSight seen = PlainSight.of(Files.readAllBytes(mail));
            assertThat(secrets)
                    .allSatisfy(secret -> assertThat(seen.shows(secret))
                            .as("%s in %s", secret, mail.getFileName())
                            .isFalse());
        }
    }

    @Test
    void allOfItStandsInTheFirstLetterForWhoeverOpensIt() throws IOException {
        Played demo = Played.once();
        Set<String> told = new TreeSet<>(Secrets.said(demo, 1, "request"));
        told.addAll(Secrets.files(demo, 1));
        told.addAll(demo.summary().object("patient").array("birthGivenNames").texts());
        told.addAll(List.of(Cast.PATIENT.birthName(), Cast.INS.value(), Cast.PATIENT.phone(), "1968-03-12"));
        PlainSight opened = PlainSight.of(ReadLetter.first(demo.out()).payload());

        assertThat(told)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        secret -> assertThat(opened.shows(secret)).as(secret).isTrue());
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

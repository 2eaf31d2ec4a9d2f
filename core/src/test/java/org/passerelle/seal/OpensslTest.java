package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.seal.certificate.Acceptance;
import org.passerelle.seal.pki.Pem;

/** What we seal is opened by a program that shares no code with us, and the other way round. */
class OpensslTest {
    private final Scene scene = Scene.SHARED;

    @TempDir
    Path folder;

    @BeforeEach
    void needsOpenssl() {
        Assumptions.assumeTrue(run("openssl", "version") == 0, "openssl absent");
    }

    @Test
    void opensslOpensWhatWeSeal() throws IOException {
        Files.write(
                folder.resolve("letter.eml"),
                scene.seal(scene.order(scene.cityEnc, scene.hospitalEnc), scene.practiceSign, Scene.PAYLOAD));
        keys();
        assertThat(run(
                        "openssl",
                        "cms",
                        "-decrypt",
                        "-in",
                        "letter.eml",
                        "-inkey",
                        "key.pem",
                        "-recip",
                        "cert.pem",
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
                        "anchors.pem",
                        "-attime",
                        at(),
                        "-out",
                        "payload"))
                .isZero();
        assertThat(folder.resolve("payload")).hasBinaryContent(Scene.PAYLOAD);
    }

    @Test
    void weOpenWhatOpensslSealsWhereAbsenceIsAllowed() throws IOException {
        byte[] payload = Scene.payload(Scene.PRACTICE, "");
        byte[] mail = sealedByOpenssl(payload);
        var now = java.time.Instant.now();
        var strict = scene.hospitalContext();
        var today = OpenContext.strict(strict.keyring(), strict.ours(), strict.anchors(), now);
        assertThat(Scene.outcome(mail, today)).isEqualTo("seal.absent");
        try (Opened opened = Scene.open(mail, today.with(Acceptance.unbound()))) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
            assertThat(opened.verdict().sender().orElseThrow().boundAddress()).contains(Scene.PRACTICE);
        }
    }

    private byte[] sealedByOpenssl(byte[] payload) throws IOException {
        keys();
        Files.write(folder.resolve("payload"), payload);
        Files.writeString(folder.resolve("signer.pem"), Pem.write(scene.practiceSign.certificate()));
        Files.writeString(folder.resolve("signer.key"), Pem.writeKey(scene.practiceSign.key()));
        String sign = "openssl cms -sign -nodetach -binary -cades -in payload -signer signer.pem -inkey signer.key"
                + " -md sha256 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32 -out signed.eml";
        String encrypt = "openssl cms -encrypt -binary -in signed.eml -aes-256-gcm -from " + Scene.PRACTICE.value()
                + " -to " + Scene.HOSPITAL.value() + " -out letter.eml -recip cert.pem -keyopt rsa_padding_mode:oaep"
                + " -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256";
        assertThat(run(sign.split(" "))).isZero();
        assertThat(run(encrypt.split(" "))).isZero();
        return Files.readAllBytes(folder.resolve("letter.eml"));
    }

    private static String at() {
        return Long.toString(Scene.NOW.getEpochSecond());
    }

    private void keys() throws IOException {
        Files.writeString(folder.resolve("key.pem"), Pem.writeKey(scene.hospitalEnc.key()));
        Files.writeString(folder.resolve("cert.pem"), Pem.write(scene.hospitalEnc.certificate()));
        Files.writeString(
                folder.resolve("anchors.pem"), Pem.write(List.of(scene.pki.root(), scene.pki.organisations())));
    }

    private int run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException absent) {
            return -1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}

package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.seal.certificate.Acceptance;

/** What we seal is opened by a program that shares no code with us, and the other way round. */
class OpensslTest {
    private final Scene scene = Scene.SHARED;

    @TempDir
    private Path folder;

    private Openssl openssl;

    @BeforeEach
    void needsOpenssl() {
        openssl = new Openssl(folder);
        Assumptions.assumeTrue(openssl.isPresent(), "openssl absent");
        openssl.anchors(scene);
        openssl.give("recipient", scene.hospitalEnc);
    }

    @Test
    void opensslOpensWhatWeSeal() {
        openssl.write(
                "letter.eml",
                scene.seal(scene.order(scene.cityEnc, scene.hospitalEnc), scene.practiceSign, Scene.PAYLOAD));
        assertThat(openssl.run("cms -decrypt -in letter.eml -inkey recipient.key -recip recipient.pem -out signed.eml"))
                .isZero();
        assertThat(openssl.run("cms -verify -in signed.eml -CAfile anchors.pem -attime " + Scene.NOW.getEpochSecond()
                        + " -out payload"))
                .isZero();
        assertThat(openssl.read("payload")).isEqualTo(Scene.PAYLOAD);
    }

    @Test
    void weOpenWhatOpensslSealsWhereAbsenceIsAllowed() throws IOException {
        byte[] payload = Scene.payload(Scene.PRACTICE, "");
        byte[] mail = sealedByOpenssl(payload);
        var strict = scene.hospitalContext();
        var today = OpenContext.strict(strict.keyring(), strict.ours(), strict.anchors(), Instant.now());
        assertThat(Scene.outcome(mail, today)).isEqualTo("seal.absent");
        try (Opened opened = Scene.open(mail, today.with(Acceptance.unbound()))) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
            assertThat(opened.verdict().sender().orElseThrow().boundAddress()).contains(Scene.PRACTICE);
        }
    }

    private byte[] sealedByOpenssl(byte[] payload) {
        openssl.write("payload", payload);
        openssl.give("signer", scene.practiceSign);
        assertThat(openssl.run("cms -sign -nodetach -binary -cades -in payload -signer signer.pem -inkey signer.key"
                        + " -md sha256 -keyopt rsa_padding_mode:pss -keyopt rsa_pss_saltlen:32 -out signed.eml"))
                .isZero();
        assertThat(openssl.run("cms -encrypt -binary -in signed.eml -aes-256-gcm -from " + Scene.PRACTICE.value()
                        + " -to " + Scene.HOSPITAL.value() + " -out letter.eml -recip recipient.pem"
                        + " -keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256 -keyopt rsa_mgf1_md:sha256"))
                .isZero();
        return openssl.read("letter.eml");
    }
}

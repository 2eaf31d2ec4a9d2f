package org.passerelle.seal.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passerelle.seal.Opened;
import org.passerelle.seal.pki.Issued;
import org.passerelle.seal.suite.Suite;

/** Thunderbird's S/MIME library, which reads CBC and PKCS#1 v1.5 under RSA keys, and signatures of every kind. */
class NssTest {
    private static final Today TODAY = new Today();
    private static final String STORE = "sql:store";

    @TempDir
    private Path folder;

    private Tool nss;

    @BeforeEach
    void needsNss() {
        nss = new Tool(folder, Map.of());
        Assumptions.assumeTrue(nss.run("", "cmsutil") >= 0, "cmsutil absent (libnss3-tools)");
        Assumptions.assumeTrue(nss.has("openssl", "version"), "openssl absent, which writes the key files");
        TODAY.give(nss);
        assertThat(nss.path("store").toFile().mkdir()).isTrue();
        nss.must("certutil", "-N", "-d", STORE, "--empty-password");
        nss.must("certutil", "-A", "-d", STORE, "-n", "root", "-t", "C,C,C", "-a", "-i", "root.pem");
        nss.must("certutil", "-A", "-d", STORE, "-n", "authority", "-t", ",,", "-a", "-i", "authority.pem");
        for (String key : new String[] {"recipient.p12", "signer.p12", "elliptic.p12"}) {
            nss.must("pk12util", "-d", STORE, "-i", key, "-W", Today.PASSWORD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "P256"})
    void readsTheCompatibleSuite(String signer) {
        Issued by = signer.equals("RSA") ? TODAY.signRsa : TODAY.signP256;
        nss.write("letter.der", Today.cms(TODAY.seal(by, Suite.COMPATIBLE)));
        nss.must("cmsutil", "-D", "-d", STORE, "-i", "letter.der", "-o", "signed.eml");
        verifies(Today.cms(nss.read("signed.eml")));
    }

    @Test
    void verifiesThePssSignatureOfTheOtherSuite() {
        nss.write("letter.eml", TODAY.seal(TODAY.signRsa, Suite.GCM));
        nss.must("openssl cms -decrypt -in letter.eml -inkey recipient.key -recip recipient.pem -out signed.eml"
                .split(" "));
        verifies(Today.cms(nss.read("signed.eml")));
    }

    private void verifies(byte[] signed) {
        nss.write("signed.der", signed);
        nss.must("cmsutil", "-D", "-d", STORE, "-u", "4", "-i", "signed.der", "-o", "payload");
        assertThat(new String(nss.read("payload"), StandardCharsets.UTF_8)).isEqualTo(Today.PAYLOAD);
        byte[] altered = signed.clone();
        altered[200] ^= 1;
        nss.write("altered.der", altered);
        assertThat(nss.run("", "cmsutil", "-D", "-d", STORE, "-u", "4", "-i", "altered.der", "-o", "altered"))
                .as("what its zero above is worth")
                .isNotZero();
    }

    @ParameterizedTest
    @CsvSource({"signer, RSASSA-PKCS1-v1_5-SHA256", "elliptic, ECDSA-SHA256"})
    void weReadWhatItWrites(String signer, String title) throws IOException {
        nss.write("payload", Today.PAYLOAD);
        nss.must(("cmsutil -S -d " + STORE + " -N " + signer + " -Y NONE -G -P -i payload -o signed.der").split(" "));
        nss.write("signed.eml", Today.mail("signed-data", nss.read("signed.der")));
        nss.must(("cmsutil -E -d " + STORE + " -r " + Today.HOSPITAL.value() + " -i signed.eml -o letter.der")
                .split(" "));
        byte[] mail = Today.mail("enveloped-data", nss.read("letter.der"));
        try (Opened opened = TODAY.open(mail, folder)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.algorithms()).containsExactly("AES-128-CBC", "RSAES-PKCS1-v1_5", title);
            assertThat(opened.reads()).as("SMIMECapabilities").contains(Suite.COMPATIBLE);
            assertThat(opened.verdict().sender().orElseThrow().boundAddress()).contains(Today.PRACTICE);
            assertThat(new String(opened.payload().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(Today.PAYLOAD);
        }
    }
}

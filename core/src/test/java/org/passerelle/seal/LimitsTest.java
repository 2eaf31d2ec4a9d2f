package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.pki.Pem;
import org.passerelle.seal.pki.Pkcs12;

/** Each limit, one unit on each side; and the files that keys stand in. */
class LimitsTest {
    private final Scene scene = Scene.SHARED;
    private final byte[] letter =
            scene.seal(scene.order(scene.hospitalEnc, scene.cityEnc), scene.practiceSign, Scene.PAYLOAD);
    private final int headers = Forge.headers(letter).length();

    @TempDir
    Path folder;

    @Test
    void readsAMailUpToItsLimit() {
        int size = letter.length;
        assertThat(outcome(new OpenLimits(HeaderBlock.LONGEST, size, 9, 9, 9999)))
                .isEqualTo("accepted");
        assertThat(outcome(new OpenLimits(HeaderBlock.LONGEST, size - 1, 9, 9, 9999)))
                .isEqualTo("seal.too-large");
    }

    @Test
    void readsHeadersUpToTheirLimit() {
        assertThat(outcome(new OpenLimits(headers, 99_999, 9, 9, 9999))).isEqualTo("accepted");
        assertThat(outcome(new OpenLimits(headers - 1, 99_999, 9, 9, 9999))).isEqualTo("seal.too-large");
    }

    @Test
    void readsRecipientsAndCertificatesUpToTheirLimit() {
        assertThat(outcome(new OpenLimits(9999, 99_999, 2, 2, 9999))).isEqualTo("accepted");
        assertThat(outcome(new OpenLimits(9999, 99_999, 1, 2, 9999))).isEqualTo("seal.too-large");
        assertThat(outcome(new OpenLimits(9999, 99_999, 2, 1, 9999))).isEqualTo("seal.too-large");
    }

    @Test
    void readsStructuresUpToTheLongestOfThisLetter() {
        int refused = 1;
        int accepted = 9999;
        while (accepted - refused > 1) {
            int middle = (accepted + refused) / 2;
            if (outcome(new OpenLimits(9999, 99_999, 2, 2, middle)).equals("accepted")) {
                accepted = middle;
            } else {
                refused = middle;
            }
        }
        assertThat(accepted).isBetween(500, 9998);
        assertThat(outcome(new OpenLimits(9999, 99_999, 2, 2, refused))).isEqualTo("seal.too-large");
    }

    /** Recursive parsers would lose their stack over it. */
    @Test
    void refusesAStructureThatIsNestedHundredThousandTimes() {
        byte[] deep = new byte[800_000];
        for (int at = 0; at + 6 <= deep.length; at += 6) {
            int left = deep.length - at - 6;
            byte[] head = {0x30, (byte) 0x84, 0, (byte) (left >> 16), (byte) (left >> 8), (byte) left};
            System.arraycopy(head, 0, deep, at, 6);
        }
        deep[0] = 0x31;
        String prefix = "MIAGCyqGSIb3DQEJEAEXoIAwgAIBAA==";
        byte[] start = java.util.Base64.getDecoder().decode(prefix);
        byte[] structure = java.util.Arrays.copyOf(start, start.length + deep.length);
        System.arraycopy(deep, 0, structure, start.length, deep.length);
        String mail = Forge.headers(letter) + java.util.Base64.getMimeEncoder().encodeToString(structure) + "\r\n";
        assertThat(Scene.outcome(mail.getBytes(java.nio.charset.StandardCharsets.US_ASCII), scene.hospitalContext()))
                .isEqualTo("seal.too-large");
    }

    @Test
    void leavesNoSpoolBehind() {
        outcome(OpenLimits.DEFAULT);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsTheKeysItWrote() {
        var key = scene.hospitalEnc;
        assertThat(Pem.key(Pem.writeKey(key.key()))).isEqualTo(key.key());
        assertThat(Pem.certificates(Pem.write(key.chain()))).isEqualTo(key.chain());
        assertThat(Pem.crls(Pem.writeCrl(scene.pki.rootCrl()))).containsExactly(scene.pki.rootCrl());
        assertThat(Pem.cms(Pem.writeCms(letter))).isEqualTo(letter);
        byte[] file = Pkcs12.write("k", key, "secret".toCharArray());
        assertThat(Pkcs12.read(file, "secret".toCharArray()))
                .singleElement()
                .satisfies(read -> assertThat(read.chain()).isEqualTo(key.chain()));
        assertThatThrownBy(() -> Pkcs12.read(file, "other".toCharArray()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(SealRefusal.PASSWORD));
        for (String text : List.of("", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatThrownBy(() -> Pem.certificates(text)).isInstanceOf(Refused.class);
        }
        assertThat(key.toString() + key.identity() + key.decryptionKey()).doesNotContain("RSA", "CN=");
    }

    private String outcome(OpenLimits limits) {
        try (Opened opened = new Opener(folder, Scene.seeded(3), limits)
                .open(new ByteArrayInputStream(letter), scene.hospitalContext())) {
            return opened.verdict().refusal().map(code -> code.code()).orElse("accepted");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

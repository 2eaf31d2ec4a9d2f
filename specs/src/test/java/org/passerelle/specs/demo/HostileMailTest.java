package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.port.keep.ExchangeQuery;
import org.passerelle.specs.demo.world.Cast;

/** The demonstration's first letter in the hands of somebody who means harm: each deed is put apart under its own code. */
class HostileMailTest {
    @TempDir
    private Path folder;

    private Played demo;
    private Receiver hospital;
    private byte[] letter;
    private Openssl openssl;

    @BeforeEach
    void open() throws IOException {
        demo = Played.once();
        letter = Files.readAllBytes(demo.letter("01"));
        hospital = Receiver.hospital(demo, folder);
        openssl = new Openssl(demo, folder);
    }

    @AfterEach
    void close() {
        hospital.close();
    }

    @Test
    void anHonestLetterIsTakenAndItsReplayHasNoSecondEffect() throws IOException {
        assertThat(hospital.receives(letter)).isEqualTo("taken");
        int once = entries();
        assertThat(hospital.receives(letter)).isEqualTo("flow.seen");
        assertThat(hospital.node.list(ExchangeQuery.all())).hasSize(1);
        assertThat(entries()).isEqualTo(once);
    }

    @Test
    void aSwappedFromIsRefused() throws IOException {
        byte[] swapped = replaced(letter, "From: " + Cast.PRACTICE.value(), "From: cabinet@saulx.mssante.exampla");

        assertThat(hospital.receives(swapped)).isEqualTo("seal.from-mismatch");
        assertNothingHappened();
    }

    @Test
    void aSecondFromIsRefused() throws IOException {
        byte[] two = concat("From: other@saulx.mssante.example\r\n".getBytes(StandardCharsets.US_ASCII), letter);

        assertThat(hospital.receives(two)).isEqualTo("seal.outer-from");
        assertNothingHappened();
    }

    @Test
    void aStrippedSignatureIsRefused() throws Exception {
        openssl.decrypt(letter);
        openssl.run("openssl cms -verify -noverify -in signed.eml -out payload.eml");
        byte[] forged = openssl.encrypt("payload.eml", "hospital");

        assertThat(hospital.receives(forged)).isEqualTo("seal.stripped-signature");
        assertNothingHappened();
    }

    @Test
    void reEncryptionToSomeoneElseIsRefusedThere() throws Exception {
        openssl.decrypt(letter);
        byte[] forged = openssl.encrypt("signed.eml", "practice");
        try (Receiver practice = Receiver.practice(demo, folder)) {
            assertThat(practice.receives(forged)).isEqualTo("seal.not-addressed");
            assertThat(practice.node.list(ExchangeQuery.all())).isEmpty();
        }
    }

    @Test
    void anAddedRecipientIsRefused() throws Exception {
        openssl.decrypt(letter);
        byte[] forged = openssl.encrypt("signed.eml", "hospital", "practice");

        assertThat(hospital.receives(forged)).isEqualTo("seal.extra-recipient");
        assertThat(hospital.node.list(ExchangeQuery.all())).isEmpty();
        assertThat(hospital.node.quarantine(10)).hasSize(1);
    }

    @Test
    void aLetterForSomebodyElseCannotBeOpened() throws IOException {
        try (Receiver practice = Receiver.practice(demo, folder)) {
            assertThat(practice.receives(letter)).isEqualTo("seal.not-for-us");
        }
    }

    @Test
    void aFlippedBitIsRefusedAndNothingGoesOut() throws IOException {
        byte[] flipped = letter.clone();
        int body = new String(letter, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
        flipped[body + (letter.length - body) / 2] ^= 1;

        assertThat(hospital.receives(flipped)).isIn("seal.tag", "seal.malformed");
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(hospital.node.list(ExchangeQuery.all())).isEmpty();
        assertThat(hospital.node.nextToSend()).isEmpty();
        assertThat(hospital.node.quarantine(10)).hasSize(1);
    }

    private int entries() {
        var exchange = hospital.node.list(ExchangeQuery.all()).get(0).exchange();
        return hospital.node.view(exchange).state().law().size();
    }

    private static byte[] replaced(byte[] mail, String from, String to) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(from);
        return text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}

package org.passerelle.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.seal.frame.HeaderBlock;
import org.passerelle.seal.frame.OpenLimits;
import org.passerelle.seal.frame.SpoolMemory;

/** The memory is enough for one letter, and no file can be written: what an opening held of it must be free for the next. */
class OpeningMemoryTest {
    private static final int MEMORY = 128 * 1024;

    private final Scene scene = Scene.SHARED;
    private final byte[] payload = payload();
    private final byte[] letter = scene.seal(scene.order(scene.hospitalEnc), scene.practiceSign, payload);
    private final SpoolMemory memory = new SpoolMemory(MEMORY);

    @TempDir
    Path folder;

    @Test
    void isFreeOnceTheLetterIsClosed() throws IOException {
        try (Opened opened = open(letter, OpenLimits.DEFAULT)) {
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
            assertThatThrownBy(() -> open(letter, OpenLimits.DEFAULT).close()).isInstanceOf(NoSuchFileException.class);
            assertThat(opened.payload().readAllBytes())
                    .as("still open, whatever became of the other")
                    .isEqualTo(payload);
        }
        assertOpens();
    }

    @Test
    void isFreeOnceALetterWasRefusedForItsSize() throws IOException {
        var less = new OpenLimits(HeaderBlock.LONGEST, letter.length - 1, 9, 9, 9999);
        for (int time = 0; time < 2; time++) {
            assertThat(outcome(letter, less)).isEqualTo("seal.too-large");
        }
        assertOpens();
    }

    @Test
    void isFreeOnceALetterWasRefusedForItsTag() throws IOException {
        byte[] altered = letter.clone();
        int place = altered.length - 400;
        while (altered[place] < '0') {
            place++;
        }
        altered[place] = (byte) (altered[place] == 'A' ? 'B' : 'A');
        for (int time = 0; time < 2; time++) {
            assertThat(outcome(altered, OpenLimits.DEFAULT)).isNotEqualTo("accepted");
        }
        assertOpens();
    }

    @Test
    void isFreeOnceTheSourceBroke() throws IOException {
        byte[] most = Arrays.copyOf(letter, letter.length * 3 / 4);
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> opener(OpenLimits.DEFAULT)
                            .open(
                                    new SequenceInputStream(new ByteArrayInputStream(most), new Broken()),
                                    scene.hospitalContext())
                            .close())
                    .isInstanceOf(IOException.class)
                    .hasMessage("the line is down");
        }
        assertOpens();
    }

    private void assertOpens() throws IOException {
        try (Opened opened = open(letter, OpenLimits.DEFAULT)) {
            assertThat(opened.verdict().refusal()).isEmpty();
            assertThat(opened.payload().readAllBytes()).isEqualTo(payload);
        }
    }

    private String outcome(byte[] mail, OpenLimits limits) throws IOException {
        try (Opened opened = open(mail, limits)) {
            return opened.verdict().refusal().map(code -> code.code()).orElse("accepted");
        }
    }

    private Opened open(byte[] mail, OpenLimits limits) throws IOException {
        return opener(limits).open(new ByteArrayInputStream(mail), scene.hospitalContext());
    }

    private Opener opener(OpenLimits limits) {
        return new Opener(folder.resolve("absent"), Scene.seeded(3), limits, memory);
    }

    /** Of all the memory but a part of its last piece. */
    private static byte[] payload() {
        byte[] octets = new byte[MEMORY - 10_000];
        new Random(5).nextBytes(octets);
        System.arraycopy(Scene.PAYLOAD, 0, octets, 0, Scene.PAYLOAD.length);
        return octets;
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the line is down");
        }
    }
}

package org.passerelle.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Sha256;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.refusal.Refused;

/** A file is told from another by its octets, read as far as one could be attached. */
class AttachmentTest {
    private static final int MOST = 100_000;

    @Test
    void hashesTheWholeFileUpToTheLimit() {
        byte[] octets = new byte[MOST];
        assertThat(of(() -> new ByteArrayInputStream(octets)).hash(MOST)).isEqualTo(Sha256.hash(octets));
    }

    @Test
    void readsOneOctetBeyondTheLimitAndNoMore() {
        byte[] octets = new byte[MOST + 2];
        var in = new ByteArrayInputStream(octets);
        assertThat(of(() -> in).hash(MOST)).isEqualTo(Sha256.hash(Arrays.copyOf(octets, MOST + 1)));
        assertThat(in.available()).isEqualTo(1);
    }

    @Test
    void aFileThatCannotBeReadIsNoOther() {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> of(AttachmentTest::absent).hash(MOST))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.UNAVAILABLE));
    }

    private static InputStream absent() throws IOException {
        throw new IOException("absent");
    }

    private static Attachment of(Attachment.Source source) {
        return new Attachment("other", "Courrier", source, null);
    }
}

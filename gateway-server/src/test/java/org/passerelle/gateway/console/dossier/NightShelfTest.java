package org.passerelle.gateway.console.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.passerelle.canon.Id;
import org.passerelle.gateway.MadeFiles;
import org.passerelle.media.recording.RecordingReader;

/** How much of recordings is held in memory, and for how long. */
class NightShelfTest {
    private static final byte[] NIGHT = MadeFiles.night(60, 4);
    private static final Id EXCHANGE = Id.random(new Random(1));

    private Instant now = Instant.parse("2026-11-22T20:00:00Z");
    private int read;

    private final RecordingReader.Opening file = () -> {
        read++;
        return new ByteArrayInputStream(NIGHT);
    };

    @Test
    void holdsAsMuchAsItMayAndNotAnOctetMore() {
        long weight = shelf(Long.MAX_VALUE).get(EXCHANGE, id(1), file).weight();
        assertThat(weight).isPositive();

        NightShelf both = shelf(2 * weight);
        both.get(EXCHANGE, id(1), file);
        both.get(EXCHANGE, id(2), file);
        assertThat(both.size()).isEqualTo(2);

        NightShelf less = shelf(2 * weight - 1);
        less.get(EXCHANGE, id(1), file);
        less.get(EXCHANGE, id(2), file);
        assertThat(less.size()).isOne();
        read = 0;
        less.get(EXCHANGE, id(2), file);
        assertThat(read).as("the one looked at last is held").isZero();
        less.get(EXCHANGE, id(1), file);
        assertThat(read).isOne();
    }

    @Test
    void holdsOneForAsLongAsSomebodyLooks() {
        NightShelf shelf = shelf(NightShelf.MOST_HELD);
        shelf.get(EXCHANGE, id(1), file);
        now = now.plus(NightShelf.HELD);
        shelf.get(EXCHANGE, id(1), file);
        assertThat(read).isOne();
        now = now.plus(NightShelf.HELD).plusNanos(1);
        shelf.get(EXCHANGE, id(1), file);
        assertThat(read).isEqualTo(2);
    }

    private NightShelf shelf(long most) {
        return new NightShelf(() -> now, most);
    }

    private static Id id(int number) {
        return Id.random(new Random(100L + number));
    }
}

package org.passerelle.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.refusal.Refused;

/** What a card accepts is read: its 10,000,000 octets, and the fields that relays add. */
class CardLimitTest {
    private static final long PROMISED = 10_000_000 + Wiring.TRACE_HEADERS;

    @Test
    void opensOnlyWhereTheMailboxIsReadForAllThatTheCardAccepts(@TempDir Path folder) {
        try (var houses = new Rehearsal(folder, 5)) {
            houses.practice.close();
            houses.mail.mostOctets(PROMISED - 1);
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(houses::openPractice)
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo(NodeRefusal.CARD_PROMISES_MORE));
            houses.mail.mostOctets(PROMISED);
            houses.practice = houses.openPractice();
        }
    }
}

package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.flow.desk.FlowRefusal;
import org.passerelle.refusal.FactKey;
import org.passerelle.refusal.Refused;

/** A line says how large a mail it takes; a larger one is refused before it is sent. */
class SizeLimitTest {
    @TempDir
    Path folder;

    @Test
    void aLetterOneOctetTooLargeIsRefusedWithItsSizeAndTheLimit() {
        long size;
        try (Rehearsal world = Rehearsal.beginWithSizeLimit(folder.resolve("small"), 1_000)) {
            assertThat(world.practice().line(Rehearsal.LINE).sizeLimit()).isEqualTo(1_000);
            var refused = catchRefused(world);
            assertThat(refused.refusal().facts()).containsEntry(FactKey.LIMIT, "1000");
            size = Long.parseLong(refused.refusal().facts().getOrDefault(FactKey.ACTUAL, "0"));
            assertThat(size).isGreaterThan(20_000);
        }
        try (Rehearsal world = Rehearsal.beginWithSizeLimit(folder.resolve("less"), size - 1)) {
            assertThat(catchRefused(world).refusal().facts()).containsEntry(FactKey.ACTUAL, Long.toString(size));
            assertThat(world.mail().crossings()).isEmpty();
        }
        try (Rehearsal world = Rehearsal.beginWithSizeLimit(folder.resolve("enough"), size)) {
            Exchange exchange = Asked.of(world).send();
            world.settle();
            assertThat(exchange.now().progress()).isEqualTo(Exchange.Progress.RECEIVED);
            assertThat(world.mail().crossings().get(0).bytes().length).isLessThanOrEqualTo((int) size);
        }
    }

    private static Refused catchRefused(Rehearsal world) {
        var caught = new Refused[1];
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(Asked.of(world)::send)
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(FlowRefusal.TOO_LARGE);
                    caught[0] = refused;
                });
        world.settle();
        return caught[0];
    }
}

package org.passerelle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Sha256;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;

/** Every time, id and random octet comes from the rehearsal's seed and clock: what is played again is the same to the octet. */
class SameSeedTest {
    private static final long SEED = 1;

    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameLettersAndTheSameTrace() {
        assertThat(play("first")).isEqualTo(play("second"));
    }

    private List<String> play(String name) {
        List<String> told = new ArrayList<>();
        try (Rehearsal world = Rehearsal.begin(folder.resolve(name), SEED)) {
            Exchange exchange = Asked.of(world).send();
            world.advance(Duration.ofHours(1));
            world.hospital().answer(exchange.id(), "Surveillance.");
            world.settle();
            told.add(exchange.id());
            exchange.now().moments().forEach(moment -> told.add(moment.at() + " " + moment.kind()));
            world.mail()
                    .crossings()
                    .forEach(crossing -> told.add(Sha256.hash(crossing.bytes()).hex()));
            told.add(Sha256.hash(exchange.exportTrace(Invented.doctor().rpps())).hex());
        }
        return told;
    }
}

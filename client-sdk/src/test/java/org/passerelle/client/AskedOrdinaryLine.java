package org.passerelle.client;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.OrdinaryMailbox;
import org.passerelle.client.testing.Rehearsal;

/** A practice that has asked a line with an ordinary mailbox: where the tests of what comes back begin. */
abstract class AskedOrdinaryLine {
    @TempDir
    Path folder;

    Rehearsal world;
    OrdinaryMailbox line;
    Exchange exchange;

    @BeforeEach
    void begin() {
        world = Rehearsal.begin(folder);
        line = world.ordinary(Rehearsal.ORDINARY_LINE);
        exchange = Invented.avis(world.practice().line(Rehearsal.ORDINARY_LINE), world.now())
                .send();
        world.settle();
    }

    @AfterEach
    void end() {
        world.close();
    }
}

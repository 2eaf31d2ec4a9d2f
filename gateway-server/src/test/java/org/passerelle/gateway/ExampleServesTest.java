package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/passerelle.yaml} is not only read: with keys, cards and a password where it says, it serves. */
class ExampleServesTest {
    @TempDir
    Path folder;

    @Test
    void theCommentedExampleServes() throws IOException {
        var station = new Station(folder);
        station.sign("cards/dermatologie", station.text("hospital.yaml").replace("keys/", "../keys/"), "hospital");
        station.sign("cards/cabinet", station.text("practice.yaml").replace("keys/", "../keys/"), "practice");
        station.write("secrets/mail.password", "s3cret\n");
        // the port may be taken here, and the operator's servers are nobody's
        String example = Files.readString(Path.of("../docs/passerelle.yaml"))
                .replace("port: 8443", "port: 0")
                .replaceAll("host: [a-z]+\\.operateur\\.test", "host: localhost")
                .replaceAll("port: (465|993)", "port: " + Station.NO_PORT);
        station.write("passerelle.yaml", example);
        Ran ran = Ran.serve(Station.WORLD, station.path("passerelle.yaml"));
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }
}

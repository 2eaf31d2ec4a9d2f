package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that serves a practice and no line, by its settings alone. */
class PracticeGatewayTest {
    @TempDir
    private Path folder;

    @Test
    void opensServesPagesAndKnowsWhomToAsk() {
        var station = new Station(folder);
        String hospitals = station.settings();
        String settings = hospitals
                .replaceAll("(?s)lines:\n.*?https:\n", "lines: []\nhttps:\n")
                .replace("keys/hospital.", "keys/practice.")
                .replace("hospital.card, own: true,", "hospital.card,")
                .replace("practice.card,", "practice.card, own: true,")
                .replace("address: dermatologie@ch-barleduc.mssante.test", "address: " + Station.PRACTICE.value())
                .replace("members: ['10000000002', '10000000003']", "lines: [" + Station.PRACTICE.value() + "]");
        station.write("settings.yaml", settings + "console:\n  port: 0\n  accounts: accounts.json\n");
        try (House house = House.open(station.read(), Station.WORLD, House.Drive.CALLER)) {
            assertThat(house.consolePort()).isPresent();
            assertThat(house.node().books().practices()).containsExactly(Station.PRACTICE);
            assertThat(house.node().lines()).hasSize(1);
            assertThat(house.node().ownLines()).isEmpty();
        }
    }
}

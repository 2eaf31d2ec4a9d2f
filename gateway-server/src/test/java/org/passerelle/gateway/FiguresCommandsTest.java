package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.node.Node;

/** A coordinator asks the running gateway for figures at the command line. */
class FiguresCommandsTest {
    private static final String MONTH = YearMonth.from(
                    Station.WORLD.clock().instant().atZone(ZoneId.of("Europe/Paris")))
            .toString();

    @TempDir
    static Path folder;

    private static Station station;
    private static House house;

    @BeforeAll
    static void open() {
        station = new Station(folder);
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        try (Node practice = station.practice()) {
            Station.request(practice, house.node());
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void printsWhatTheGatewayAnswers() {
        Ran table = ran("indicators", Station.COORDINATOR.value());
        Ran json = ran("indicators", Station.COORDINATOR.value(), "--format", "json", "--disclosure", "outside");
        Ran bills = ran("billing", Station.COORDINATOR.value(), "--separator", "comma");

        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out())
                .startsWith("\uFEFFline;pathway;month;")
                .contains(";avis;")
                .contains(";requests;;Demandes;1;");
        assertThat(json.out()).contains("\"disclosure\":\"outside\"", "\"hidden\":true");
        assertThat(bills.out())
                .isEqualTo(
                        "status,act,title,date,amount,currency,rpps,profession,line,exchange,number-in-year,notices,to-check\r\n");
    }

    @Test
    void whoIsNoCoordinatorIsRefused() {
        Ran refused = ran("indicators", Station.EXPERT.value());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("gateway.cli.gateway-refused", "403", "gateway.auth.not-allowed");
    }

    @Test
    void helpSaysWhatItIsFor() {
        assertThat(Ran.of("indicators", "--help").out()).contains("--disclosure", "docs/indicators.md");
        assertThat(Ran.of("billing", "--help").out()).contains("decides nothing");
        assertThat(Ran.of("indicators").code()).isEqualTo(2);
    }

    private static Ran ran(String command, String person, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--gateway",
                "https://localhost:" + house.port(),
                "--key",
                station.path("keys/client.key.pem"),
                "--cert",
                station.path("keys/client.cert.pem"),
                "--anchors",
                station.path("keys/anchors.pem"),
                "--as",
                person,
                "--from",
                MONTH));
        arguments.addAll(List.of(more));
        return Ran.of(arguments.toArray(new String[0]));
    }
}

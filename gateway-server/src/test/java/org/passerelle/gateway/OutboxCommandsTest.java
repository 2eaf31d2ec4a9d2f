package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.node.Node;

/** A coordinator looks with the command {@code outbox} at what waits to leave a gateway that serves. */
class OutboxCommandsTest {
    @TempDir
    Path folder;

    private Station station;
    private House house;
    private Id avis;

    @BeforeEach
    void open() {
        station = new Station(folder);
        house = House.open(station.read(), Station.WORLD, House.Drive.CALLER);
        try (Node practice = station.practice()) {
            avis = Station.request(practice, house.node());
        }
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Ran outbox(String as, String... words) {
        List<String> arguments = new ArrayList<>(List.of("outbox"));
        arguments.addAll(Arrays.asList(words));
        arguments.addAll(List.of(
                "--gateway", "https://localhost:" + house.port(),
                "--key", station.path("keys/client.key.pem"),
                "--cert", station.path("keys/client.cert.pem"),
                "--anchors", station.path("keys/anchors.pem"),
                "--as", as));
        return Ran.of(arguments.toArray(String[]::new));
    }

    private Ran mine(String... words) {
        return outbox(Station.COORDINATOR.value(), words);
    }

    private List<String> ids() {
        return Canon.readLoose(mine("list", "--json").octets()).array("mails").objects().stream()
                .map(mail -> mail.text("id"))
                .toList();
    }

    @Test
    void saysWhatWaitsWhyAndUntilWhenAndNothingOfAPatient() {
        Ran ran = mine("list");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "receipt  " + Station.LINE.value() + " to " + Station.PRACTICE.value(),
                        "exchange  " + avis,
                        "not handed over",
                        "tried 0 times",
                        "Europe/Paris; given up ")
                .doesNotContain("MARTIN", "lésion");
    }

    @Test
    void hurriesOneAndGivesUpAnother() {
        List<String> waiting = ids();
        String first = waiting.get(0);
        assertThat(mine("retry", first).out()).contains(first + "  goes now");
        assertThat(mine("give-up", first).out()).contains(first + "  given up");
        assertThat(ids()).doesNotContain(first).hasSize(waiting.size() - 1);

        Ran again = mine("retry", first);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("gateway.cli.gateway-refused", "check=flow.not-waiting");
        assertThat(mine("retry", "nothing").err()).contains("check=flow.not-waiting");
    }

    @Test
    void isForCoordinatorsOfTheLine() {
        assertThat(outbox(Station.EXPERT.value(), "list").err()).contains("check=flow.right-missing");
        assertThat(outbox("10000000009", "list").err()).contains("check=gateway.auth.not-allowed");
        assertThat(outbox(Station.EXPERT.value(), "give-up", ids().get(0)).err())
                .contains("check=flow.right-missing");
    }

    @Test
    void saysThatNothingWaits() {
        ids().forEach(mail -> mine("give-up", mail));
        assertThat(mine("list").out()).isEqualTo("nothing waits\n");
    }

    @Test
    void wrongUsageIsToldApart() {
        assertThat(mine("retry").code()).isEqualTo(2);
        assertThat(mine().code()).isEqualTo(2);
    }
}

package org.passerelle.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.canon.Canon;
import org.passerelle.canon.Id;
import org.passerelle.node.Node;

/** What an operator does with a stopped gateway's ledger, and what the commands say. */
class LedgerCommandsTest {
    @TempDir
    Path folder;

    private Station station;

    @BeforeEach
    void lay() {
        station = new Station(folder);
    }

    @Test
    void aNewKeyAndANewLedgerAreToldAndTracesHoldAfterwards() throws Exception {
        Id avis;
        try (Node practice = station.practice();
                Node hospital = station.hospital()) {
            avis = Station.request(practice, hospital);
        }
        Ran rotated = ledger("rotate", "--json");
        assertThat(rotated.err()).isEmpty();
        var told = Canon.read(rotated.out().strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(told.whole("fromSize")).isPositive();
        assertVerifies(avis, told.text("origin"));

        Ran renewed = ledger("renew", "--json");
        var after = Canon.read(renewed.out().strip().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(after.text("origin")).isNotEqualTo(told.text("origin"));
        assertThat(after.whole("fromSize")).isZero();
        assertVerifies(avis, after.text("origin"));
        assertThat(ledger("rotate").out()).contains("ledger " + after.text("origin"), "from size");
    }

    @Test
    void aGatewayThatRunsRefusesThem() {
        try (Node hospital = station.hospital()) {
            assertThat(hospital.evidence()).isEmpty();
            for (String command : new String[] {"rotate", "renew"}) {
                Ran refused = ledger(command);
                assertThat(refused.code()).isEqualTo(1);
                assertThat(refused.err()).startsWith("store.folder-in-use").hasLineCount(1);
            }
        }
    }

    @Test
    void aFolderWithoutANodeIsLeftAsItIs() {
        for (String command : new String[] {"rotate", "renew"}) {
            assertThat(ledger(command).err()).startsWith("flow.no-ledger");
        }
        assertThat(folder.resolve("node")).doesNotExist();
    }

    @Test
    void withoutEvidenceNothingIsWritten() {
        station.hospital().close();
        String out = station.path("evidence");
        Ran told = ledger("evidence", "--out", out);
        assertThat(told.out().strip()).isEqualTo("There is no evidence.");
        assertThat(ledger("evidence", "--out", out, "--json").out().strip()).isEqualTo("{\"evidence\":[]}");
        assertThat(Path.of(out)).doesNotExist();
    }

    private Ran ledger(String command, String... more) {
        String[] words = {"ledger", command, "--config", station.path("settings.yaml")};
        return Ran.of(java.util.stream.Stream.of(words, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new));
    }

    private void assertVerifies(Id avis, String origin) throws Exception {
        try (Node hospital = station.hospital()) {
            assertThat(hospital.origin().text()).isEqualTo(origin);
            Files.write(folder.resolve("trace.json"), hospital.exportTrace(avis, Station.EXPERT));
        }
        Ran verified =
                Ran.of("trace", "verify", station.path("trace.json"), "--anchors", station.path("keys/anchors.pem"));
        assertThat(verified.out()).startsWith("The trace holds");
    }
}

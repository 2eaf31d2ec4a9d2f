package org.passerelle.specs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.passerelle.client.testing.Invented;
import org.passerelle.client.testing.Rehearsal;
import org.passerelle.ledger.trace.TraceCertificate;
import org.passerelle.ledger.trace.TraceVerifier;
import org.passerelle.node.Node;
import org.passerelle.port.keep.StoreRefusal;
import org.passerelle.port.trust.TrustAnchors;
import org.passerelle.refusal.Refused;
import org.passerelle.seal.EndorsementSeal;
import org.passerelle.specs.demo.world.Cast;

/** What is kept or exported and then changed: refused, and never served as if nothing were. */
class AlteredTest {
    private static final java.time.Instant LATER = Cast.at("2026-11-24T10:00");

    @TempDir
    private Path folder;

    @Test
    void eachOctetOfATraceChangedInTurnIsRefused() {
        byte[] trace;
        TrustAnchors anchors;
        try (Rehearsal world = Rehearsal.begin(folder)) {
            anchors = world.anchors();
            trace = world.practice()
                    .exchange(ask(world))
                    .exportTrace(Invented.doctor().rpps());
        }
        assertThat(refusal(trace, anchors)).isEmpty();
        List<Integer> believed = new ArrayList<>();
        for (int octet = 0; octet < trace.length; octet++) {
            byte[] changed = trace.clone();
            changed[octet] ^= 1;
            if (refusal(changed, anchors).isEmpty()) {
                believed.add(octet);
            }
        }
        assertThat(believed).isEmpty();
    }

    @Test
    void anExchangeWhoseStoreWasChangedIsNotServedAndOthersAre() throws IOException {
        Played demo = Played.once();
        String first = demo.exchange(1).text("id");
        String second = demo.exchange(2).text("id");
        try (Receiver hospital = Receiver.hospital(demo, folder)) {
            assertThat(hospital.receives(Files.readAllBytes(demo.letter("01")))).isEqualTo("taken");
            hospital.clock.advance(Duration.between(hospital.clock.instant(), LATER));
            assertThat(hospital.receives(Files.readAllBytes(demo.letter("25")))).isEqualTo("taken");
        }
        alterOneLeaf(folder.resolve("hospital"));
        try (Receiver hospital = Receiver.hospital(demo, folder, LATER)) {
            List<String> refused = new ArrayList<>();
            for (String exchange : List.of(first, second)) {
                try {
                    hospital.node.view(new org.passerelle.canon.Id(exchange));
                } catch (Refused altered) {
                    assertThat(altered.code()).isEqualTo(StoreRefusal.ALTERED);
                    refused.add(exchange);
                }
            }
            assertThat(refused).hasSize(1);
            assertNoTrace(hospital.node, refused.get(0));
        }
    }

    private static void assertNoTrace(Node node, String exchange) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> node.exportTrace(new org.passerelle.canon.Id(exchange), Cast.EXPERT.rpps()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(StoreRefusal.ALTERED));
    }

    /** One letter of the first event's name that stands in clear, as an editor of the file would change it. */
    private static void alterOneLeaf(Path node) throws IOException {
        for (Path file : Files.list(node).filter(Files::isRegularFile).toList()) {
            byte[] octets = Files.readAllBytes(file);
            int at = new String(octets, StandardCharsets.ISO_8859_1).indexOf("\"event\":\"clock-started\"");
            if (at >= 0) {
                octets[at + "\"event\":\"clock-".length()] ^= 1;
                Files.write(file, octets);
                return;
            }
        }
        throw new AssertionError("no leaf stands in clear");
    }

    private static Optional<String> refusal(byte[] trace, TrustAnchors anchors) {
        try {
            new TraceVerifier(new EndorsementSeal(anchors)).verify(TraceCertificate.read(trace), List.of());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.code().code());
        }
    }

    private static String ask(Rehearsal world) {
        return Invented.avis(world).send().id();
    }
}

package org.passerelle.specs.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.passerelle.canon.Id;
import org.passerelle.canon.Json;
import org.passerelle.client.testing.Invented;
import org.passerelle.flow.Order;
import org.passerelle.gateway.House;
import org.passerelle.gateway.config.Environment;
import org.passerelle.gateway.config.SettingsReader;
import org.passerelle.node.Node;
import org.passerelle.node.NodeSettings;

/** A hospital's gateway, as a process: opened from its settings file as {@code serve} opens it, its pumps turned by orders. */
final class HospitalProcess {
    private static final int MOST_SHOWN = 50;

    private final Node node;

    private HospitalProcess(Node node) {
        this.node = node;
    }

    /** Settings file, start of its clock. */
    public static void main(String[] given) throws IOException {
        var orders = new Orders(Instant.parse(given[1]));
        var world = new NodeSettings.World(orders, new SecureRandom());
        try (House gateway =
                House.open(SettingsReader.read(Path.of(given[0]), Environment.none()), world, House.Drive.CALLER)) {
            var house = new HospitalProcess(gateway.node());
            orders.on("take", words -> house.step(words, "take", Json.object()))
                    .on("ask", words -> house.step(words, "ask", Json.object().put("asked", "Depuis quand ?")))
                    .on("answer", words -> house.step(words, "answer", answer()))
                    .on("shows", house::shows)
                    .on("turn", words -> String.valueOf(house.node.step()))
                    .on("health", words -> house.health())
                    .on("trace", house::trace)
                    .obey();
        }
    }

    private static Json.Builder answer() {
        return Json.object()
                .put("recommendation", "consultation-recommended")
                .put("advice", "Exérèse complète.")
                .put("acts", "aucun")
                .put("incidents", "aucun");
    }

    private String step(List<String> words, String step, Json.Builder content) {
        node.take(exchange(words), Order.of(step, Invented.expert(), content.build()));
        return "";
    }

    private static Id exchange(List<String> words) {
        return Id.parse(words.get(0));
    }

    /** Whether the line's list shows that step done. */
    private String shows(List<String> words) {
        return String.valueOf(node.view(exchange(words)).state().stepsDone().stream()
                .anyMatch(done -> done.step().equals(words.get(1))));
    }

    private String health() {
        var health = node.health();
        return Quiet.words(
                health.outboxWaiting(),
                node.quarantine(MOST_SHOWN).size(),
                health.alarms().stream().map(alarm -> alarm.code()).toList());
    }

    private String trace(List<String> words) throws IOException {
        Files.write(
                Path.of(words.get(1)),
                node.exportTrace(exchange(words), Invented.expert().rpps()));
        return "";
    }
}

package org.passerelle.specs.killed;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.passerelle.client.Exchange;
import org.passerelle.client.Practice;
import org.passerelle.client.Settings;
import org.passerelle.client.testing.Invented;

/** A practice's software, as a process: the public SDK and nothing else. */
final class PracticeProcess {
    private static final Instant CONFIRMED = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant CONSENT = Instant.parse("2026-11-20T08:00:00Z");

    private final Practice practice;

    private PracticeProcess(Practice practice) {
        this.practice = practice;
    }

    /** Node's folder, papers' folder, start of its clock, mail host, SMTP port, IMAP port. */
    public static void main(String[] given) throws IOException {
        var orders = new Orders(Instant.parse(given[2]));
        var papers = new Papers(Path.of(given[1]));
        Settings settings = Settings.in(Path.of(given[0]))
                .key(papers.file("practice.sign.key.pem"), papers.file("practice.sign.cert.pem"))
                .key(papers.file("practice.enc.key.pem"), papers.file("practice.enc.cert.pem"))
                .authorities(papers.file("anchors.pem"))
                .ownCard(papers.file("practice.card"), Papers.WITNESS, Papers.ROLE, CONFIRMED)
                .card(papers.file("line.card"), Papers.WITNESS, Papers.ROLE, CONFIRMED)
                .mailbox(
                        Papers.PRACTICE,
                        URI.create("smtps://" + given[3] + ":" + given[4]),
                        URI.create("imaps://" + given[3] + ":" + given[5]),
                        Papers.PASSWORD)
                .mailAuthorities(papers.anchors().roots())
                .world(orders, new SecureRandom());
        try (Practice practice = Practice.open(settings)) {
            var house = new PracticeProcess(practice);
            orders.on("request", words -> house.request())
                    .on(
                            "supply",
                            words -> house.exchange(words)
                                    .supply(Invented.doctor(), "Six mois.")
                                    .send()
                                    .id())
                    .on(
                            "close",
                            words -> house.exchange(words)
                                    .close(Invented.doctor(), "followed")
                                    .id())
                    .on("exchanges", words -> house.exchanges())
                    .on("shows", house::shows)
                    .on("turn", words -> String.valueOf(practice.step()))
                    .on("health", words -> house.health())
                    .on("trace", house::trace)
                    .obey();
        }
    }

    private String request() {
        return Invented.avis(practice.line(Papers.LINE), CONSENT).send().id();
    }

    private Exchange exchange(List<String> words) {
        return practice.exchange(words.get(0));
    }

    private String exchanges() {
        return practice.exchanges().stream().map(Exchange::id).collect(Collectors.joining(" "));
    }

    /** Whether the exchange's page shows that step, on its way or decided. */
    private String shows(List<String> words) {
        Exchange exchange = exchange(words);
        String step = words.get(1);
        boolean decided =
                exchange.moments().stream().anyMatch(moment -> moment.kind().equals(step));
        return String.valueOf(decided || exchange.pending().contains(step));
    }

    private String health() {
        var health = practice.health();
        return Quiet.words(
                health.waiting(),
                health.quarantine().size(),
                health.alarms().stream().map(alarm -> alarm.code()).toList());
    }

    private String trace(List<String> words) throws IOException {
        Files.write(
                Path.of(words.get(1)),
                exchange(words).exportTrace(Invented.doctor().rpps()));
        return "";
    }
}
